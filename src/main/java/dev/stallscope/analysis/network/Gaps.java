package dev.stallscope.analysis.network;

import dev.stallscope.model.Ticks;

/** The times between packets that were sent again, in ticks. */
final class Gaps {
  /** Beside a doubling, timers and scheduling take their time; a third fits either way. */
  private static final double LEAST_DOUBLING = 1.6;

  private static final double MOST_DOUBLING = 2.5;

  /** After a reset Windows tries again every half second (TCP's connect retry on RST). */
  private static final long LONGEST_CONSTANT = 750 * Ticks.PER_MILLISECOND;

  private final long[] gaps;

  /** The gaps between events {@code from} and {@code to} of a connection, both included. */
  Gaps(Connection connection, int from, int to) {
    gaps = new long[Math.max(0, to - from)];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = connection.ticks(from + i + 1) - connection.ticks(from + i);
    }
  }

  int count() {
    return gaps.length;
  }

  long first() {
    return gaps[0];
  }

  long last() {
    return gaps[gaps.length - 1];
  }

  /** Whether there are at least two and each is about twice the one before. */
  boolean doDouble() {
    for (int i = 1; i < gaps.length; i++) {
      double ratio = (double) gaps[i] / Math.max(1, gaps[i - 1]);
      if (ratio < LEAST_DOUBLING || ratio > MOST_DOUBLING) {
        return false;
      }
    }
    return gaps.length > 1;
  }

  /** Whether all are short: the other side, or something on the way, refused. */
  boolean areShort() {
    for (long gap : gaps) {
      if (gap > LONGEST_CONSTANT) {
        return false;
      }
    }
    return gaps.length > 0;
  }
}
