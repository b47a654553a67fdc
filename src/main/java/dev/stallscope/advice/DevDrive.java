package dev.stallscope.advice;

import static dev.stallscope.advice.Command.Shell.POWERSHELL;
import static dev.stallscope.advice.Command.Shell.POWERSHELL_ADMIN;
import static dev.stallscope.advice.PowerShell.quoted;

import dev.stallscope.advice.Advice.Cost;
import dev.stallscope.advice.Advice.Kind;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.knowledge.CacheFolder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Caches on a trusted Dev Drive: Defender scans there after a file is opened instead of before
 * (performance mode). Only caches that a setting moves go there. Sources: Microsoft's "Set up a Dev
 * Drive on Windows 11" and "fsutil devdrv".
 */
final class DevDrive {
  private static final String DRIVE = "YOUR-DRIVE";

  private record Move(String from, String setting, List<Finding> findings) {
    boolean byVariable() {
      return !setting.startsWith("-");
    }

    String to() {
      return DRIVE + ":\\caches\\" + setting;
    }
  }

  private final WindowsBuild windows;
  private final List<Move> moves = new ArrayList<>();
  private final boolean all;

  DevDrive(WindowsBuild windows, List<Place> places) {
    this.windows = windows;
    for (Place place : places) {
      CacheFolder cache = place.cache();
      if (cache != null && !cache.setting().isEmpty() && place.isLiteral()) {
        moves.add(new Move(place.path(), cache.setting(), place.findings()));
      }
    }
    this.all = moves.size() == places.size();
  }

  boolean isPossible() {
    return !moves.isEmpty() && windows.mayHaveDevDrives();
  }

  /** Where it does all that exclusions would do, on a Windows known to have it. */
  boolean isBetter() {
    return isPossible() && all && windows.isKnown();
  }

  Draft draft() {
    List<Finding> findings = moves.stream().flatMap(move -> move.findings.stream()).toList();
    Draft draft =
        new Draft(Kind.DEV_DRIVE, findings)
            .subjects(moves.stream().map(Move::from).toList())
            .setting(String.join(", ", moves.stream().map(Move::setting).distinct().toList()))
            .cost(Cost.SCANNED_LATER)
            .warning(Warning.Kind.FILL_IN, DRIVE)
            .warning(Warning.Kind.COMPANY_POLICY)
            .commands(commands());
    return windows.isKnown() ? draft : draft.warning(Warning.Kind.NEEDS_WINDOWS_11);
  }

  /** One for each variable: some move several folders. */
  private Collection<Move> byVariable() {
    Map<String, Move> first = new LinkedHashMap<>();
    moves.stream().filter(Move::byVariable).forEach(m -> first.putIfAbsent(m.setting, m));
    return first.values();
  }

  private List<Command> commands() {
    List<Command> commands = new ArrayList<>();
    commands.add(Command.look(POWERSHELL_ADMIN, "fsutil devdrv query"));
    commands.add(Command.add(POWERSHELL_ADMIN, "fsutil devdrv trust " + DRIVE + ":"));
    Collection<Move> byVariable = byVariable();
    for (Move move : byVariable) {
      commands.add(Command.add(POWERSHELL, Environment.set(move.setting, quoted(move.to()))));
    }
    commands.add(Command.check(POWERSHELL_ADMIN, "fsutil devdrv query " + DRIVE + ":"));
    for (Move move : byVariable) {
      commands.add(Command.undo(POWERSHELL, Environment.unset(move.setting)));
    }
    return commands;
  }
}
