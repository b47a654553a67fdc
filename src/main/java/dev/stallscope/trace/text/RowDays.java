package dev.stallscope.trace.text;

import dev.stallscope.model.Column;
import dev.stallscope.model.Ticks;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * The day of each row: that of its date or, without dates, one counted from 1601-01-01 that goes on
 * when the time of day falls by more than half a day. Rows are to be asked for one after the other.
 */
final class RowDays {
  private static final long HALF_DAY = Ticks.PER_DAY / 2;
  private static final long MINUTE = 60 * Ticks.PER_SECOND;

  /** Bytes of the longest date: no locale's has so many. */
  private static final int LONGEST_DATE = 48;

  private final boolean dated;
  private final DateOrder order;
  private final boolean orderCertain;
  private final DateText date = new DateText();

  private final byte[] lastDate = new byte[LONGEST_DATE];
  private int lastDateLength;
  private long lastDay = Long.MIN_VALUE;

  /** Midnight of the next row with a date, whatever that says; none when negative. */
  private long nextDay = -1;

  private long countedDays;

  /** Time of day of the row before, in ticks; none when negative. */
  private long lastTimeOfDay = -1;

  /**
   * @param dated whether rows have dates that can be read; if not, days are counted
   * @param order of the numbers of a date
   * @param orderCertain whether that order follows from the dates alone
   */
  RowDays(boolean dated, DateOrder order, boolean orderCertain) {
    this.dated = dated;
    this.order = order;
    this.orderCertain = orderCertain;
  }

  /** For rows elsewhere in the same file. */
  RowDays another() {
    return new RowDays(dated, order, orderCertain);
  }

  /** Forgets the rows read, so that they can be read again from the first. */
  void restart() {
    lastDateLength = 0;
    lastDay = Long.MIN_VALUE;
    nextDay = -1;
    countedDays = 0;
    lastTimeOfDay = -1;
  }

  /** Takes the next row for one that starts at {@code ticks}; days are counted from there. */
  void standAt(long ticks) {
    countedDays = ticks / Ticks.PER_DAY;
    nextDay = ticks - ticks % Ticks.PER_DAY;
  }

  boolean dated() {
    return dated;
  }

  /**
   * The midnight a row's day begins with, in ticks, or {@link RowTimes#UNREADABLE} when its date
   * cannot be read.
   *
   * @param timeOfDay of the row, in ticks
   */
  long midnight(TextRow row, long timeOfDay) {
    return dated ? byDate(row) : countedDay(timeOfDay) * Ticks.PER_DAY;
  }

  private long byDate(TextRow row) {
    int column = Column.DATE_AND_TIME.ordinal();
    int start = row.starts[column];
    int known = lastDateLength;
    if (known > 0
        && row.lengths[column] >= known
        && Arrays.equals(row.bytes, start, start + known, lastDate, 0, known)
        && (row.lengths[column] == known || !GroupedNumber.isDigit(row.bytes[start + known]))) {
      return lastDay;
    }
    return byNewDate(row, start);
  }

  private long byNewDate(TextRow row, int start) {
    boolean isDate = date.scan(row) && date.end - start <= LONGEST_DATE;
    long midnight = isDate ? scannedMidnight() : RowTimes.UNREADABLE;
    if (midnight != RowTimes.UNREADABLE) {
      lastDateLength = date.end - start;
      System.arraycopy(row.bytes, start, lastDate, 0, lastDateLength);
      lastDay = midnight;
    }
    return midnight;
  }

  private long scannedMidnight() {
    if (nextDay >= 0) {
      long told = nextDay;
      nextDay = -1;
      return told;
    }
    long epochDay = date.epochDay(order);
    long midnight = epochDay == Long.MIN_VALUE ? RowTimes.UNREADABLE : midnight(epochDay);
    if (!orderCertain && lastDay != Long.MIN_VALUE && midnight != lastDay) {
      return lastDay + Ticks.PER_DAY; // under a wrong guess the next day looks far away
    }
    return midnight;
  }

  private static long midnight(long epochDay) {
    return Ticks.ofUtc(LocalDate.ofEpochDay(epochDay).atStartOfDay());
  }

  private long countedDay(long timeOfDay) {
    if (lastTimeOfDay >= 0) {
      long change = timeOfDay - lastTimeOfDay;
      if (change < -HALF_DAY) {
        countedDays++;
      } else if (change > HALF_DAY && countedDays > 0 && aroundMidnight(timeOfDay)) {
        countedDays--;
      }
    }
    lastTimeOfDay = timeOfDay;
    return countedDays;
  }

  /** Whether two rows are only a little out of order, with midnight between them. */
  private boolean aroundMidnight(long timeOfDay) {
    return lastTimeOfDay < MINUTE && timeOfDay > Ticks.PER_DAY - MINUTE;
  }
}
