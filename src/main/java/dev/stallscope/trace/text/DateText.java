package dev.stallscope.trace.text;

import dev.stallscope.model.Column;
import java.time.DateTimeException;
import java.time.LocalDate;

/** The three numbers a date begins with, as they stand in the text, reused. */
final class DateText {
  private static final int LONGEST_MARK = 6;

  /** Years in the calendar of Thailand are this many ahead. */
  private static final int BUDDHIST_YEARS = 543;

  private static final int FIRST_BUDDHIST_YEAR = 2400;

  final int[] numbers = new int[3];
  final int[] digits = new int[3];

  /** First byte after the date. */
  int end;

  /** Byte after the first number: {@code /}, {@code .}, {@code -} or another. */
  byte separator;

  private final DigitRuns runs = new DigitRuns();

  /** False when the row has no date or none that can be read. */
  boolean scan(TextRow row) {
    int column = Column.DATE_AND_TIME.ordinal();
    return row.lengths[column] > 0
        && scan(row.bytes, row.starts[column], row.starts[column] + row.lengths[column]);
  }

  /** First byte after the date of the row that was scanned and the marks that end it. */
  int clockStart(TextRow row) {
    int cellEnd = cellEnd(row);
    int at = end;
    while (at < cellEnd && (row.bytes[at] == ' ' || row.bytes[at] == '.' || row.bytes[at] == ',')) {
      at++;
    }
    return at;
  }

  /** Bytes after {@link #clockStart}. */
  int clockLength(TextRow row) {
    return cellEnd(row) - clockStart(row);
  }

  private static int cellEnd(TextRow row) {
    int column = Column.DATE_AND_TIME.ordinal();
    return row.starts[column] + row.lengths[column];
  }

  /** False when no date stands at the start of the range. */
  boolean scan(byte[] bytes, int from, int to) {
    runs.scan(bytes, from, to);
    if (runs.count < 3 || !runs.tight(0, 2, LONGEST_MARK)) {
      return false;
    }
    for (int i = 0; i < 3; i++) {
      numbers[i] = runs.value(i);
      digits[i] = runs.digits(i);
      if (digits[i] > 4 || digits[i] == 3) {
        return false;
      }
    }
    end = runs.ends[2];
    separator = bytes[runs.ends[0]];
    return true;
  }

  /** Whether the numbers can be a date in this order. */
  boolean fits(DateOrder order) {
    int month = numbers[order.month];
    int day = numbers[order.day];
    return digits[order.month] <= 2
        && digits[order.day] <= 2
        && (digits[order.year] == 4 || digits[order.year] == 2)
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= 31;
  }

  /** Days since 1970-01-01, {@link Long#MIN_VALUE} when there is no such day. */
  long epochDay(DateOrder order) {
    if (!fits(order)) {
      return Long.MIN_VALUE;
    }
    try {
      int year = year(order);
      return year < 1601
          ? Long.MIN_VALUE
          : LocalDate.of(year, numbers[order.month], numbers[order.day]).toEpochDay();
    } catch (DateTimeException e) {
      return Long.MIN_VALUE;
    }
  }

  private int year(DateOrder order) {
    int year = numbers[order.year];
    if (digits[order.year] == 2) {
      return year < 80 ? 2000 + year : 1900 + year;
    }
    return year >= FIRST_BUDDHIST_YEAR ? year - BUDDHIST_YEARS : year;
  }
}
