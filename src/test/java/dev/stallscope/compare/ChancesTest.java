package dev.stallscope.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** Chances worked out by hand, or in the plainest way there is. */
class ChancesTest {
  private static long[] alike(int waits) {
    long[] ticks = new long[waits];
    Arrays.fill(ticks, 1);
    return ticks;
  }

  /**
   * Of two runs and one a wait falls to the two with 2/3, where it weighs half. Four and two make
   * 3, 0, -3 or -6: at least three apart in 4, 2 and 1 of 9 cases.
   */
  @Test
  void waitsFallToTheSideWithMoreRunsMoreOften() {
    WaitTest two = WaitTest.of(List.of(new long[] {4}, new long[] {2}), List.of(new long[0]));
    assertThat(two.differenceTicks()).isEqualTo(3);
    assertThat(two.pValue()).isCloseTo(7 / 9.0, within(1e-12));
  }

  /** Six and three make 9, 4.5, 0 or -4.5, in 1, 2, 2 and 4 of 9 cases. */
  @Test
  void waitsOfTheSideWithFewerRunsWeighMore() {
    WaitTest one = WaitTest.of(List.of(new long[] {6}), List.of(new long[0], new long[] {3}));
    assertThat(one.differenceTicks()).isEqualTo(4.5);
    assertThat(one.pValue()).isCloseTo(7 / 9.0, within(1e-12));
  }

  @Test
  void upToSixteenAreDealtOutInEveryWay() {
    assertThat(WaitTest.of(List.of(alike(16)), List.of(new long[0])).pValue())
        .isEqualTo(2 / 65_536.0);
  }

  /** Thirty fall on one side in 2 of a thousand million: none of the 20,000 deals does it. */
  @Test
  void whatNeverCameInAllDealsIsNotImpossible() {
    assertThat(WaitTest.of(List.of(alike(30)), List.of(new long[0])).pValue())
        .isEqualTo(1 / 20_001.0);
  }

  /** With k of 20 on the side of two runs the sides are k/2 - (20 - k) apart; here by two. */
  @Test
  void dealsComeAsOftenAsTheyShould() {
    WaitTest dealt = WaitTest.of(List.of(alike(6), alike(6)), List.of(alike(8)));
    assertThat(dealt.differenceTicks()).isEqualTo(-2);
    BinomialDistribution of = new BinomialDistribution(null, 20, 2 / 3.0);
    double asFar = of.cumulativeProbability(12) + 1 - of.cumulativeProbability(14);
    assertThat(dealt.pValue()).isCloseTo(asFar, within(0.015));
  }

  /** 600 alike on two runs and four: 230 of them where 200 are expected, give or take 11.547. */
  @Test
  void veryManyAreAsGoodAsNormal() {
    WaitTest many =
        WaitTest.of(
            List.of(alike(115), alike(115)), List.of(alike(92), alike(93), alike(92), alike(93)));
    assertThat(many.differenceTicks()).isEqualTo(22.5);
    assertThat(many.pValue()).isCloseTo(2 * normal(-30 / Math.sqrt(600 * 2 / 9.0)), within(1e-12));
    assertThat(WaitTest.of(List.of(new long[401]), List.of(new long[0])).pValue()).isEqualTo(1);
  }

  private static double normal(double deviations) {
    return new NormalDistribution(null, 0, 1).cumulativeProbability(deviations);
  }

  /** Pair by pair, with the variance that textbooks give for ties. */
  @Test
  void ranksWithTiesAreThoseOfTheTextbook() {
    Random random = new Random(5);
    for (int round = 0; round < 50; round++) {
      long[] mine = random.longs(8 + round, 0, 2 + round / 2).toArray();
      long[] theirs = random.longs(9 + round % 7, 1, 4 + round / 2).toArray();
      RankTest test = RankTest.of(durations(mine), durations(theirs));
      double u = 0;
      for (long one : mine) {
        for (long other : theirs) {
          u += one > other ? 1 : one == other ? 0.5 : 0;
        }
      }
      double n = mine.length;
      double m = theirs.length;
      double sd =
          Math.sqrt(n * m / 12 * (n + m + 1 - ties(mine, theirs) / ((n + m) * (n + m - 1))));
      double away = Math.max(0, Math.abs(u - n * m / 2) - 0.5);
      assertThat(test.u()).isEqualTo(u);
      assertThat(test.delta()).isCloseTo(u / (n * m) * 2 - 1, within(1e-12));
      assertThat(test.pValue()).isCloseTo(Math.min(1, 2 * normal(-away / sd)), within(1e-12));
    }
  }

  /** The sum of t³ - t over how often each value is there. */
  private static double ties(long[] mine, long[] theirs) {
    double ties = 0;
    for (long value = 0; value < 40; value++) {
      long looked = value;
      double tied =
          Arrays.stream(mine).filter(x -> x == looked).count()
              + Arrays.stream(theirs).filter(x -> x == looked).count();
      ties += tied * tied * tied - tied;
    }
    return ties;
  }

  @Test
  void eightOfASideAreEnoughForRanks() {
    assertThat(RankTest.of(durations(alike(8)), durations(alike(8)))).isNotNull();
    assertThat(RankTest.of(durations(alike(7)), durations(alike(8)))).isNull();
    assertThat(RankTest.of(durations(alike(8)), durations(alike(7)))).isNull();
  }

  private static Durations durations(long... ticks) {
    return Durations.of(ticks.clone(), 0, ticks.length, ticks.length);
  }

  /** Two runs a side are repeats already, where they differ. */
  @Test
  void twoRunsOfEachSideAreTested() {
    double[] slow = {100, 102};
    double[] fast = {80, 82};
    // Welch's t is 20 by the root of two, with two degrees of freedom
    double t = 20 / Math.sqrt(2);
    assertThat(SavedTime.pValue(slow, fast)).isCloseTo(1 - t / Math.sqrt(2 + t * t), within(1e-9));
    assertThat(SavedTime.pValue(new double[] {100}, fast)).isEqualTo(1);
    assertThat(SavedTime.pValue(slow, new double[] {80})).isEqualTo(1);
    assertThat(SavedTime.interval(slow, fast)).isNotNull();
    assertThat(SavedTime.interval(slow, new double[] {80})).isNull();
  }
}
