package dev.stallscope.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stallscope.model.Ticks;
import org.junit.jupiter.api.Test;

/** Durations in bins, by hand. */
class DurationsTest {
  private static Durations of(long... ticks) {
    return Durations.of(ticks.clone(), 0, ticks.length, ticks.length);
  }

  @Test
  void aRankIsTheSmallestThatEnoughDoNotExceed() {
    Durations three = of(3, 1, 2);
    assertThat(three.rank(33)).isEqualTo(1);
    assertThat(three.rank(34)).isEqualTo(2);
    assertThat(three.rank(66)).isEqualTo(2);
    assertThat(three.rank(67)).isEqualTo(3);
    assertThat(three.rank(100)).isEqualTo(3);
    assertThat(of(7, 7, 7, 9).rank(75)).isEqualTo(7);
    assertThat(of(7, 7, 8, 9).rank(75)).isEqualTo(8);
    assertThat(of(5, 7, 7, 9).rank(75)).isEqualTo(7);
  }

  @Test
  void whereNoneHasADurationThereIsNoRank() {
    Durations untold = Durations.of(new long[0], 0, 0, 12);
    assertThat(untold.rank(50)).isEqualTo(Ticks.NONE);
    assertThat(untold.events()).isEqualTo(12);
    assertThat(untold.timed()).isZero();
    assertThat(untold.shareUpTo(1_000)).isZero();
  }

  @Test
  void theShareUpToATimeTakesThoseThatTookJustThat() {
    Durations four = of(10, 20, 20, 200);
    assertThat(four.shareUpTo(9)).isZero();
    assertThat(four.shareUpTo(10)).isEqualTo(0.25);
    assertThat(four.shareUpTo(20)).isEqualTo(0.75);
    assertThat(four.shareUpTo(199)).isEqualTo(0.75);
    assertThat(four.shareUpTo(200)).isEqualTo(1);
    assertThat(four.shareUpTo(Long.MAX_VALUE)).isEqualTo(1);
  }

  /** From 256 on two ticks share a bin, from 512 on four. */
  @Test
  void longerOnesAreKnownByTheMiddleOfTheirBin() {
    assertThat(of(255).rank(50)).isEqualTo(255);
    assertThat(of(256).rank(50)).isEqualTo(257);
    assertThat(of(257).rank(50)).isEqualTo(257);
    assertThat(of(258).rank(50)).isEqualTo(259);
    assertThat(of(511).rank(50)).isEqualTo(511);
    assertThat(of(512).rank(50)).isEqualTo(514);
    assertThat(of(1_000, 1_001).rank(50)).isEqualTo(1_002);
  }

  @Test
  void bothTogetherHaveWhatEachHad() {
    Durations both = Durations.of(new long[] {1, 300}, 0, 2, 5).with(of(1, 2));
    assertThat(both.events()).isEqualTo(7);
    assertThat(both.timed()).isEqualTo(4);
    assertThat(both.totalTicks()).isEqualTo(304);
    assertThat(both.squares()).isCloseTo(1 + 90_000 + 1 + 4, within(1e-9));
    assertThat(both.size()).isEqualTo(3);
    assertThat(both.countAt(0)).isEqualTo(2);
    assertThat(both.with(Durations.NONE).rank(75)).isEqualTo(2);
  }

  @Test
  void onlyThePartThatWasAskedForIsTaken() {
    long[] ticks = {9, 4, 3, 8};
    Durations middle = Durations.of(ticks, 1, 3, 2);
    assertThat(middle.totalTicks()).isEqualTo(7);
    assertThat(middle.rank(1)).isEqualTo(3);
    assertThat(ticks).containsExactly(9, 3, 4, 8);
  }

  @Test
  void noTimeAtAllIsASumOfNothing() {
    assertThat(of(0, 0).totalTicks()).isZero();
    assertThat(of(0, 0).rank(50)).isZero();
  }
}
