package dev.stallscope.compare;

import static dev.stallscope.compare.Runs.SECOND;
import static dev.stallscope.compare.Runs.profiles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.compare.Comparison.DurationChange;
import dev.stallscope.compare.Comparison.LossChange;
import dev.stallscope.compare.Comparison.Outcome;
import dev.stallscope.compare.Comparison.Reason;
import dev.stallscope.compare.Comparison.Reason.Kind;
import dev.stallscope.compare.ExclusionCheck.Scans;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two runs before and three or more after: what is said is of one run, their mean. */
class RepeatedRunsTest {
  private static final Runs NONE = new Runs();

  private static Comparison compared(List<RunProfile> before, List<RunProfile> after) {
    return Comparer.compare(before, after, List.of());
  }

  @Test
  void timesOfFindingsAreMeansAndTheirNumberIsThatOfAllRuns() {
    LossChange loss =
        compared(
                profiles(
                    new Runs().wait(Cause.LOCK_CONFLICT, "C:\\src\\a", 0, 4),
                    new Runs().wait(Cause.LOCK_CONFLICT, "C:\\src\\b", 0, 6)),
                profiles(new Runs().wait(Cause.LOCK_CONFLICT, "C:\\SRC\\c", 0, 9), NONE, NONE))
            .losses()
            .get(0);
    assertThat(loss.beforeCount()).isEqualTo(2);
    assertThat(loss.afterCount()).isEqualTo(1);
    assertThat(loss.beforeTicks()).isEqualTo(5 * SECOND);
    assertThat(loss.afterTicks()).isEqualTo(3 * SECOND);
    assertThat(loss.example()).isEqualTo("C:\\SRC\\c");
  }

  @Test
  void theExampleIsTheLongestWhereverItIs() {
    Runs first = new Runs().wait(Cause.LOCK_CONFLICT, "C:\\src\\a", 0, 4);
    Runs longer = new Runs().wait(Cause.LOCK_CONFLICT, "C:\\src\\b", 0, 6);
    Runs alike = new Runs().wait(Cause.LOCK_CONFLICT, "C:\\src\\c", 0, 6);
    assertThat(compared(profiles(first, longer), profiles(alike)).losses())
        .extracting(LossChange::example)
        .containsExactly("C:\\src\\b");
    assertThat(compared(profiles(longer), profiles(first)).losses())
        .extracting(LossChange::example)
        .containsExactly("C:\\src\\b");
  }

  /** 0.8 s of a variance of 200 (10 ms)² and 300 (2 ms)², each by 2 times 3 runs. */
  @Test
  void totalsOfOperationsAreMeansAndVaryLess() {
    Runs slow = new Runs().operations("ReadFile", 100, 0.01);
    Runs fast = new Runs().operations("readfile", 100, 0.002);
    Runs empty = new Runs().operations("ReadFile", 100, 0.002);
    DurationChange read =
        compared(profiles(slow, slow), profiles(fast, fast, empty)).operations().get(0);
    assertThat(read.beforeCount()).isEqualTo(100);
    assertThat(read.afterCount()).isEqualTo(100);
    assertThat(read.beforeTicks()).isEqualTo(SECOND);
    assertThat(read.afterTicks()).isEqualTo(SECOND / 5);
    assertThat(read.deviations()).isCloseTo(0.8 / Math.sqrt(0.0212 / 6), within(1e-6));
  }

  @Test
  void workIsWhatRunsDidOnAverage() {
    Comparison comparison =
        compared(
            profiles(
                new Runs().working("C:\\a\\b\\c", 100), new Runs().working("C:\\a\\b\\d", 100)),
            profiles(new Runs().working("C:\\a\\b\\c", 25), new Runs().working("C:\\a\\b\\c", 35)));
    // of c there are 50 and 30, of d 50 and none
    assertThat(comparison.matched().before()).isCloseTo(0.3, within(1e-9));
    assertThat(comparison.matched().after()).isEqualTo(1);
  }

  private static Runs scans(int count, double secondsEach, long opens) {
    Runs runs = new Runs().reach(opens, 3L * count).reach(10, 0);
    for (int i = 0; i < count; i++) {
      runs.wait(Cause.ANTIVIRUS_SCAN, "C:\\src\\" + i, 5 * i, secondsEach);
    }
    return runs;
  }

  @Test
  void scansOfAnExclusionAreMeans() {
    ExclusionCheck check =
        Comparer.compare(
                profiles(scans(4, 2, 40), scans(6, 1, 60)),
                profiles(scans(2, 1, 50), scans(0, 1, 50), scans(1, 1, 50)),
                List.of(Exclusion.parse("C:\\src")))
            .exclusions()
            .get(0);
    assertThat(check.before()).isEqualTo(new Scans(5, 7 * SECOND, 15, 50));
    assertThat(check.after()).isEqualTo(new Scans(1, SECOND, 3, 50));
    assertThat(check.effect()).isEqualTo(ExclusionCheck.Effect.PARTLY);
  }

  @Test
  void theTimeSavedByAnExclusionIsThatOfARun() {
    assertThat(
            Comparer.compare(
                    profiles(scans(4, 2, 40), scans(6, 1, 60)),
                    profiles(scans(1, 1, 50), scans(0, 1, 50)),
                    List.of(Exclusion.parse("C:\\src"), Exclusion.parse("D:\\other")))
                .excludedTicks())
        .isEqualTo(13 * SECOND / 2);
  }

  /** Two of each that do not differ among themselves say nothing of how much runs differ. */
  @Test
  void theSameRunTwiceIsNoRepeat() {
    Runs slow = new Runs().taking(100);
    Runs fast = new Runs().taking(80);
    Comparison comparison = compared(profiles(slow, slow), profiles(fast, fast));
    assertThat(comparison.verdict().outcome()).isEqualTo(Outcome.NO_DIFFERENCE);
    assertThat(comparison.verdict().confidence()).isEqualTo(0.8);
    assertThat(comparison.interval().fromTicks()).isEqualTo(20 * SECOND);
    assertThat(comparison.interval().toTicks()).isEqualTo(20 * SECOND);
  }

  @Test
  void whatRunsSayComesFirst() {
    List<RunProfile> before =
        profiles(
            new Runs().waiting(Cause.ANTIVIRUS_SCAN, 20),
            new Runs().taking(101).waiting(Cause.ANTIVIRUS_SCAN, 20));
    Comparison comparison =
        compared(before, profiles(new Runs().taking(80), new Runs().taking(81)));
    assertThat(comparison.verdict().reasons())
        .extracting(Reason::kind)
        .containsExactly(Kind.RUNS_DIFFER, Kind.WAITS_DIFFER);
    assertThat(comparison.verdict().confidence()).isCloseTo(0.95, within(1e-9));
  }

  @Test
  void causesOfRunsWithoutThemCountAsNothing() {
    Comparison comparison =
        compared(
            profiles(new Runs().waiting(Cause.NETWORK_STALL, 4), NONE),
            profiles(new Runs().waiting(Cause.ANTIVIRUS_SCAN, 9), NONE, NONE));
    assertThat(comparison.causes())
        .extracting(
            Comparison.CauseChange::cause,
            Comparison.CauseChange::beforeTicks,
            Comparison.CauseChange::afterTicks)
        .containsExactly(
            tuple(Cause.ANTIVIRUS_SCAN, 0L, 3 * SECOND),
            tuple(Cause.NETWORK_STALL, 2 * SECOND, 0L));
  }
}
