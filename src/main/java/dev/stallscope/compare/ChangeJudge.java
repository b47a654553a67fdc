package dev.stallscope.compare;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.compare.Comparison.CauseChange;
import dev.stallscope.compare.Comparison.Confound;
import dev.stallscope.compare.Comparison.DurationChange;
import dev.stallscope.compare.Comparison.Outcome;
import dev.stallscope.compare.Comparison.Reason;
import dev.stallscope.compare.Comparison.Reason.Kind;
import dev.stallscope.compare.Comparison.Verdict;
import dev.stallscope.compare.ExclusionCheck.Effect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Says whether the change helped, and says nothing where the captures do not bear it.
 *
 * <p>A verdict of better or worse needs all of these: enough of the work is the same; the total
 * differs by a time that matters to people; and something beside the total speaks for it, since one
 * run of a build differs from the next by some per cent whatever is done. What can speak:
 *
 * <ul>
 *   <li>Waits. Findings are direct evidence: each was held up by something. {@link WaitTest} asks
 *       whether chance puts them so. This lets a single run on each side speak, when many waits are
 *       gone; a single wait that is gone is no proof, however long it was.
 *   <li>Runs. With repeats on both sides the totals themselves are tested, run against run.
 *   <li>Ordinary operations, where scans are too short to be findings but are thousands. Operations
 *       of one run depend on each other, so beside their own test the time must change by more than
 *       runs of the same work usually do.
 *   <li>An exclusion that took: the engine looked at files there before and does not any more.
 * </ul>
 *
 * <p>And nothing must explain it better: reads that vanished because files were in memory.
 */
final class ChangeJudge {
  /** A person's flow of thought stays unbroken up to about a second (Nielsen, 1993). */
  private static final long LEAST_TICKS = 10_000_000L;

  /** As in the verdict on one capture: less than this part of the time does not make it slow. */
  private static final double LEAST_SHARE = 0.05;

  /** With less in common, what is not the same may outweigh what is. */
  private static final double LEAST_WORK = 0.5;

  /** Chance of a false alarm from waits: six that are gone of six suffice, five do not. */
  private static final double WAITS_SPEAK = 0.032;

  private static final double RUNS_SPEAK = 0.02;

  /** From here on unexplained time counts as changed, which makes a verdict doubtful. */
  private static final double GAPS_SPEAK = 0.05;

  /** Standard deviations by which an operation's total must differ: a chance of 1 in 15,000. */
  static final double OPERATIONS_SPEAK = 4;

  /**
   * Runs of one work differ by about a tenth: a firmware build took 417 to 451 s under rules that
   * did nothing for it. Two of them differ by twice that times the root of two in 1 of 20 cases.
   */
  private static final double USUAL_VARIATION = 0.28;

  /** What speaks must explain at least this part of the difference. */
  private static final double MOST = 0.5;

  private final Side before;
  private final Side after;
  private final WorkMatch matched;
  private final List<CauseChange> causes;
  private final List<DurationChange> operations;
  private final List<ExclusionCheck> exclusions;
  private final long excluded;
  private final List<Confound> confounds;
  private final long saved;
  private final long matters;
  private final WaitTest waits;
  private final double runsP;
  private final List<Reason> reasons = new ArrayList<>();

  ChangeJudge(
      Side before,
      Side after,
      WorkMatch matched,
      List<CauseChange> causes,
      List<DurationChange> operations,
      List<ExclusionCheck> exclusions,
      long excluded,
      List<Confound> confounds) {
    this.before = before;
    this.after = after;
    this.matched = matched;
    this.causes = causes;
    this.operations = operations;
    this.exclusions = exclusions;
    this.excluded = excluded;
    this.confounds = confounds;
    this.saved = before.targetTicks() - after.targetTicks();
    this.matters = matteringTicks(before);
    this.waits = WaitTest.of(before.waits(loss -> true), after.waits(loss -> true));
    this.runsP = SavedTime.pValue(before.targetTicksOfRuns(), after.targetTicksOfRuns());
  }

