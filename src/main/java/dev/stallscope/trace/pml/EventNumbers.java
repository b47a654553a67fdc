package dev.stallscope.trace.pml;

import java.util.Arrays;

/**
 * Which place a shown event has among those that a file stores: hidden and damaged ones shift the
 * numbers. Known after a whole pass.
 */
final class EventNumbers {
  /** Beyond so many, reading everything is as good. */
  private static final int MOST = 1 << 20;

  private long[] unseen = new long[16];
  private int size;
  private long expected;
  private boolean complete;

  /** A new pass begins. */
  void start() {
    if (!complete) {
      size = 0;
      expected = 0;
    }
  }

  /** The event with this place is shown; places rise. */
  void shown(long entry) {
    if (complete) {
      return;
    }
    note(entry);
    expected = entry + 1;
  }

  private void note(long entry) {
    for (; expected < entry && size < MOST; expected++) {
      if (size == unseen.length) {
        unseen = Arrays.copyOf(unseen, size * 2);
      }
      unseen[size++] = expected;
    }
  }

  /** The pass reached the end of the file. */
  void complete() {
    complete = true;
  }

  boolean isComplete() {
    return complete && size < MOST;
  }

  /** Number of shown events of the file. */
  long shownEvents() {
    return expected - size;
  }

  /** The place of a shown event, counted from 0 in its file. */
  long entry(long shown) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (unseen[middle] - middle <= shown) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return shown + low;
  }
}
