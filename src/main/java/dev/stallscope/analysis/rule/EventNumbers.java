package dev.stallscope.analysis.rule;

import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/** A growing list of event numbers, in the order they were added. Most are short: it starts so. */
public final class EventNumbers {
  private long[] numbers = new long[1];
  private int size;

  public void add(long event) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    numbers[size++] = event;
  }

  public int size() {
    return size;
  }

  public long get(int at) {
    return numbers[at];
  }

  public void each(LongConsumer action) {
    for (int at = 0; at < size; at++) {
      action.accept(numbers[at]);
    }
  }

  public LongStream stream() {
    return Arrays.stream(numbers, 0, size);
  }

  /**
   * Place of the first number that is not less than this one, where they were added in their order;
   * the size when there is none.
   */
  public int placeOf(long event) {
    int found = Arrays.binarySearch(numbers, 0, size, event);
    return found < 0 ? -found - 1 : found;
  }
}
