package dev.stallscope.compare;

import static dev.stallscope.compare.Runs.SECOND;
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

/** When a difference is said to be one, from runs put together by hand. */
class ChangeJudgeTest {
  private static void says(Verdict verdict, Outcome outcome, double confidence, Kind... reasons) {
    assertThat(verdict.outcome()).isEqualTo(outcome);
    assertThat(verdict.confidence()).isCloseTo(confidence, within(1e-9));
    assertThat(verdict.reasons()).extracting(Reason::kind).containsExactly(reasons);
  }

  private static double number(Comparison comparison) {
    return comparison.verdict().reasons().get(0).number();
  }

  private static Runs scanned(int waits) {
    return new Runs().waiting(Cause.ANTIVIRUS_SCAN, waits);
  }

  @Test
  void manyWaitsThatAreGoneSpeak() {
    Comparison better = compared(scanned(20), new Runs().taking(80));
    says(better.verdict(), Outcome.IMPROVED, 0.75, Kind.WAITS_DIFFER);
    assertThat(number(better)).isLessThan(1e-4);
    assertThat(better.savedTicks()).isEqualTo(20 * SECOND);
    assertThat(better.savedShare()).isEqualTo(0.2);

    Comparison worse = compared(new Runs().taking(80), scanned(20));
    says(worse.verdict(), Outcome.WORSE, 0.75, Kind.WAITS_DIFFER);
    assertThat(worse.savedTicks()).isEqualTo(-20 * SECOND);
  }

  /** Five of five fall on one side by chance in 2 of 32 cases, six of six in 2 of 64. */
  @Test
  void sixWaitsSpeakAndFiveDoNot() {
    Runs six = new Runs();
    Runs five = new Runs();
    for (int i = 0; i < 6; i++) {
      six.wait(Cause.LOCK_CONFLICT, "C:\\src\\" + i, 10 * i, 4);
      if (i < 5) {
        five.wait(Cause.LOCK_CONFLICT, "C:\\src\\" + i, 10 * i, 4);
      }
    }
    says(compared(six, new Runs().taking(76)).verdict(), Outcome.IMPROVED, 0.75, Kind.WAITS_DIFFER);
    Comparison few = compared(five, new Runs().taking(80));
    says(few.verdict(), Outcome.INCONCLUSIVE, 0.6, Kind.FEW_WAITS);
    assertThat(number(few)).isEqualTo(5);
  }

  @Test
  void lessThanATwentiethOrASecondIsNoDifference() {
    Comparison small = compared(new Runs(), new Runs().taking(95.1));
    says(small.verdict(), Outcome.NO_DIFFERENCE, 0.6, Kind.TOO_SMALL);
    assertThat(number(small)).isEqualTo(5 * SECOND);

    Comparison brief = compared(new Runs().taking(4), new Runs().taking(3.1));
    says(brief.verdict(), Outcome.NO_DIFFERENCE, 0.6, Kind.TOO_SMALL);
    assertThat(number(brief)).isEqualTo(SECOND);

    Comparison enough = compared(new Runs(), new Runs().taking(95));
    says(enough.verdict(), Outcome.NO_DIFFERENCE, 0.6, Kind.WITHIN_VARIATION);
    assertThat(number(enough)).isEqualTo(1);
  }

  @Test
  void waitsWithoutTheTotalProveNothing() {
    Comparison same = compared(scanned(20), new Runs());
    says(same.verdict(), Outcome.INCONCLUSIVE, 0.5, Kind.TOTAL_DID_NOT_FOLLOW);
    assertThat(number(same)).isEqualTo(20 * SECOND);
    says(
        compared(scanned(20), new Runs().taking(96).waiting(Cause.ANTIVIRUS_SCAN, 14)).verdict(),
        Outcome.NO_DIFFERENCE,
        0.6,
        Kind.TOO_SMALL);
  }

  @Test
  void otherWorkIsNotCompared() {
    Comparison other = compared(scanned(20), new Runs().working("D:\\blog\\a\\b", 1_000).taking(9));
    says(other.verdict(), Outcome.INCONCLUSIVE, 0.9, Kind.DIFFERENT_WORK);
    assertThat(number(other)).isZero();
  }

  @Test
  void durationsHaveToBeOnBothSides() {
    says(
        compared(scanned(20), new Runs().taking(80).withoutDurations()).verdict(),
        Outcome.INCONCLUSIVE,
        0.9,
        Kind.DURATIONS_MISSING);
  }

