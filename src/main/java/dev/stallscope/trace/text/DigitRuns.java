package dev.stallscope.trace.text;

/** Where the runs of digits lie in a text, reused. Times and dates are read by their digits. */
final class DigitRuns {
  private static final int MOST = 8;
  private static final byte DELETE = 0x7F;

  /** Offsets into the scanned array. */
  final int[] starts = new int[MOST];

  final int[] ends = new int[MOST];

  /** How many runs there are; at most {@value #MOST} are looked for. */
  int count;

  private byte[] bytes = {};

  void scan(byte[] source, int from, int end) {
    bytes = source;
    count = 0;
    int at = from;
    while (at < end && count < MOST) {
      if (GroupedNumber.isDigit(source[at])) {
        starts[count] = at;
        while (at < end && GroupedNumber.isDigit(source[at])) {
          at++;
        }
        ends[count++] = at;
      } else {
        at++;
      }
    }
  }

  int digits(int run) {
    return ends[run] - starts[run];
  }

  /** The run's number, -1 when it has more than nine digits. */
  int value(int run) {
    if (digits(run) > 9) {
      return -1;
    }
    int value = 0;
    for (int at = starts[run]; at < ends[run]; at++) {
      value = value * 10 + (bytes[at] - '0');
    }
    return value;
  }

  /** The run as a decimal fraction of a second, in ticks; what is finer is cut off. */
  int fractionTicks(int run) {
    int ticks = 0;
    for (int i = 0; i < 7; i++) {
      int at = starts[run] + i;
      ticks = ticks * 10 + (at < ends[run] ? bytes[at] - '0' : 0);
    }
    return ticks;
  }

  /**
   * Whether nothing longer than {@code most} bytes stands between the runs in this range, and no
   * control character: none is a mark of a locale, but some of what damage leaves.
   */
  boolean tight(int first, int last, int most) {
    for (int run = first; run < last; run++) {
      if (starts[run + 1] - ends[run] > most || hasControl(ends[run], starts[run + 1])) {
        return false;
      }
    }
    return true;
  }

  private boolean hasControl(int from, int to) {
    for (int at = from; at < to; at++) {
      if ((bytes[at] >= 0 && bytes[at] < ' ') || bytes[at] == DELETE) {
        return true;
      }
    }
    return false;
  }
}
