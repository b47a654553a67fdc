package dev.stallscope.compare;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.compare.Loss.Program;
import dev.stallscope.compare.RunProfile.DiskReads;
import dev.stallscope.compare.RunProfile.Guard;
import dev.stallscope.compare.RunProfile.Reach;
import dev.stallscope.model.Column;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import dev.stallscope.model.TraceInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A run put together by hand: 100 seconds of work on one folder, and what is added to it. */
final class Runs {
  static final long SECOND = Ticks.PER_SECOND;

  private static final Program GO = new Program("go.exe", "C:\\Go\\bin\\go.exe");

  private final List<Loss> losses = new ArrayList<>();
  private final Map<Cause, Long> causes = new EnumMap<>(Cause.class);
  private final Map<String, Durations> operations = new TreeMap<>();
  private final Map<String, Long> places = new TreeMap<>();
  private final List<Reach> reaches = new ArrayList<>();
  private long target = 100 * SECOND;
  private long[] gaps = {};
  private DiskReads disk = new DiskReads(0, 0);
  private Guard guard = new Guard(List.of(), 0, 0);
  private String engine = "Microsoft Defender";
  private String root = "go.exe";
  private String commandLine = "go.exe install";
  private String computer = "BUILD-1";
  private String windows = "Windows 11";
  private String format = "PML";
  private int processors;
  private boolean durations = true;

  Runs() {
    places.put("C:\\src\\shop\\lib", 1_000L);
  }

  Runs taking(double seconds) {
    target = Math.round(seconds * SECOND);
    return this;
  }

  /** Waits of a second each, one after the other, each on a file of its own. */
  Runs waiting(Cause cause, int waits) {
    for (int i = 0; i < waits; i++) {
      wait(cause, "C:\\src\\shop\\" + cause + i + ".go", 2.0 * losses.size(), 1);
    }
    return this;
  }

  /** One wait, in seconds from the target's start. */
  Runs wait(Cause cause, String path, double start, double seconds) {
    return wait(cause, path, start, seconds, GO);
  }

  Runs wait(Cause cause, String path, double start, double seconds, Program... programs) {
    long ticks = Math.round(seconds * SECOND);
    losses.add(
        new Loss(
            cause,
            "rule",
            "go.exe",
            Operation.CREATE_FILE,
            path.substring(0, path.lastIndexOf('\\')),
            path,
            List.of(programs),
            Math.round(start * SECOND),
            ticks,
            engine));
    causes.merge(cause, ticks, Long::sum);
    return this;
  }

  /** Who is behind the waits that follow. */
  Runs behind(String product) {
    engine = product;
    return this;
  }

  Runs operations(String name, int count, double secondsEach) {
    double[] seconds = new double[count];
    Arrays.fill(seconds, secondsEach);
    return timed(name, seconds);
  }

  /** One operation for each of the times. */
  Runs timed(String name, double... seconds) {
    long[] ticks = Arrays.stream(seconds).mapToLong(s -> Math.round(s * SECOND)).toArray();
    operations.put(name, Durations.of(ticks, 0, ticks.length, ticks.length));
    return this;
  }

  Runs working(String place, long events) {
    places.clear();
    return also(place, events);
  }

  Runs also(String place, long events) {
    places.put(place, events);
    return this;
  }

  Runs gaps(double... seconds) {
    gaps = Arrays.stream(seconds).mapToLong(s -> Math.round(s * SECOND)).toArray();
    return this;
  }

  Runs disk(long reads, double seconds) {
    disk = new DiskReads(reads, Math.round(seconds * SECOND));
    return this;
  }

  Runs guarded(int filters, long looks) {
    guard = new Guard(List.of("MsMpEng.exe"), filters, looks);
    return this;
  }

  Runs reach(long opens, long looks) {
    reaches.add(new Reach(opens, looks));
    return this;
  }

  Runs root(String name) {
    root = name;
    return command(name + " install");
  }

  Runs command(String line) {
    commandLine = line;
    return this;
  }

  Runs on(String itsComputer, String itsWindows) {
    computer = itsComputer;
    windows = itsWindows;
    return this;
  }

  Runs processors(int number) {
    processors = number;
    return this;
  }

  Runs as(String itsFormat) {
    format = itsFormat;
    return this;
  }

  Runs withoutDurations() {
    durations = false;
    return this;
  }

  RunProfile run() {
    EnumSet<Column> columns = EnumSet.allOf(Column.class);
    if (!durations) {
      columns.remove(Column.DURATION);
      columns.remove(Column.COMPLETION_TIME);
    }
    TraceInfo info =
        new TraceInfo(
            List.of("run.PML"), format, computer, windows, processors, 4, 64, columns, true, 1_000);
    return new RunProfile(
        info,
        root,
        commandLine,
        target,
        target,
        places.values().stream().mapToLong(Long::longValue).sum(),
        causes,
        losses,
        gaps,
        operations,
        Map.of(),
        Map.of("go.exe", places),
        disk,
        guard,
        reaches);
  }

  static Side side(Runs... runs) {
    return new Side(profiles(runs));
  }

  static List<RunProfile> profiles(Runs... runs) {
    return Arrays.stream(runs).map(Runs::run).toList();
  }

  static Comparison compared(Runs before, Runs after) {
    return Comparer.compare(profiles(before), profiles(after), List.of());
  }
}
