package dev.stallscope.trace.text;

import dev.stallscope.model.Ticks;
import java.util.Arrays;

/**
 * Reads the times of one column, whatever the locale's clock, marks and words. Times of neighbours
 * differ in their fraction only, so what stands before and after it is remembered and compared.
 */
final class ClockText {
  /** Not a time of day. */
  static final long UNREADABLE = -1;

  private static final int LONGEST = 128;
  private static final int LONGEST_WORD = 64;

  /** Longest text between two numbers, such as {@code " min "}. */
  private static final int LONGEST_MARK = 8;

  private static final int FRACTION_DIGITS = 7;

  private final DayHalves halves;
  private final DigitRuns runs = new DigitRuns();

  private final byte[] last = new byte[LONGEST];
  private int lastLength = -1;
  private int lastFraction;
  private long lastSecond;

  /** The word beside the time scanned last; no word when the length is 0. */
  private int wordStart;

  private int wordLength;

  ClockText(DayHalves halves) {
    this.halves = halves;
  }

  /** Ticks since midnight, or {@link #UNREADABLE}. */
  long ticksOfDay(byte[] bytes, int start, int length) {
    if (length == lastLength) {
      int fraction = start + lastFraction;
      int tail = lastFraction + FRACTION_DIGITS;
      if (Arrays.equals(bytes, start, fraction, last, 0, lastFraction)
          && Arrays.equals(bytes, start + tail, start + length, last, tail, length)) {
        int ticks = sevenDigits(bytes, fraction);
        if (ticks >= 0) {
          return lastSecond + ticks;
        }
      }
    }
    return parse(bytes, start, length);
  }

  /** Lets the words of the halves of the day be learned from a time of the sample. */
  void learn(byte[] bytes, int start, int length, String date) {
    if (scan(bytes, start, length) && wordLength > 0) {
      halves.learn(bytes, wordStart, wordLength, runs.value(0), date);
    }
  }

  private static int sevenDigits(byte[] bytes, int from) {
    int ticks = 0;
    for (int at = from; at < from + FRACTION_DIGITS; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      ticks = ticks * 10 + digit;
    }
    return ticks;
  }

  private long parse(byte[] bytes, int start, int length) {
    if (!scan(bytes, start, length)) {
      return UNREADABLE;
    }
    int hour = runs.value(0);
    DayHalf half = wordLength == 0 ? DayHalf.NEITHER : halves.of(bytes, wordStart, wordLength);
    long second = half.hourOfDay(hour) * 3600L + runs.value(1) * 60L + runs.value(2);
    long ticks = second * Ticks.PER_SECOND;
    if (runs.count == 3) {
      return ticks;
    }
    if (runs.digits(3) == FRACTION_DIGITS) {
      System.arraycopy(bytes, start, last, 0, length);
      lastLength = length;
      lastFraction = runs.starts[3] - start;
      lastSecond = ticks;
    }
    return ticks + runs.fractionTicks(3);
  }

  /** Finds the numbers and the word; false when they are not those of a time. */
  private boolean scan(byte[] bytes, int start, int length) {
    int end = start + length;
    if (length > LONGEST) {
      return false;
    }
    runs.scan(bytes, start, end);
    if (runs.count < 3 || runs.count > 4 || !runs.tight(0, runs.count - 1, LONGEST_MARK)) {
      return false;
    }
    for (int run = 0; run < 3; run++) {
      if (runs.digits(run) > 2 || runs.value(run) > (run == 0 ? 23 : 59)) {
        return false;
      }
    }
    findWord(bytes, start, end);
    return wordLength <= LONGEST_WORD;
  }

  /** Where words stand on both sides (Dzongkha), that in front only says "hour". */
  private void findWord(byte[] bytes, int start, int end) {
    trim(bytes, runs.ends[runs.count - 1], end);
    if (wordLength == 0) {
      trim(bytes, start, runs.starts[0]);
    }
  }

  /** Makes what stands between, without blanks and invisible marks around it, the word. */
  private void trim(byte[] bytes, int from, int to) {
    int first = from;
    int last = to;
    while (first < last && blank(bytes, first, last) > 0) {
      first += blank(bytes, first, last);
    }
    while (first < last && bytes[last - 1] == ' ') {
      last--;
    }
    wordStart = first;
    wordLength = last - first;
  }

  /** Bytes of a blank, no-break blank or direction mark at {@code at}; 0 if none. */
  private static int blank(byte[] bytes, int at, int end) {
    if (bytes[at] == ' ') {
      return 1;
    }
    if (bytes[at] == (byte) 0xC2 && at + 1 < end && bytes[at + 1] == (byte) 0xA0) {
      return 2;
    }
    boolean general = bytes[at] == (byte) 0xE2 && at + 2 < end && bytes[at + 1] == (byte) 0x80;
    int third = general ? bytes[at + 2] & 0xFF : 0;
    return (third >= 0x80 && third <= 0x8F) || third == 0xAF ? 3 : 0;
  }
}
