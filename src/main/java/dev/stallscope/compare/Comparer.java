package dev.stallscope.compare;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.compare.Comparison.CauseChange;
import dev.stallscope.compare.Comparison.Confound;
import dev.stallscope.compare.Comparison.DurationChange;
import dev.stallscope.compare.Comparison.LossChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the profiles of two sides against each other. */
public final class Comparer {
  /** Rows whose corrected p exceeds this are not marked. */
  private static final double SIGNIFICANT = 0.05;

  private final Side before;
  private final Side after;
  private final List<Exclusion> exclusions;

  private Comparer(Side before, Side after, List<Exclusion> exclusions) {
    this.before = before;
    this.after = after;
    this.exclusions = exclusions;
  }

  /**
   * Compares two sides.
   *
   * @param before profiles of the runs before, at least one
   * @param after profiles of the runs after, at least one
   * @param exclusions the rules the profiles were made with
   */
  public static Comparison compare(
      List<RunProfile> before, List<RunProfile> after, List<Exclusion> exclusions) {
    return new Comparer(new Side(before), new Side(after), exclusions).compare();
  }

  private Comparison compare() {
    WorkMatch matched = WorkMatch.of(before.runs(), after.runs());
    List<CauseChange> causes = causes();
    List<DurationChange> operations = changes(RunProfile::operations);
    List<ExclusionCheck> checks = new ArrayList<>();
    for (int i = 0; i < exclusions.size(); i++) {
      checks.add(ExclusionChecker.check(before, after, i, exclusions.get(i)));
    }
    long excluded = ExclusionChecker.removedTicks(before, after, checks);
    List<Confound> confounds = new Confounds(before, after).of(matched);
    return new Comparison(
        before,
        after,
        matched,
        before.targetTicks() - after.targetTicks(),
        SavedTime.interval(before.targetTicksOfRuns(), after.targetTicksOfRuns()),
        causes,
        operations,
        changes(RunProfile::places),
        losses(),
        checks,
        excluded,
        confounds,
        new ChangeJudge(before, after, matched, causes, operations, checks, excluded, confounds)
            .verdict());
  }

  private List<CauseChange> causes() {
    Set<Cause> all = EnumSet.noneOf(Cause.class);
    all.addAll(before.causes().keySet());
    all.addAll(after.causes().keySet());
    Set<Cause> waits = before.lossCauses();
    waits.addAll(after.lossCauses());
    return all.stream()
        .map(
            cause ->
                new CauseChange(
                    cause,
                    before.ticks(cause),
                    after.ticks(cause),
                    waits.contains(cause) ? waitTest(cause).pValue() : null))
        .sorted(
            Comparator.comparingLong((CauseChange change) -> -Math.abs(change.savedTicks()))
                .thenComparing(CauseChange::cause))
        .toList();
  }

  private WaitTest waitTest(Cause cause) {
    return WaitTest.of(
        before.waits(loss -> loss.cause() == cause), after.waits(loss -> loss.cause() == cause));
  }

  private List<DurationChange> changes(Function<RunProfile, Map<String, Durations>> of) {
    Map<String, Durations> mine = before.pooled(of);
    Map<String, Durations> theirs = after.pooled(of);
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(mine.keySet());
    names.addAll(theirs.keySet());
    List<DurationChange> changes =
        names.stream()
            .map(
                name ->
                    change(
                        name,
                        mine.getOrDefault(name, Durations.NONE),
                        theirs.getOrDefault(name, Durations.NONE)))
            .toList();
    return corrected(changes).stream()
        .sorted(
            Comparator.comparingLong((DurationChange change) -> -Math.abs(change.savedTicks()))
                .thenComparing(DurationChange::name))
        .toList();
  }

  private DurationChange change(String name, Durations mine, Durations theirs) {
    double runs = before.runs().size();
    double otherRuns = after.runs().size();
    return new DurationChange(
        name,
        Math.round(mine.events() / runs),
        Math.round(theirs.events() / otherRuns),
        Math.round(mine.totalTicks() / runs),
        Math.round(theirs.totalTicks() / otherRuns),
        mine,
        theirs,
        RankTest.of(mine, theirs),
        null,
        deviations(mine, theirs),
        false);
  }

  private double deviations(Durations mine, Durations theirs) {
    double runs = before.runs().size();
    double otherRuns = after.runs().size();
    double variance = (mine.squares() + theirs.squares()) / (runs * otherRuns);
    double difference = mine.totalTicks() / runs - theirs.totalTicks() / otherRuns;
    return variance > 0 ? difference / Math.sqrt(variance) : 0;
  }

  private List<DurationChange> corrected(List<DurationChange> changes) {
    List<Double> pValues =
        changes.stream()
            .map(DurationChange::test)
            .filter(Objects::nonNull)
            .map(RankTest::pValue)
            .toList();
    double[] corrected = FalseDiscoveries.corrected(pValues);
    List<DurationChange> marked = new ArrayList<>();
    int next = 0;
    for (DurationChange change : changes) {
      marked.add(marked(change, change.test() == null ? null : corrected[next++]));
    }
    return marked;
  }

  private DurationChange marked(DurationChange change, @Nullable Double pValue) {
    boolean differs =
        (pValue != null && pValue < SIGNIFICANT)
            || Math.abs(change.deviations()) > ChangeJudge.OPERATIONS_SPEAK;
    return new DurationChange(
        change.name(),
        change.beforeCount(),
        change.afterCount(),
        change.beforeTicks(),
        change.afterTicks(),
        change.before(),
        change.after(),
        change.test(),
        pValue,
        change.deviations(),
        differs && Math.abs(change.savedTicks()) >= ChangeJudge.matteringTicks(before));
  }

  private List<LossChange> losses() {
    Map<String, LossSums> sums = new TreeMap<>();
    before.losses().forEach(loss -> LossSums.of(sums, loss).addBefore(loss));
    after.losses().forEach(loss -> LossSums.of(sums, loss).addAfter(loss));
    return sums.values().stream()
        .map(sum -> sum.change(before.runs().size(), after.runs().size()))
        .sorted(
            Comparator.comparingLong(
                (LossChange change) -> -Math.abs(change.beforeTicks() - change.afterTicks())))
        .toList();
  }
}
