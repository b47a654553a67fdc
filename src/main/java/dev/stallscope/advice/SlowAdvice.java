package dev.stallscope.advice;

import static dev.stallscope.advice.Command.Shell.POWERSHELL;
import static dev.stallscope.advice.Command.Shell.POWERSHELL_ADMIN;

import dev.stallscope.advice.Advice.Cost;
import dev.stallscope.advice.Advice.Kind;
import dev.stallscope.analysis.Analysis;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.model.WindowsPath;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What to do about operations that were merely slow: the capture shows that, not why, so it is
 * always something to look at or to try.
 */
final class SlowAdvice {
  private static final int MOST_PLACES = 3;

  private final Analysis analysis;

  SlowAdvice(Analysis analysis) {
    this.analysis = analysis;
  }

  List<Advice> of(List<Finding> slow) {
    Map<Kind, List<Finding>> byKind = new EnumMap<>(Kind.class);
    slow.forEach(f -> byKind.computeIfAbsent(kind(f), kind -> new ArrayList<>()).add(f));
    List<Advice> advice = new ArrayList<>();
    byKind.forEach((kind, findings) -> advice.add(of(kind, findings)));
    return advice;
  }

  private static Kind kind(Finding finding) {
    if (has(finding, Ground.Kind.NETWORK_SHARE)) {
      return Kind.USE_LOCAL_COPY;
    }
    if (has(finding, Ground.Kind.REGISTRY)) {
      return Kind.CHECK_REGISTRY;
    }
    return has(finding, Ground.Kind.PROCESS_START) ? Kind.CHECK_PROCESS_STARTS : Kind.CHECK_STORAGE;
  }

  private static boolean has(Finding finding, Ground.Kind kind) {
    return finding.grounds().stream().anyMatch(ground -> ground.kind() == kind);
  }

  private Advice of(Kind kind, List<Finding> findings) {
    Draft draft = new Draft(kind, findings).trial();
    List<String> places =
        draft.longestFirst().stream()
            .map(finding -> place(kind, analysis.store().paths().text(finding.path())))
            .distinct()
            .limit(MOST_PLACES)
            .toList();
    return draft
        .subjects(places)
        .cost(kind == Kind.USE_LOCAL_COPY ? Cost.COPY : Cost.NOTHING)
        .commands(commands(kind))
        .advice();
  }

  private static String place(Kind kind, String path) {
    return switch (kind) {
      case USE_LOCAL_COPY -> share(path);
      case CHECK_STORAGE -> WindowsPath.drive(path).isEmpty() ? path : WindowsPath.drive(path);
      case CHECK_REGISTRY -> WindowsPath.rootKey(path);
      default -> path;
    };
  }

  /** {@code \\server\share}. */
  private static String share(String path) {
    int server = path.indexOf('\\', 2);
    int share = server < 0 ? -1 : path.indexOf('\\', server + 1);
    return share < 0 ? path : path.substring(0, share);
  }

  private static List<Command> commands(Kind kind) {
    return switch (kind) {
      case CHECK_STORAGE ->
          List.of(
              Command.look(
                  POWERSHELL,
                  "Get-PhysicalDisk | Select-Object FriendlyName, MediaType, HealthStatus"),
              Command.look(POWERSHELL_ADMIN, "Get-PhysicalDisk | Get-StorageReliabilityCounter"));
      case CHECK_PROCESS_STARTS -> List.of(Command.look(POWERSHELL_ADMIN, "fltmc filters"));
      case USE_LOCAL_COPY -> List.of(Command.look(POWERSHELL, "Get-SmbConnection"));
      default -> List.of();
    };
  }
}
