package dev.stallscope.trace.text;

/**
 * Whole numbers as ProcMon prints them in a Detail: digits grouped by the separator of whatever
 * locale the trace was saved on. Since a separator may also be the comma between two fields, a
 * group is told by its place: a separator followed by two or three digits (Indian locales group by
 * two), the last group by exactly three.
 */
final class GroupedNumber {
  /** No number stands there, or one beyond 64 bits. */
  static final long NONE = Long.MIN_VALUE;

  private static final int MOST_DIGITS = 18;

  private GroupedNumber() {}

  /** The number that starts at {@code from}, with its sign. */
  static long at(byte[] bytes, int from, int end) {
    boolean negative = from < end && bytes[from] == '-';
    int start = negative ? from + 1 : from;
    int at = digitsEnd(bytes, start, end);
    if (at == start) {
      return NONE;
    }
    int numberEnd = at - start > 3 ? at : groupsEnd(bytes, at, end);
    long value = value(bytes, start, numberEnd);
    return negative && value != NONE ? -value : value;
  }

  /** Digits only, as PID and TID are printed: {@link #NONE} unless all of the text is. */
  static long plain(byte[] bytes, int start, int length) {
    int end = start + length;
    return length > 0 && digitsEnd(bytes, start, end) == end ? value(bytes, start, end) : NONE;
  }

  private static int groupsEnd(byte[] bytes, int firstEnd, int end) {
    int accepted = firstEnd;
    int at = firstEnd;
    while (true) {
      int separator = separatorLength(bytes, at, end);
      int group = at + separator;
      int groupEnd = digitsEnd(bytes, group, end);
      int digits = groupEnd - group;
      if (separator == 0 || digits < 2 || digits > 3) {
        return accepted;
      }
      at = groupEnd;
      accepted = digits == 3 ? groupEnd : accepted;
    }
  }

  /** Bytes of the mark at {@code at}: {@code , . '}, blank, U+00A0, U+066C, U+202F, U+2019. */
  private static int separatorLength(byte[] bytes, int at, int end) {
    if (at >= end) {
      return 0;
    }
    return switch (bytes[at]) {
      case ',', '.', '\'', ' ' -> 1;
      case (byte) 0xC2 -> at + 1 < end && bytes[at + 1] == (byte) 0xA0 ? 2 : 0;
      case (byte) 0xD9 -> at + 1 < end && bytes[at + 1] == (byte) 0xAC ? 2 : 0;
      case (byte) 0xE2 ->
          at + 2 < end
                  && bytes[at + 1] == (byte) 0x80
                  && (bytes[at + 2] == (byte) 0xAF || bytes[at + 2] == (byte) 0x99)
              ? 3
              : 0;
      default -> 0;
    };
  }

  private static int digitsEnd(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && isDigit(bytes[at])) {
      at++;
    }
    return at;
  }

  static boolean isDigit(byte character) {
    return character >= '0' && character <= '9';
  }

  private static long value(byte[] bytes, int from, int end) {
    long value = 0;
    int digits = 0;
    for (int at = from; at < end; at++) {
      if (isDigit(bytes[at])) {
        value = value * 10 + (bytes[at] - '0');
        digits += value == 0 ? 0 : 1;
        if (digits > MOST_DIGITS) {
          return NONE;
        }
      }
    }
    return value;
  }
}
