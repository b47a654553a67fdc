package dev.stallscope.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntervalsTest {
  @Test
  void overlappingSpansCountOnce() {
    //  0    5    10   15   20
    //  [----------)
    //       [----------)
    //                       [--)
    Intervals spans = new Intervals().add(5, 15).add(0, 10).add(20, 23);

    assertThat(spans.covered()).isEqualTo(18);
  }

  @Test
  void touchingSpansBecomeOne() {
    Intervals merged = new Intervals().add(10, 20).add(0, 10).merged();

    assertThat(merged.size()).isEqualTo(1);
    assertThat(merged.start(0)).isZero();
    assertThat(merged.end(0)).isEqualTo(20);
  }

  @Test
  void emptyAndTurnedSpansCoverNothing() {
    assertThat(new Intervals().add(5, 5).add(9, 3).covered()).isZero();
  }

  @Test
  void agreesWithMarkingEveryTick() {
    Random random = new Random(5);
    for (int round = 0; round < 500; round++) {
      Intervals first = new Intervals();
      Intervals second = new Intervals();
      BitSet inFirst = fill(first, random);
      BitSet inSecond = fill(second, random);
      int from = random.nextInt(200);
      int to = from + random.nextInt(100);

      assertSame(first.merged(), inFirst);
      assertThat(first.covered()).isEqualTo(inFirst.cardinality());
      assertThat(first.clip(from, to).covered()).isEqualTo(inFirst.get(from, to).cardinality());
      inFirst.andNot(inSecond);
      assertSame(first.minus(second), inFirst);
    }
  }

  private static BitSet fill(Intervals spans, Random random) {
    BitSet marks = new BitSet();
    for (int left = random.nextInt(30); left > 0; left--) {
      int start = random.nextInt(250);
      int end = start + random.nextInt(20);
      spans.add(start, end);
      marks.set(start, end);
    }
    return marks;
  }

  /** As rising spans with gaps between them. */
  private static void assertSame(Intervals spans, BitSet marks) {
    int at = 0;
    for (int i = 0; i < spans.size(); i++) {
      assertThat(spans.start(i)).isEqualTo(marks.nextSetBit(at));
      assertThat(spans.end(i)).isEqualTo(marks.nextClearBit((int) spans.start(i)));
      at = (int) spans.end(i);
    }
    assertThat(marks.nextSetBit(at)).isEqualTo(-1);
  }
}
