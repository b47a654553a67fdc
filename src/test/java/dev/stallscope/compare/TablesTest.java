package dev.stallscope.compare;

import static dev.stallscope.compare.Runs.SECOND;
import static dev.stallscope.compare.Runs.compared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.compare.Comparison.CauseChange;
import dev.stallscope.compare.Comparison.DurationChange;
import dev.stallscope.compare.Comparison.LossChange;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The order of rows, and which of them are marked. */
class TablesTest {
  private static DurationChange only(Runs before, Runs after) {
    return compared(before, after).operations().get(0);
  }

  private static double[] nine(double seconds) {
    double[] times = new double[9];
    Arrays.fill(times, seconds);
    return times;
  }

  @Test
  void operationsComeByTheSizeOfTheirChangeThenByName() {
    assertThat(
            compared(
                    new Runs().timed("A", 2).timed("B", 1).timed("Y", 20).timed("C", 2),
                    new Runs().timed("A", 1).timed("B", 6).timed("C", 1))
                .operations())
        .extracting(DurationChange::name, DurationChange::savedTicks)
        .containsExactly(
            tuple("Y", 20 * SECOND),
            tuple("B", -5 * SECOND),
            tuple("A", SECOND),
            tuple("C", SECOND));
  }

  @Test
  void causesComeByTheSizeOfTheirChangeWhateverItsSign() {
    assertThat(
            compared(
                    new Runs().waiting(Cause.ANTIVIRUS_SCAN, 1).waiting(Cause.NETWORK_STALL, 2),
                    new Runs().waiting(Cause.NETWORK_STALL, 7).waiting(Cause.LOCK_CONFLICT, 1))
                .causes())
        .extracting(CauseChange::cause)
        .containsExactly(Cause.NETWORK_STALL, Cause.ANTIVIRUS_SCAN, Cause.LOCK_CONFLICT);
  }

  /** What stays as long as it was comes last, however long that is. */
  @Test
  void findingsComeByTheSizeOfTheirChange() {
    assertThat(
            compared(
                    new Runs()
                        .wait(Cause.LOCK_CONFLICT, "C:\\a\\x", 0, 30)
                        .wait(Cause.LOCK_CONFLICT, "C:\\b\\x", 30, 1)
                        .wait(Cause.LOCK_CONFLICT, "C:\\c\\x", 40, 5),
                    new Runs()
                        .wait(Cause.LOCK_CONFLICT, "C:\\a\\x", 0, 30)
                        .wait(Cause.LOCK_CONFLICT, "C:\\c\\x", 40, 7))
                .losses())
        .extracting(LossChange::place)
        .containsExactly("C:\\c", "C:\\b", "C:\\a");
  }

  /** No test with fewer than eight of a side; those there are correct each other's chance. */
  @Test
  void chancesAreCorrectedForTheNumberOfTests() {
    Comparison comparison =
        compared(
            new Runs().timed("Apart", nine(1)).timed("Few", 1, 1).timed("Same", nine(2)),
            new Runs().timed("Apart", nine(0.1)).timed("Few", 2, 2).timed("Same", nine(2)));
    assertThat(comparison.operations())
        .extracting(DurationChange::name)
        .containsExactly("Apart", "Few", "Same");
    DurationChange apart = comparison.operations().get(0);
    assertThat(apart.pValue()).isCloseTo(2 * apart.test().pValue(), within(1e-12));
    assertThat(comparison.operations().get(1).test()).isNull();
    assertThat(comparison.operations().get(1).pValue()).isNull();
    assertThat(comparison.operations().get(2).pValue()).isEqualTo(1);
  }

  /** 8.1 s are 2.7 deviations, yet none of nine is as short as any of the others. */
  @Test
  void ranksAloneMarkARow() {
    DurationChange row = only(new Runs().timed("A", nine(1)), new Runs().timed("A", nine(0.1)));
    assertThat(row.deviations()).isCloseTo(8.1 / Math.sqrt(9.09), within(1e-9));
    assertThat(row.significant()).isTrue();
  }

  @Test
  void oneLongOperationMarksNone() {
    double[] once = nine(0.1);
    once[0] = 10;
    DurationChange row = only(new Runs().timed("A", once), new Runs().timed("A", nine(0.1)));
    assertThat(row.savedTicks()).isEqualTo(99 * SECOND / 10);
    assertThat(row.significant()).isFalse();
  }

  /** Sixteen alike on one side are four standard deviations of their sum, seventeen are more. */
  @Test
  void totalsAloneMarkARow() {
    assertThat(only(new Runs().operations("A", 17, 1), new Runs()).significant()).isTrue();
    assertThat(only(new Runs(), new Runs().operations("A", 17, 1)).significant()).isTrue();
    DurationChange sixteen = only(new Runs().operations("A", 16, 1), new Runs());
    assertThat(sixteen.deviations()).isEqualTo(4);
    assertThat(sixteen.pValue()).isNull();
    assertThat(sixteen.significant()).isFalse();
  }

  @Test
  void aTwentiethOfTheTimeHasToDiffer() {
    assertThat(only(new Runs().operations("A", 20, 0.25), new Runs()).significant()).isTrue();
    assertThat(only(new Runs().operations("A", 20, 0.249), new Runs()).significant()).isFalse();
  }

  @Test
  void whatTakesNoTimeDiffersByNothing() {
    DurationChange row = only(new Runs().timed("A", nine(0)), new Runs().timed("A", 0, 0));
    assertThat(row.deviations()).isZero();
    assertThat(row.significant()).isFalse();
  }
}
