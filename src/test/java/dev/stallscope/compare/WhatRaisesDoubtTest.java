package dev.stallscope.compare;

import static dev.stallscope.compare.Runs.SECOND;
import static dev.stallscope.compare.Runs.compared;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.compare.Comparison.Outcome;
import dev.stallscope.compare.Comparison.Reason;
import dev.stallscope.compare.Comparison.Reason.Kind;
import org.junit.jupiter.api.Test;

/** Totals that differ with nothing to prove it: when that is left open, and when it is usual. */
class WhatRaisesDoubtTest {
  private static void leavesOpen(Runs before, Runs after, Kind kind, double number) {
    assertThat(compared(before, after).verdict())
        .satisfies(
            verdict -> {
              assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
              assertThat(verdict.reasons()).containsExactly(new Reason(kind, number));
            });
  }

  private static void isUsual(Runs before, Runs after) {
    assertThat(compared(before, after).verdict())
        .satisfies(
            verdict -> {
              assertThat(verdict.outcome()).isEqualTo(Outcome.NO_DIFFERENCE);
              assertThat(verdict.reasons())
                  .extracting(Reason::kind)
                  .containsExactly(Kind.WITHIN_VARIATION);
            });
  }

  private static Runs held(double seconds) {
    return new Runs().wait(Cause.LOCK_CONFLICT, "C:\\x", 0, seconds);
  }

  @Test
  void oneWaitThatIsGoneOrCameMayBeChance() {
    leavesOpen(held(20), new Runs().taking(80), Kind.FEW_WAITS, 1);
    leavesOpen(new Runs().taking(80), held(20), Kind.FEW_WAITS, 1);
  }

  @Test
  void itHasToMatterAndToExplainHalfOfTheDifference() {
    leavesOpen(held(5), new Runs().taking(95), Kind.FEW_WAITS, 1);
    isUsual(held(4.9), new Runs().taking(95));
    leavesOpen(held(10), new Runs().taking(80), Kind.FEW_WAITS, 1);
    isUsual(held(9), new Runs().taking(80));
  }

  @Test
  void aWaitThatCameWhileTheTotalFellExplainsNothing() {
    isUsual(new Runs(), held(20).taking(80));
  }

  @Test
  void onlyWaitsOfThatCauseAreCounted() {
    Runs two = held(20).wait(Cause.NETWORK_STALL, "C:\\y", 30, 1);
    Runs other = new Runs().taking(80).wait(Cause.NETWORK_STALL, "C:\\y", 30, 1);
    leavesOpen(two, other, Kind.FEW_WAITS, 1);
    leavesOpen(other, two, Kind.FEW_WAITS, 1);
  }

  @Test
  void aCauseOnBothSidesIsNotGone() {
    isUsual(held(40), held(10).taking(70));
  }

  @Test
  void timeWithoutReasonCountsBeyondTheUsualVariationOnly() {
    leavesOpen(new Runs().gaps(28), new Runs().taking(72), Kind.UNEXPLAINED_CHANGED, 28.0 * SECOND);
    isUsual(new Runs().gaps(27), new Runs().taking(73));
  }

  @Test
  void oneGapHasToExplainHalfOfTheDifference() {
    leavesOpen(new Runs().gaps(20), new Runs().taking(60), Kind.UNEXPLAINED_CHANGED, 40.0 * SECOND);
    isUsual(new Runs().gaps(19), new Runs().taking(60));
  }

  @Test
  void aGapHalfAsLongOnTheOtherSideMakesItUsual() {
    leavesOpen(
        new Runs().gaps(40),
        new Runs().gaps(19).taking(60),
        Kind.UNEXPLAINED_CHANGED,
        40.0 * SECOND);
    isUsual(new Runs().gaps(40), new Runs().gaps(20).taking(60));
  }

  @Test
  void gapsThatCameAreTheSameTheOtherWay() {
    leavesOpen(
        new Runs().taking(60), new Runs().gaps(40), Kind.UNEXPLAINED_CHANGED, -40.0 * SECOND);
    isUsual(new Runs().gaps(20).taking(60), new Runs().gaps(40));
  }

  /** Ten alike fall on one side by chance in 2 of 1,024 cases, four in 2 of 16. */
  @Test
  void manyGapsOnOneSideAreNoChance() {
    leavesOpen(
        new Runs().gaps(4, 4, 4, 4, 4, 4, 4, 4, 4, 4),
        new Runs().taking(60),
        Kind.UNEXPLAINED_CHANGED,
        40.0 * SECOND);
    isUsual(new Runs().gaps(10, 10, 10, 10), new Runs().taking(60));
  }
}
