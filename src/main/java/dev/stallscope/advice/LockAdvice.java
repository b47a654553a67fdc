package dev.stallscope.advice;

import static dev.stallscope.advice.Command.Shell.POWERSHELL;
import static dev.stallscope.advice.PowerShell.quoted;

import dev.stallscope.advice.Advice.Cost;
import dev.stallscope.advice.Advice.Kind;
import dev.stallscope.advice.Advice.Offer;
import dev.stallscope.analysis.Analysis;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Culprit;
import dev.stallscope.analysis.rule.Finding.Outcome;
import dev.stallscope.knowledge.LockHolders;
import dev.stallscope.model.ProcessInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to do about files that somebody else held: who it is, what that offers, whether to wait. */
final class LockAdvice {
  private static final int MOST_PATHS = 5;

  private final Analysis analysis;
  private final Places places;
  private final FullPaths paths;
  private final ScanAdvice scans;
  private final LockHolders holders = LockHolders.load();
  private final Set<Integer> own;

  LockAdvice(Analysis analysis, Places places, ScanAdvice scans) {
    this.analysis = analysis;
    this.places = places;
    this.paths = new FullPaths(analysis.store());
    this.scans = scans;
    this.own = new HashSet<>(analysis.target().processes());
  }

  /** Who held files: all processes of one name are one holder. */
  private record Holder(String name, @Nullable Offer offer) {}

  List<Advice> of(List<Finding> locks) {
    Map<Holder, List<Finding>> byHolder = new LinkedHashMap<>();
    locks.forEach(l -> byHolder.computeIfAbsent(holder(l), h -> new ArrayList<>()).add(l));
    List<Advice> advice = new ArrayList<>();
    byHolder.forEach(
        (holder, findings) -> {
          if (holder.offer == Offer.SECURITY_PRODUCT) {
            advice.addAll(scans.of(findings));
          } else {
            advice.add(of(holder, findings));
          }
        });
    return advice;
  }

  private Holder holder(Finding lock) {
    Culprit culprit = lock.culprit();
    if (culprit == null || (culprit.process() < 0 && culprit.product() == null)) {
      return new Holder("", null);
    }
    String product = culprit.product();
    if (culprit.process() < 0) {
      return new Holder(Objects.requireNonNullElse(product, ""), Offer.PROGRAM);
    }
    ProcessInfo process = analysis.store().processes().get(culprit.process());
    return new Holder(product == null ? process.name() : product, offer(process));
  }

  private Offer offer(ProcessInfo holder) {
    if (own.contains(holder.index())) {
      return Offer.OWN_PROCESS;
    }
    return holders.offer(holder).map(Offer::valueOf).orElse(Offer.PROGRAM);
  }

  private Advice of(Holder holder, List<Finding> locks) {
    Offer offer = holder.offer;
    Draft draft =
        new Draft(offer == null ? Kind.FIND_HOLDER : Kind.RELEASE_LOCK, locks)
            .subjects(files(locks))
            .who(holder.name);
    if (offer == null) {
      draft.warning(Warning.Kind.HOLDER_UNSEEN).commands(findHolder(locks));
    } else {
      draft.offer(offer).cost(cost(offer)).commands(commands(offer, locks));
    }
    boolean gaveUp = locks.stream().anyMatch(lock -> lock.outcome() == Outcome.GAVE_UP);
    return draft
        .warning(gaveUp ? Warning.Kind.WAITING_DID_NOT_HELP : Warning.Kind.WAITING_HELPED)
        .advice();
  }

  /** What was held, the longest first; full paths where the drive is known. */
  private List<String> files(List<Finding> locks) {
    return new Draft(Kind.FIND_HOLDER, locks)
        .longestFirst().stream()
            .map(lock -> Objects.requireNonNullElse(paths.of(lock.path()), paths.raw(lock.path())))
            .distinct()
            .limit(MOST_PATHS)
            .toList();
  }

  private List<Command> findHolder(List<Finding> locks) {
    return files(locks).stream()
        .filter(file -> PowerShell.canQuote(file) && file.indexOf(':') == 1)
        .limit(1)
        .map(file -> Command.look(POWERSHELL, "handle.exe -accepteula -nobanner " + quoted(file)))
        .toList();
  }

  private static Cost cost(Offer offer) {
    return switch (offer) {
      case ONEDRIVE, DROPBOX, GOOGLE_DRIVE, SYNC_CLIENT, WINDOWS_SEARCH, INDEXER, BACKUP ->
          Cost.SERVICE_PAUSED;
      case IDE, BUILD_SERVER, PROGRAM -> Cost.PROGRAM_CLOSED;
      default -> Cost.NOTHING;
    };
  }

  private List<Command> commands(Offer offer, List<Finding> locks) {
    return switch (offer) {
      case WINDOWS_SEARCH -> notIndexed(locks);
      case BUILD_SERVER -> stopServers(locks);
      default -> List.of();
    };
  }

  /** The attribute "not content indexed" for the narrowest folders; new files there take it on. */
  private List<Command> notIndexed(List<Finding> locks) {
    List<Command> commands = new ArrayList<>();
    List<String> folders =
        places.of(locks).stream()
            .filter(place -> place.fit() == Place.Fit.EXCLUDE && place.isLiteral())
            .map(Place::path)
            .limit(MOST_PATHS)
            .toList();
    folders.forEach(f -> commands.add(Command.add(POWERSHELL, "attrib +I " + quoted(f))));
    folders.forEach(f -> commands.add(Command.check(POWERSHELL, "attrib " + quoted(f))));
    folders.forEach(f -> commands.add(Command.undo(POWERSHELL, "attrib -I " + quoted(f))));
    return commands;
  }

  private List<Command> stopServers(List<Finding> locks) {
    boolean java =
        locks.stream()
            .map(Finding::culprit)
            .filter(culprit -> culprit != null && culprit.process() >= 0)
            .map(culprit -> analysis.store().processes().get(culprit.process()))
            .anyMatch(process -> process.name().toLowerCase(Locale.ROOT).startsWith("java"));
    return List.of(
        Command.add(POWERSHELL, java ? "gradle --stop" : "dotnet build-server shutdown"));
  }
}
