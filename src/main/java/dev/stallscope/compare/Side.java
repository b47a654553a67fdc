package dev.stallscope.compare;

import dev.stallscope.analysis.rule.Cause;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The runs of one side. Times are means of the runs.
 *
 * @param runs at least one
 */
public record Side(List<RunProfile> runs) {

  /** Names of all files in the order they were given. */
  public List<String> files() {
    return runs.stream().flatMap(run -> run.info().files().stream()).toList();
  }

  /** Name of the target's root process. */
  public String root() {
    return runs.get(0).root();
  }

  /** From the first event of a capture to the last, in ticks. */
  public long traceTicks() {
    return mean(RunProfile::traceTicks);
  }

  /** The target's time in ticks. */
  public long targetTicks() {
    return mean(RunProfile::targetTicks);
  }

  /** Each run's time of the target, in ticks. */
  double[] targetTicksOfRuns() {
    return runs.stream().mapToDouble(run -> (double) run.targetTicks()).toArray();
  }

  /** Findings of a run. */
  public double findings() {
    return runs.stream().mapToInt(run -> run.losses().size()).average().orElse(0);
  }

  /** Reads of a run that went to the disk. */
  public long diskReads() {
    return mean(run -> run.disk().count());
  }

  /** Ticks put down to a cause. */
  public long ticks(Cause cause) {
    return mean(run -> run.ticks(cause));
  }

  /** Ticks of every cause that took any. */
  public Map<Cause, Long> causes() {
    Map<Cause, Long> causes = new EnumMap<>(Cause.class);
    for (Cause cause : Cause.values()) {
      if (ticks(cause) > 0) {
        causes.put(cause, ticks(cause));
      }
    }
    return causes;
  }

  /** Whether every run tells durations. */
  public boolean hasDurations() {
    return runs.stream().allMatch(run -> run.info().hasDurations());
  }

  /** Causes that findings have. */
  Set<Cause> lossCauses() {
    return losses()
        .map(Loss::cause)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Cause.class)));
  }

  Stream<Loss> losses() {
    return runs.stream().flatMap(run -> run.losses().stream());
  }

  /** Ticks of each wait, run by run; see {@link #waits(RunProfile, Predicate)}. */
  List<long[]> waits(Predicate<Loss> chosen) {
    return runs.stream().map(run -> waits(run, chosen)).toList();
  }

  /** Time with such waits going on, each moment once; mean of the runs. */
  long waitedTicks(Predicate<Loss> chosen) {
    return mean(run -> Arrays.stream(waits(run, chosen)).sum());
  }

  /**
   * Waits that may have come independently of each other: those that go on at one time are one, and
   * those that follow each other on one file, such as reads of a slow disk. What they cover counts,
   * each moment once.
   */
  private static long[] waits(RunProfile run, Predicate<Loss> chosen) {
    List<Loss> losses =
        run.losses().stream()
            .filter(chosen)
            .sorted(Comparator.comparingLong(Loss::startTicks).thenComparing(Loss::path))
            .toList();
    long[] waits = new long[losses.size()];
    int used = 0;
    long end = Long.MIN_VALUE;
    String path = "";
    for (Loss loss : losses) {
      if (used == 0 || (loss.startTicks() >= end && !loss.path().equalsIgnoreCase(path))) {
        used++;
      }
      long lossEnd = loss.startTicks() + loss.ticks();
      waits[used - 1] += Math.max(0, lossEnd - Math.max(loss.startTicks(), end));
      end = Math.max(end, lossEnd);
      path = loss.path();
    }
    return Arrays.copyOf(waits, used);
  }

  /** Durations of all runs by name. */
  Map<String, Durations> pooled(Function<RunProfile, Map<String, Durations>> of) {
    Map<String, Durations> pooled = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (RunProfile run : runs) {
      of.apply(run).forEach((name, some) -> pooled.merge(name, some, Durations::with));
    }
    return pooled;
  }

  /** Mean over the runs, rounded. */
  long mean(ToLongFunction<RunProfile> value) {
    return Math.round(runs.stream().mapToLong(value).average().orElse(0));
  }
}