  @Test
  void readsThatVanishedExplainBetterThanTheChange() {
    Comparison cached = compared(scanned(20).disk(1_000, 20), new Runs().taking(80).disk(100, 0.1));
    says(cached.verdict(), Outcome.INCONCLUSIVE, 0.9, Kind.CACHE_EXPLAINS);
    assertThat(number(cached)).isCloseTo(0.9, within(1e-9));

    says(
        compared(scanned(20).disk(1_000, 5), new Runs().taking(80).disk(0, 0)).verdict(),
        Outcome.IMPROVED,
        0.75 - 0.3 * 0.25,
        Kind.WAITS_DIFFER);
  }

  @Test
  void repeatedRunsSpeakForThemselves() {
    Comparison repeated =
        Comparer.compare(
            profiles(new Runs(), new Runs().taking(101), new Runs().taking(102)),
            profiles(new Runs().taking(80), new Runs().taking(81), new Runs().taking(82)),
            List.of());
    says(repeated.verdict(), Outcome.IMPROVED, 0.95, Kind.RUNS_DIFFER);
    assertThat(number(repeated)).isBetween(1e-6, 0.001);
    assertThat(repeated.savedTicks()).isEqualTo(20 * SECOND);
  }

  @Test
  void ordinaryOperationsSpeakBeyondTheUsualVariation() {
    Runs slow = new Runs().operations("ReadFile", 40_000, 0.001);
    Comparison much = compared(slow, new Runs().taking(64).operations("ReadFile", 40_000, 0.0001));
    says(much.verdict(), Outcome.IMPROVED, 0.75, Kind.OPERATIONS_DIFFER);
    says(
        compared(slow, new Runs().taking(75).operations("ReadFile", 40_000, 0.0004)).verdict(),
        Outcome.NO_DIFFERENCE,
        0.6,
        Kind.WITHIN_VARIATION);
  }

  @Test
  void oneLongGapThatIsGoneLeavesItOpen() {
    Comparison gap = compared(new Runs().gaps(40), new Runs().taking(60));
    says(gap.verdict(), Outcome.INCONCLUSIVE, 0.6, Kind.UNEXPLAINED_CHANGED);
    assertThat(number(gap)).isEqualTo(40 * SECOND);
    says(
        compared(new Runs(), new Runs().taking(60)).verdict(),
        Outcome.NO_DIFFERENCE,
        0.6,
        Kind.WITHIN_VARIATION);
    says(
        compared(new Runs().gaps(40), new Runs().taking(60).gaps(30)).verdict(),
        Outcome.NO_DIFFERENCE,
        0.6,
        Kind.WITHIN_VARIATION);
  }

  @Test
  void whatElseWasDifferentCostsConfidence() {
    Runs before = scanned(20).guarded(1, 50);
    says(
        compared(before, new Runs().taking(80)).verdict(),
        Outcome.IMPROVED,
        0.65,
        Kind.WAITS_DIFFER);
    says(
        compared(before, new Runs().taking(80).guarded(1, 50).on("BUILD-2", "Windows 11"))
            .verdict(),
        Outcome.IMPROVED,
        0.65,
        Kind.WAITS_DIFFER);
    Runs less =
        new Runs().taking(80).guarded(1, 50).working("C:\\src\\shop\\lib", 700).also("D:\\x", 300);
    says(compared(before, less).verdict(), Outcome.IMPROVED, 0.6, Kind.WAITS_DIFFER);
  }

  @Test
  void anExclusionThatTookSpeaksForWhatItCovers() {
    List<Exclusion> rules = List.of(Exclusion.parse("C:\\src\\shop"));
    says(
        Comparer.compare(
                profiles(threeScans().reach(100, 20)),
                profiles(new Runs().taking(85).reach(100, 0)),
                rules)
            .verdict(),
        Outcome.IMPROVED,
        0.75,
        Kind.EXCLUSION_TOOK);
    says(
        Comparer.compare(
                profiles(threeScans().reach(100, 6)),
                profiles(new Runs().taking(85).reach(100, 0)),
                rules)
            .verdict(),
        Outcome.INCONCLUSIVE,
        0.6,
        Kind.FEW_WAITS);
  }

  private static Runs threeScans() {
    Runs runs = new Runs();
    for (int i = 0; i < 3; i++) {
      runs.wait(Cause.ANTIVIRUS_SCAN, "C:\\src\\shop\\" + i + ".go", 10 * i, 5);
    }
    return runs;
  }
}