  /** Less than this is no difference worth a change: a second, or a twentieth of the time. */
  static long matteringTicks(Side before) {
    return Math.max(LEAST_TICKS, Math.round(LEAST_SHARE * before.targetTicks()));
  }

  Verdict verdict() {
    if (Math.min(matched.before(), matched.after()) < LEAST_WORK) {
      return refused(Kind.DIFFERENT_WORK, Math.min(matched.before(), matched.after()));
    }
    if (before.hasDurations() != after.hasDurations()) {
      return refused(Kind.DURATIONS_MISSING, 0);
    }
    return Math.abs(saved) < matters ? ofSameTotals() : ofDifferentTotals();
  }

  private Verdict refused(Kind kind, double number) {
    reasons.add(new Reason(kind, number));
    return new Verdict(Outcome.INCONCLUSIVE, 0.9, reasons);
  }

  private Verdict ofSameTotals() {
    double waited = waits.differenceTicks();
    if (waits.pValue() < WAITS_SPEAK && Math.abs(waited) >= matters + Math.abs(saved)) {
      reasons.add(new Reason(Kind.TOTAL_DID_NOT_FOLLOW, waited));
      return new Verdict(Outcome.INCONCLUSIVE, 0.5, reasons);
    }
    reasons.add(new Reason(Kind.TOO_SMALL, matters));
    return noDifference();
  }

  private Verdict noDifference() {
    boolean oneRun = confounds.contains(Confound.ONE_RUN);
    return new Verdict(Outcome.NO_DIFFERENCE, oneRun ? 0.6 : 0.8, reasons);
  }

  private Verdict ofDifferentTotals() {
    double cached = cachedShare();
    if (cached >= MOST) {
      return refused(Kind.CACHE_EXPLAINS, cached);
    }
    double explained = waitsSpeak() + ordinarySpeaks();
    boolean runs = runsP < RUNS_SPEAK;
    if (runs) {
      reasons.add(0, new Reason(Kind.RUNS_DIFFER, runsP));
    }
    if (runs || explained >= MOST) {
      return changed(cached);
    }
    reasons.clear();
    return doubted();
  }

  private Verdict changed(double cached) {
    boolean repeated = runsP < RUNS_SPEAK;
    double confidence = repeated ? 0.95 : 0.75;
    confidence -= confounds.contains(Confound.PROTECTION_OFF) ? 0.1 : 0;
    confidence -= confounds.contains(Confound.DIFFERENT_WORK) ? 0.15 : 0;
    confidence -= confounds.contains(Confound.DIFFERENT_MACHINE) ? 0.1 : 0;
    confidence -= 0.3 * cached;
    return new Verdict(
        saved > 0 ? Outcome.IMPROVED : Outcome.WORSE, Math.max(0.3, confidence), reasons);
  }

  /** Part of the difference that vanished reads of the disk explain. */
  private double cachedShare() {
    long vanished =
        saved > 0 ? Confounds.vanishedReads(before, after) : Confounds.vanishedReads(after, before);
    return Math.min(1, (double) vanished / Math.abs(saved));
  }

  /** Part of the difference that waits explain, if they speak; a rule speaks for what it covers. */
  private double waitsSpeak() {
    boolean differ = waits.pValue() < WAITS_SPEAK;
    if (exclusionTook()) {
      reasons.add(Reason.of(Kind.EXCLUSION_TOOK));
    } else if (differ) {
      reasons.add(new Reason(Kind.WAITS_DIFFER, waits.pValue()));
    } else {
      return 0;
    }
    return (differ ? waits.differenceTicks() : excluded) / (double) saved;
  }

  /** With many looks of the engine before, none after is no chance. */
  private boolean exclusionTook() {
    return saved > 0
        && exclusions.stream()
            .anyMatch(
                check ->
                    check.effect() == Effect.TOOK
                        && check.before().count() + check.before().looks() >= 10);
  }

