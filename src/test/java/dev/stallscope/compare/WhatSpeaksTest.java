package dev.stallscope.compare;

import static dev.stallscope.compare.Runs.compared;
import static dev.stallscope.compare.Runs.profiles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.compare.Comparison.Outcome;
import dev.stallscope.compare.Comparison.Reason;
import dev.stallscope.compare.Comparison.Reason.Kind;
import dev.stallscope.compare.Comparison.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much has to speak for a change: just enough, and just not. */
class WhatSpeaksTest {
  private static Verdict of(Runs before, Runs after) {
    return compared(before, after).verdict();
  }

  private static void says(Verdict verdict, Outcome outcome, Kind... reasons) {
    assertThat(verdict.outcome()).isEqualTo(outcome);
    assertThat(verdict.reasons()).extracting(Reason::kind).containsExactly(reasons);
  }

  private static Runs scanned(int waits) {
    return new Runs().waiting(Cause.ANTIVIRUS_SCAN, waits);
  }

  @Test
  void halfOfTheWorkHasToBeTheSame() {
    Runs half = new Runs().working("C:\\src\\shop\\lib", 500).also("D:\\x", 500).taking(80);
    Verdict enough = of(scanned(20), half);
    says(enough, Outcome.IMPROVED, Kind.WAITS_DIFFER);
    assertThat(enough.confidence()).isCloseTo(0.6, within(1e-9));
    Runs less = new Runs().working("C:\\src\\shop\\lib", 499).also("D:\\x", 501).taking(80);
    Verdict refused = of(scanned(20), less);
    says(refused, Outcome.INCONCLUSIVE, Kind.DIFFERENT_WORK);
    assertThat(refused.reasons().get(0).number()).isCloseTo(0.499, within(1e-9));
  }

  /** Seven seconds of waits are gone, two of the total: five, a twentieth, did not follow. */
  @Test
  void theTotalHasToFollowByAllThatMatters() {
    says(of(scanned(7), new Runs().taking(98)), Outcome.INCONCLUSIVE, Kind.TOTAL_DID_NOT_FOLLOW);
    says(of(scanned(6), new Runs().taking(98)), Outcome.NO_DIFFERENCE, Kind.TOO_SMALL);
    says(of(scanned(7), new Runs().taking(102)), Outcome.INCONCLUSIVE, Kind.TOTAL_DID_NOT_FOLLOW);
    says(of(scanned(6), new Runs().taking(102)), Outcome.NO_DIFFERENCE, Kind.TOO_SMALL);
  }

  @Test
  void waitsHaveToExplainHalfOfTheDifference() {
    says(of(scanned(10), new Runs().taking(80)), Outcome.IMPROVED, Kind.WAITS_DIFFER);
    says(of(scanned(9), new Runs().taking(80)), Outcome.NO_DIFFERENCE, Kind.WITHIN_VARIATION);
    says(of(new Runs().taking(80), scanned(10)), Outcome.WORSE, Kind.WAITS_DIFFER);
    says(of(new Runs().taking(80), scanned(9)), Outcome.NO_DIFFERENCE, Kind.WITHIN_VARIATION);
  }

  @Test
  void aCacheExplainsItFromHalfOfTheDifferenceOn() {
    says(
        of(scanned(20).disk(1_000, 10), new Runs().taking(80).disk(0, 0)),
        Outcome.INCONCLUSIVE,
        Kind.CACHE_EXPLAINS);
    Verdict less = of(scanned(20).disk(1_000, 9.8), new Runs().taking(80).disk(0, 0));
    says(less, Outcome.IMPROVED, Kind.WAITS_DIFFER);
    assertThat(less.confidence()).isCloseTo(0.75 - 0.3 * 0.49, within(1e-9));
  }

  /** Reads that came up explain why it takes longer now. */
  @Test
  void aCacheThatWasColdExplainsTheOtherWay() {
    says(
        of(new Runs().taking(80).disk(0, 0), scanned(20).disk(1_000, 10)),
        Outcome.INCONCLUSIVE,
        Kind.CACHE_EXPLAINS);
    says(
        of(new Runs().taking(80).disk(1_000, 60), scanned(20).disk(0, 0)),
        Outcome.WORSE,
        Kind.WAITS_DIFFER);
  }

