package dev.stallscope.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;
import org.junit.jupiter.api.Test;

/** Tests and intervals against other ways to get them. */
class StatisticsTest {
  private static Durations durations(long... ticks) {
    return Durations.of(ticks.clone(), 0, ticks.length, ticks.length);
  }

  private static double[] doubles(long... ticks) {
    return Arrays.stream(ticks).asDoubleStream().toArray();
  }

  @Test
  void ranksAreThoseOfCommonsMath() {
    Random random = new Random(7);
    for (int round = 0; round < 20; round++) {
      long[] mine = random.longs(30 + round, 0, 256).distinct().toArray();
      long[] theirs = random.longs(40, 0, 256).map(x -> Math.min(255, x + 20)).distinct().toArray();
      RankTest test = RankTest.of(durations(mine), durations(theirs));
      MannWhitneyUTest peer = new MannWhitneyUTest();
      double u = peer.mannWhitneyU(doubles(mine), doubles(theirs));
      double all = (double) mine.length * theirs.length;
      // commons-math tells the larger of both U
      assertThat(Math.max(test.u(), all - test.u())).isEqualTo(u);
      double p = peer.mannWhitneyUTest(doubles(mine), doubles(theirs));
      assertThat(test.pValue()).isCloseTo(p, within(0.02));
    }
  }

  /** By hand: 2 of 3 pairs … ties count half. */
  @Test
  void theEffectIsHowMuchLikelierBeforeIsLonger() {
    RankTest same =
        RankTest.of(durations(1, 2, 3, 4, 5, 6, 7, 8), durations(1, 2, 3, 4, 5, 6, 7, 8));
    assertThat(same.delta()).isZero();
    assertThat(same.pValue()).isEqualTo(1);
    RankTest apart =
        RankTest.of(durations(11, 12, 13, 14, 15, 16, 17, 18), durations(1, 2, 3, 4, 5, 6, 7, 8));
    assertThat(apart.delta()).isEqualTo(1);
    assertThat(apart.pValue()).isLessThan(0.01);
    assertThat(RankTest.of(durations(1, 2), durations(3, 4))).isNull();
    RankTest tied = RankTest.of(durations(new long[9]), durations(new long[9]));
    assertThat(tied.pValue()).isEqualTo(1);
  }

  @Test
  void durationsKeepCountsAndTotalsExactlyAndRanksToHalfAPerCent() {
    long[] ticks = new Random(3).longs(5_000, 0, 40_000_000).toArray();
    Durations some = durations(ticks);
    long[] sorted = ticks.clone();
    Arrays.sort(sorted);
    assertThat(some.totalTicks()).isEqualTo(Arrays.stream(ticks).sum());
    assertThat(some.timed()).isEqualTo(5_000);
    assertThat((double) some.rank(50))
        .isCloseTo((double) sorted[2_499], within(sorted[2_499] * 0.004));
    assertThat((double) some.rank(95))
        .isCloseTo((double) sorted[4_749], within(sorted[4_749] * 0.004));
    assertThat(durations(3, 3, 200).rank(50)).isEqualTo(3);
    Durations both = durations(Arrays.copyOf(ticks, 2_000));
    both = both.with(durations(Arrays.copyOfRange(ticks, 2_000, 5_000)));
    assertThat(both.rank(50)).isEqualTo(some.rank(50));
    assertThat(both.totalTicks()).isEqualTo(some.totalTicks());
    assertThat(durations(Long.MAX_VALUE, Long.MAX_VALUE).totalTicks()).isEqualTo(Long.MAX_VALUE);
    assertThat(durations(Long.MAX_VALUE).rank(50)).isPositive();
  }

  /** Of six alike on one side, all 64 ways but two are less far apart. */
  @Test
  void waitsAreDealtOutInEveryWay() {
    assertThat(WaitTest.of(List.of(new long[] {5, 5, 5, 5, 5, 5}), List.of(new long[0])).pValue())
        .isEqualTo(2 / 64.0);
    assertThat(WaitTest.of(List.of(new long[] {600}), List.of(new long[0])).pValue()).isEqualTo(1);
    assertThat(WaitTest.of(List.of(new long[] {9}), List.of(new long[] {9})).pValue()).isEqualTo(1);
    assertThat(WaitTest.of(List.of(new long[0]), List.of(new long[0])).pValue()).isEqualTo(1);
    // two runs beside one: a wait falls to the side of two with 2/3
    WaitTest uneven = WaitTest.of(List.of(new long[] {4}, new long[] {4}), List.of(new long[] {4}));
    assertThat(uneven.differenceTicks()).isZero();
    assertThat(uneven.pValue()).isEqualTo(1);
  }

  @Test
  void dealtAndNormalAgree() {
    long[] many = new Random(1).longs(400, 1, 1_000).toArray();
    long[] few = Arrays.copyOf(many, 330);
    double dealt = WaitTest.of(List.of(few), List.of(Arrays.copyOfRange(many, 330, 400))).pValue();
    assertThat(dealt).isLessThan(1e-3);
    long[] half = Arrays.copyOf(many, 195);
    long[] rest = Arrays.copyOfRange(many, 195, 400);
    double exact = WaitTest.of(List.of(half), List.of(rest)).pValue();
    long[] restAndOne = Arrays.copyOf(rest, rest.length + 1);
    double normal = WaitTest.of(List.of(half), List.of(restAndOne)).pValue();
    assertThat(exact).isCloseTo(normal, within(0.02));
  }

  /** The example of Benjamini and Hochberg's paper, first and last of fifteen. */
  @Test
  void manyTestsAreCorrected() {
    List<Double> p =
        List.of(
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
            0.5719, 0.6528, 0.7590, 1.0);
    double[] corrected = FalseDiscoveries.corrected(p);
    assertThat(corrected[0]).isCloseTo(0.0015, within(1e-9));
    assertThat(corrected[3]).isCloseTo(0.035625, within(1e-9));
    assertThat(corrected[14]).isEqualTo(1);
    assertThat(Arrays.stream(corrected).filter(x -> x <= 0.05).count()).isEqualTo(4);
    assertThat(FalseDiscoveries.corrected(List.of())).isEmpty();
  }

  @Test
  void intervalsNeedRepeatsAndAreTheSameEveryTime() {
    double[] before = {100, 104, 98, 101};
    double[] after = {60, 63, 58};
    assertThat(SavedTime.interval(new double[] {1}, after)).isNull();
    assertThat(SavedTime.interval(before, after)).isEqualTo(SavedTime.interval(before, after));
    assertThat(SavedTime.interval(before, after).fromTicks()).isBetween(35L, 40L);
    assertThat(SavedTime.interval(before, after).toTicks()).isBetween(41L, 46L);
    assertThat(SavedTime.pValue(before, after)).isLessThan(0.001);
    assertThat(SavedTime.pValue(new double[] {5, 5}, after)).isEqualTo(1);
  }
}
