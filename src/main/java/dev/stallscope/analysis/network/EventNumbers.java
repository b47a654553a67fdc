package dev.stallscope.analysis.network;

import java.util.Arrays;

/** A growing list of event numbers, in the order they were added. */
final class EventNumbers {
  private int[] numbers = new int[8];
  private int size;

  void add(long event) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    // two thousand million events would not fit any heap this runs in
    numbers[size++] = Math.toIntExact(event);
  }

  int size() {
    return size;
  }

  long get(int at) {
    return numbers[at];
  }

  /** Place of the first number that is not less than this one; the size when there is none. */
  int placeOf(long event) {
    int found = Arrays.binarySearch(numbers, 0, size, (int) Math.min(event, Integer.MAX_VALUE));
    return found < 0 ? -found - 1 : found;
  }
}