  /** Three scans and seven looks of the engine are ten, which an exclusion in force ends. */
  @Test
  void anExclusionSpeaksFromTenScansAndLooksOn() {
    Runs before = new Runs().reach(100, 7);
    for (int i = 0; i < 3; i++) {
      before.wait(Cause.ANTIVIRUS_SCAN, "C:\\src\\shop\\" + i + ".go", 10 * i, 5);
    }
    List<Exclusion> rules = List.of(Exclusion.parse("C:\\src\\shop"));
    Runs after = new Runs().taking(85).reach(100, 0);
    says(
        Comparer.compare(profiles(before), profiles(after), rules).verdict(),
        Outcome.IMPROVED,
        Kind.EXCLUSION_TOOK);
    // it takes nothing back where the time got longer all the same
    says(
        Comparer.compare(profiles(before), profiles(after.taking(130)), rules).verdict(),
        Outcome.NO_DIFFERENCE,
        Kind.WITHIN_VARIATION);
  }

  private static Runs reads(int count, double secondsEach) {
    return new Runs().operations("ReadFile", count, secondsEach);
  }

  /** Runs of one work differ by up to 28 per cent. */
  @Test
  void operationsSpeakFromTheUsualVariationOn() {
    Runs slow = reads(40_000, 0.001);
    says(of(slow, new Runs().taking(72)), Outcome.IMPROVED, Kind.OPERATIONS_DIFFER);
    says(of(slow, new Runs().taking(72.1)), Outcome.NO_DIFFERENCE, Kind.WITHIN_VARIATION);
    says(of(new Runs().taking(72), slow), Outcome.WORSE, Kind.OPERATIONS_DIFFER);
  }

  /** Of 100 seconds 85 are waits before and after; of the other 15 a third is gone. */
  @Test
  void theUsualVariationIsThatOfTheTimeWithoutWaits() {
    Runs before =
        reads(5_000, 0.001)
            .wait(Cause.LOCK_CONFLICT, "C:\\x", 0, 45)
            .wait(Cause.NETWORK_STALL, "C:\\y", 45, 40);
    Runs after =
        new Runs()
            .taking(95)
            .wait(Cause.LOCK_CONFLICT, "C:\\x", 0, 45)
            .wait(Cause.NETWORK_STALL, "C:\\y", 45, 40);
    says(of(before, after), Outcome.IMPROVED, Kind.OPERATIONS_DIFFER);
  }

  /** Sixteen alike are four standard deviations of their sum, one is one. */
  @Test
  void fewOperationsDoNotSpeakHoweverLong() {
    says(of(reads(1, 40), new Runs().taking(60)), Outcome.NO_DIFFERENCE, Kind.WITHIN_VARIATION);
    says(of(reads(16, 2.5), new Runs().taking(60)), Outcome.NO_DIFFERENCE, Kind.WITHIN_VARIATION);
    says(of(reads(20, 2), new Runs().taking(60)), Outcome.IMPROVED, Kind.OPERATIONS_DIFFER);
  }

  @Test
  void operationsHaveToTellHalfOfIt() {
    says(of(reads(20_000, 0.001), new Runs().taking(60)), Outcome.IMPROVED, Kind.OPERATIONS_DIFFER);
    says(
        of(reads(19_999, 0.001), new Runs().taking(60)),
        Outcome.NO_DIFFERENCE,
        Kind.WITHIN_VARIATION);
  }

  /** What takes longer now does not speak against what takes less. */
  @Test
  void operationsTheOtherWayAreLeftOut() {
    says(
        of(reads(40_000, 0.001), new Runs().taking(60).operations("WriteFile", 30_000, 0.001)),
        Outcome.IMPROVED,
        Kind.OPERATIONS_DIFFER);
  }

  /** Of 100 seconds that are gone operations tell 40, a single wait 60. */
  @Test
  void operationsThatTellTheLesserPartAreNotEnough() {
    Runs before = reads(40_000, 0.001).taking(140).wait(Cause.LOCK_CONFLICT, "C:\\x", 0, 60);
    Verdict verdict = of(before, new Runs().taking(40));
    says(verdict, Outcome.INCONCLUSIVE, Kind.FEW_WAITS);
    assertThat(verdict.reasons().get(0).number()).isEqualTo(1);
  }
}
