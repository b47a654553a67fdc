package dev.stallscope.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PackedColumnTest {
  private static final Random RANDOM = new Random(4711);

  static Stream<Arguments> shapesOfData() {
    return Stream.of(
        shape("nothing told", i -> -1),
        shape("one bit", i -> i & 1),
        shape("rising", i -> 132_000_000_000_000_000L + i * 37),
        shape("falling", i -> 1_000_000 - i),
        shape("rare and far", i -> i % 997 == 0 ? 587_000_000_000L : 100 + i % 50),
        shape("rare and near", i -> i % 100 == 0 ? i : -1),
        shape("first and last of words", i -> i % 64 == 0 || i % 64 == 63 ? Long.MAX_VALUE : 3),
        shape("int range", i -> RANDOM.nextInt()),
        shape("57 bits", i -> RANDOM.nextLong() >>> 7),
        shape("58 bits", i -> RANDOM.nextLong() >>> 6),
        shape("all longs", i -> RANDOM.nextLong()),
        shape("extremes", i -> i % 2 == 0 ? Long.MIN_VALUE : Long.MAX_VALUE),
        shape("extremes among small", i -> i % 500 == 0 ? Long.MIN_VALUE : i % 5));
  }

  private static Arguments shape(String name, LongUnaryOperator values) {
    return Arguments.of(name, values);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapesOfData")
  void givesBackWhatWasAdded(String name, LongUnaryOperator shape) {
    for (int size : new int[] {0, 1, 63, 64, 65, 16_384, 50_000}) {
      long[] values = new long[size];
      for (int i = 0; i < size; i++) {
        values[i] = shape.applyAsLong(i);
      }
      assertHolds(values, PackedColumn.Builder.from(-1));
      assertHolds(values, PackedColumn.Builder.from(0));
      assertHolds(values, PackedColumn.Builder.fromLeast());
    }
  }

  private static void assertHolds(long[] values, PackedColumn.Builder builder) {
    for (long value : values) {
      builder.add(value);
    }
    PackedColumn column = builder.build();
    assertThat(column.size()).isEqualTo(values.length);
    long[] back = new long[values.length];
    for (int i = 0; i < back.length; i++) {
      back[i] = column.get(i);
    }
    assertThat(back).isEqualTo(values);
    assertThat(copied(column)).isEqualTo(values);
  }

  private static long[] copied(PackedColumn column) {
    long[] all = new long[(int) column.size()];
    long[] block = new long[PackedColumn.BLOCK];
    for (int from = 0; from < all.length; from += block.length) {
      int end = Math.min(from + block.length, all.length);
      column.copy(from, end, block);
      System.arraycopy(block, 0, all, from, end - from);
    }
    return all;
  }

  @Test
  void copiesNothingFromBehindItsEnd() {
    PackedColumn.Builder builder = PackedColumn.Builder.from(0);
    builder.add(7);
    PackedColumn column = builder.build();
    assertThatThrownBy(() -> column.copy(0, 2, new long[2]))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void costsAlmostNothingWhereNothingIsTold() {
    PackedColumn.Builder builder = PackedColumn.Builder.from(-1);
    for (int i = 0; i < 1_000_000; i++) {
      builder.add(-1);
    }
    assertThat(builder.build().bytes()).isLessThan(1_000);
  }

  @Test
  void aFewFarValuesDoNotWidenTheOthers() {
    PackedColumn.Builder builder = PackedColumn.Builder.from(0);
    for (int i = 0; i < 1_000_000; i++) {
      builder.add(i % 1_000 == 0 ? Long.MAX_VALUE : i % 256);
    }
    assertThat(builder.build().bytes()).isLessThan(1_300_000);
  }

  @Test
  void refusesEventsThatAreNotThere() {
    PackedColumn.Builder builder = PackedColumn.Builder.from(0);
    builder.add(7);
    PackedColumn column = builder.build();
    assertThatThrownBy(() -> column.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> column.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> column.get(1L << 32)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