  /** Part of the difference that ordinary operations explain, if they speak. */
  private double ordinarySpeaks() {
    long ordinary = ordinary(before) - ordinary(after);
    long most = Math.max(ordinary(before), ordinary(after));
    if (Math.abs(ordinary) < matters || Math.abs(ordinary) < USUAL_VARIATION * most) {
      return 0;
    }
    long told =
        operations.stream()
            .filter(change -> Math.abs(change.deviations()) > OPERATIONS_SPEAK)
            .mapToLong(DurationChange::savedTicks)
            .filter(ticks -> ticks > 0 == ordinary > 0)
            .sum();
    if (Math.abs(told) < MOST * Math.abs(ordinary)) {
      return 0;
    }
    reasons.add(Reason.of(Kind.OPERATIONS_DIFFER));
    return (double) ordinary / saved;
  }

  /** The target's time less what findings took. */
  private long ordinary(Side side) {
    long waited = 0;
    for (Cause cause : waitCauses()) {
      waited += side.ticks(cause);
    }
    return side.targetTicks() - waited;
  }

  private Set<Cause> waitCauses() {
    Set<Cause> all = before.lossCauses();
    all.addAll(after.lossCauses());
    return all;
  }

  /** The totals differ, and nothing proves that it was the change. */
  private Verdict doubted() {
    for (CauseChange change : causes) {
      if (isOneSided(change)) {
        reasons.add(new Reason(Kind.FEW_WAITS, waitsOf(change.cause())));
      }
    }
    long ordinary = ordinary(before) - ordinary(after);
    if (explainsMost(ordinary) && isBeyondUsual(ordinary)) {
      reasons.add(new Reason(Kind.UNEXPLAINED_CHANGED, ordinary));
    }
    if (!reasons.isEmpty()) {
      return new Verdict(Outcome.INCONCLUSIVE, 0.6, reasons);
    }
    reasons.add(new Reason(Kind.WITHIN_VARIATION, waits.pValue()));
    return noDifference();
  }

  /**
   * Whether ordinary time differs by more than runs of one work do: by their usual variation, and
   * by what its gaps would give if they were dealt out anew. One long gap that makes the difference
   * alone counts too, since chance cannot be excluded and no more can it be shown.
   */
  private boolean isBeyondUsual(long ordinary) {
    long most = Math.max(ordinary(before), ordinary(after));
    if (Math.abs(ordinary) < USUAL_VARIATION * most) {
      return false;
    }
    List<long[]> earlier = before.runs().stream().map(RunProfile::gaps).toList();
    List<long[]> later = after.runs().stream().map(RunProfile::gaps).toList();
    long longest = saved > 0 ? longest(earlier) : longest(later);
    long other = saved > 0 ? longest(later) : longest(earlier);
    return WaitTest.of(earlier, later).pValue() < GAPS_SPEAK
        || (longest >= MOST * Math.abs(saved) && other < MOST * longest);
  }

  private static long longest(List<long[]> runs) {
    return runs.stream().flatMapToLong(Arrays::stream).max().orElse(0);
  }

  /** Whether all that one side lost to a cause that matters is missing on the other. */
  private boolean isOneSided(CauseChange change) {
    boolean gone = before.lossCauses().contains(change.cause());
    boolean came = after.lossCauses().contains(change.cause());
    return gone != came && explainsMost(change.savedTicks());
  }

  private boolean explainsMost(long ticks) {
    return Math.abs(ticks) >= matters && (double) ticks / saved >= MOST;
  }

  private long waitsOf(Cause cause) {
    List<long[]> all = new ArrayList<>(before.waits(loss -> loss.cause() == cause));
    all.addAll(after.waits(loss -> loss.cause() == cause));
    return all.stream().mapToLong(run -> run.length).sum();
  }
}
