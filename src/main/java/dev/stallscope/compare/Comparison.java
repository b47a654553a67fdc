package dev.stallscope.compare;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.model.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Captures from before a change against captures from after it. Where a side has several runs its
 * times and counts are means of them.
 *
 * @param matched how much of the work is the same
 * @param savedTicks target's time before less that after; negative when it takes longer now
 * @param interval of the saved time, null without repeats on both sides
 * @param causes parts of the target's time, by the size of the change
 * @param operations by the size of the change of their total
 * @param places folders, likewise
 * @param losses findings that are gone, left and new, by the size of the change
 * @param exclusions what became of each rule asked about
 * @param excludedTicks time before with scans going on that rules which took cover, less that after
 * @param confounds what else may explain a difference, the gravest first
 */
public record Comparison(
    Side before,
    Side after,
    WorkMatch matched,
    long savedTicks,
    @Nullable Interval interval,
    List<CauseChange> causes,
    List<DurationChange> operations,
    List<DurationChange> places,
    List<LossChange> losses,
    List<ExclusionCheck> exclusions,
    long excludedTicks,
    List<Confound> confounds,
    Verdict verdict) {

  /** The part of the time before that was saved; 0 when there was none. */
  public double savedShare() {
    return before.targetTicks() == 0 ? 0 : (double) savedTicks / before.targetTicks();
  }

  /** Bounds in ticks between which the saved time lies with a probability of 95 %. */
  public record Interval(long fromTicks, long toTicks) {}

  /**
   * A part of the target's time.
   *
   * @param pValue that its waits differ so by chance; null for causes that are no waits
   */
  public record CauseChange(
      Cause cause, long beforeTicks, long afterTicks, @Nullable Double pValue) {
    /** Less is positive. */
    public long savedTicks() {
      return beforeTicks - afterTicks;
    }
  }

  /**
   * Durations of one operation, or in one folder.
   *
   * @param beforeCount mean of a run
   * @param beforeTicks total of a run, mean
   * @param before of all runs
   * @param test null when a side has too few
   * @param pValue corrected for the number of tests, null likewise
   * @param deviations standard deviations by which the totals differ, each operation taken as one
   *     that might as well have fallen into the other run; positive when before took longer. Unlike
   *     ranks it tells of few operations that got much longer
   * @param significant the totals differ by a time that matters, and ranks or totals by more than
   *     chance explains
   */
  public record DurationChange(
      String name,
      long beforeCount,
      long afterCount,
      long beforeTicks,
      long afterTicks,
      Durations before,
      Durations after,
      @Nullable RankTest test,
      @Nullable Double pValue,
      double deviations,
      boolean significant) {
    /** Less is positive. */
    public long savedTicks() {
      return beforeTicks - afterTicks;
    }
  }

  /**
   * Findings of one cause, role, operation and place.
   *
   * @param example path of the longest of them
   * @param behind who made it wait, empty when unknown
   * @param beforeCount findings of all runs of that side
   * @param beforeTicks their sum, mean of a run
   */
  public record LossChange(
      Cause cause,
      String role,
      Operation operation,
      String place,
      String example,
      String behind,
      int beforeCount,
      int afterCount,
      long beforeTicks,
      long afterTicks) {
    /** What became of it. */
    public Fate fate() {
      if (afterCount == 0) {
        return Fate.GONE;
      }
      return beforeCount == 0 ? Fate.NEW : Fate.LEFT;
    }
  }

  /** What became of findings. */
  public enum Fate {
    GONE,
    LEFT,
    NEW
  }

  /**
   * What there is to say.
   *
   * @param confidence 0 to 1
   * @param reasons the strongest first
   */
  public record Verdict(Outcome outcome, double confidence, List<Reason> reasons) {}

  /** What a comparison comes to. */
  public enum Outcome {
    IMPROVED,
    WORSE,
    NO_DIFFERENCE,
    INCONCLUSIVE
  }

  /**
   * Why the verdict is what it is.
   *
   * @param number what it means is said of each kind; 0 where it means nothing
   */
  public record Reason(Kind kind, double number) {
    /** Reasons; views put them into words. */
    public enum Kind {
      /** Waits differ by more than chance explains; number: p. */
      WAITS_DIFFER,
      /** Totals of the runs differ by more than they do among themselves; number: p. */
      RUNS_DIFFER,
      /** Ordinary operations take other times, by more than one run from the next. */
      OPERATIONS_DIFFER,
      /** An exclusion took, and the scans it covers are gone. */
      EXCLUSION_TOOK,
      /** The totals differ by less than matters; number: ticks that would matter. */
      TOO_SMALL,
      /** They differ, but not by more than two runs of the same do. */
      WITHIN_VARIATION,
      /** Too little of the work is the same; number: share of the side that matches less. */
      DIFFERENT_WORK,
      /** One side tells durations and the other does not. */
      DURATIONS_MISSING,
      /** Reads that did not go to the disk any more explain it; number: share of the difference. */
      CACHE_EXPLAINS,
      /** A cause is on one side only, with too few waits to exclude chance; number: waits. */
      FEW_WAITS,
      /** Time that no wait explains changed; one run cannot tell why; number: ticks. */
      UNEXPLAINED_CHANGED,
      /** Waits changed, the total did not follow; number: ticks. */
      TOTAL_DID_NOT_FOLLOW
    }

    static Reason of(Kind kind) {
      return new Reason(kind, 0);
    }
  }

  /** What else may explain a difference. */
  public enum Confound {
    /** Less than four fifths of a side's work is the same. */
    DIFFERENT_WORK,
    /** The root processes have different names. */
    DIFFERENT_TARGET,
    /** Reads of the disk vanished: the files were in memory already. */
    WARM_CACHE,
    /** Reads of the disk came up: before, the files were in memory already. */
    COLD_CACHE,
    /** Engine or filter were at work before and nowhere after: protection was off. */
    PROTECTION_OFF,
    DIFFERENT_MACHINE,
    DIFFERENT_WINDOWS,
    /** A side has one run only: how much runs differ is not known. */
    ONE_RUN
  }
}
