package dev.stallscope.compare;

import static dev.stallscope.compare.Runs.SECOND;
import static dev.stallscope.compare.Runs.compared;
import static dev.stallscope.compare.Runs.side;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.compare.Comparison.CauseChange;
import dev.stallscope.compare.Comparison.DurationChange;
import dev.stallscope.compare.Comparison.Fate;
import dev.stallscope.compare.Comparison.LossChange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Means of runs, waits that count as one, and the tables of changes. */
class SidesTest {
  @Test
  void timesAreMeansOfTheRuns() {
    Side side =
        side(
            new Runs().taking(10).disk(4, 1).waiting(Cause.LOCK_CONFLICT, 3),
            new Runs().taking(21).disk(7, 1));
    assertThat(side.targetTicks()).isEqualTo(155 * SECOND / 10);
    assertThat(side.traceTicks()).isEqualTo(155 * SECOND / 10);
    assertThat(side.diskReads()).isEqualTo(6);
    assertThat(side.findings()).isEqualTo(1.5);
    assertThat(side.causes()).containsExactly(Map.entry(Cause.LOCK_CONFLICT, 15_000_000L));
    assertThat(side.root()).isEqualTo("go.exe");
    assertThat(side.files()).containsExactly("run.PML", "run.PML");
    assertThat(side.hasDurations()).isTrue();
    assertThat(side(new Runs(), new Runs().withoutDurations()).hasDurations()).isFalse();
  }

  @Test
  void waitsAtOneTimeAreOneWait() {
    Side side =
        side(
            new Runs()
                .wait(Cause.ANTIVIRUS_SCAN, "C:\\a", 0, 2)
                .wait(Cause.ANTIVIRUS_SCAN, "C:\\b", 1, 2)
                .wait(Cause.ANTIVIRUS_SCAN, "C:\\c", 3, 1)
                .wait(Cause.LOCK_CONFLICT, "C:\\d", 3.5, 9));
    List<long[]> scans = side.waits(loss -> loss.cause() == Cause.ANTIVIRUS_SCAN);
    assertThat(scans).hasSize(1);
    assertThat(scans.get(0)).containsExactly(3 * SECOND, SECOND);
    assertThat(side.waitedTicks(loss -> true)).isEqualTo(125 * SECOND / 10);
  }

  @Test
  void waitsThatFollowEachOtherOnOneFileAreOneWait() {
    Side side =
        side(
            new Runs()
                .wait(Cause.SLOW_OPERATION, "C:\\a", 0, 1)
                .wait(Cause.SLOW_OPERATION, "c:\\A", 5, 1)
                .wait(Cause.SLOW_OPERATION, "C:\\b", 9, 1)
                .wait(Cause.SLOW_OPERATION, "C:\\a", 12, 1));
    assertThat(side.waits(loss -> true).get(0)).containsExactly(2 * SECOND, SECOND, SECOND);
  }

  @Test
  void findingsAreGoneLeftOrNew() {
    Comparison comparison =
        compared(
            new Runs()
                .wait(Cause.LOCK_CONFLICT, "C:\\a\\x", 0, 3)
                .wait(Cause.LOCK_CONFLICT, "C:\\b\\x", 5, 2),
            new Runs()
                .wait(Cause.LOCK_CONFLICT, "C:\\b\\x", 0, 1)
                .wait(Cause.LOCK_CONFLICT, "C:\\c\\x", 5, 4));
    assertThat(comparison.losses())
        .extracting(
            LossChange::place, LossChange::fate, LossChange::beforeTicks, LossChange::afterTicks)
        .containsExactly(
            tuple("C:\\c", Fate.NEW, 0L, 4 * SECOND),
            tuple("C:\\a", Fate.GONE, 3 * SECOND, 0L),
            tuple("C:\\b", Fate.LEFT, 2 * SECOND, SECOND));
  }

  @Test
  void causesComeByTheSizeOfTheirChange() {
    Comparison comparison =
        compared(
            new Runs().waiting(Cause.LOCK_CONFLICT, 2).waiting(Cause.ANTIVIRUS_SCAN, 4),
            new Runs().waiting(Cause.LOCK_CONFLICT, 5));
    assertThat(comparison.causes())
        .extracting(CauseChange::cause, CauseChange::savedTicks)
        .containsExactly(
            tuple(Cause.ANTIVIRUS_SCAN, 4 * SECOND), tuple(Cause.LOCK_CONFLICT, -3 * SECOND));
    assertThat(comparison.causes().get(0).pValue()).isCloseTo(2 / 16.0, within(1e-9));
  }

  @Test
  void operationsAreMarkedWhenTheyDifferByTimeThatMatters() {
    Comparison comparison =
        compared(
            new Runs().operations("ReadFile", 10_000, 0.001).operations("WriteFile", 10, 0.1),
            new Runs().operations("ReadFile", 5_000, 0.0002).operations("WriteFile", 10, 0.1));
    DurationChange read = comparison.operations().get(0);
    assertThat(read.name()).isEqualTo("ReadFile");
    assertThat(read.beforeCount()).isEqualTo(10_000);
    assertThat(read.afterCount()).isEqualTo(5_000);
    assertThat(read.savedTicks()).isEqualTo(9 * SECOND);
    // 9 s of a variance of 10,000 (1 ms)² and 5,000 (0.2 ms)²
    assertThat(read.deviations()).isCloseTo(9 / Math.sqrt(0.01 + 0.0002), within(1e-6));
    assertThat(read.significant()).isTrue();
    DurationChange write = comparison.operations().get(1);
    assertThat(write.savedTicks()).isZero();
    assertThat(write.significant()).isFalse();
  }

  @Test
  void workIsTheSameAsFarAsBothDidIt() {
    Comparison comparison =
        compared(
            new Runs().working("C:\\src\\shop\\lib", 60).also("C:\\src\\blog\\lib", 40),
            new Runs().working("C:\\src\\shop\\test", 30).also("C:\\src\\blog\\lib", 50));
    // below \src\shop 30 are common, in \src\blog\lib 40
    assertThat(comparison.matched().before()).isCloseTo(0.7, within(1e-9));
    assertThat(comparison.matched().after()).isCloseTo(70 / 80.0, within(1e-9));
  }

  @Test
  void whatLiesAtTheTopOfADriveIsWorkToo() {
    Comparison comparison = compared(new Runs().working("\\", 10), new Runs().working("\\", 5));
    assertThat(comparison.matched()).isEqualTo(new WorkMatch(0.5, 1));
  }

  @Test
  void ofNoWorkNothingIsMissing() {
    Runs idle = new Runs().working("C:\\src", 0);
    assertThat(compared(idle, idle).matched()).isEqualTo(new WorkMatch(1, 1));
    assertThat(compared(idle, new Runs()).matched()).isEqualTo(new WorkMatch(1, 0));
  }
}
