package dev.stallscope.trace.text;

import dev.stallscope.model.Column;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.ReadDiagnostics;
import java.util.Arrays;
import java.util.Set;

/**
 * Start times and durations of exported rows. The start is the FILETIME of the local date and time
 * as if it were UTC: Time of Day with its seven digits on the day of Date &amp; Time or, without
 * that column, on a day counted from 1601-01-01 that goes on when the time falls by more than half
 * a day. Without Time of Day, Relative Time serves.
 */
final class RowTimes {
  /** The row's time cannot be read; {@link #faulty} tells which column. */
  static final long UNREADABLE = Long.MIN_VALUE;

  private enum Source {
    TIME_OF_DAY,
    RELATIVE_TIME,
    DATE_AND_TIME,
    NONE
  }

  private final ReadDiagnostics diagnostics;
  private final Source source;
  private final DayHalves halves;
  private final ClockText clock;
  private final ClockText completionClock;
  private final DateText date = new DateText();
  private final DigitRuns runs = new DigitRuns();

  private final RowDays days;
  private final long relativeBase;

  /** Time of day of the row whose start was read last, in ticks. */
  private long timeOfDay;

  private Column faulty = Column.TIME_OF_DAY;

  RowTimes(Set<Column> columns, Iterable<TextRow> sample, ReadDiagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.source = source(columns);
    this.halves = new DayHalves(diagnostics);
    this.clock = new ClockText(halves);
    this.completionClock = new ClockText(halves);
    DateOrders orders = new DateOrders();
    learn(sample, orders);
    DateOrder order =
        orders.found() ? orders.order(halves.english(), diagnostics) : DateOrder.YEAR_FIRST;
    boolean dated =
        columns.contains(Column.DATE_AND_TIME) && source != Source.NONE && datesMake(sample, order);
    days = new RowDays(dated, order, orders.certain());
    relativeBase = source == Source.RELATIVE_TIME && dated ? relativeBase(sample) : 0;
    tellWhatIsMissing(columns);
  }

  /** For rows elsewhere in the same file: knows all forms and words that this one knows. */
  private RowTimes(RowTimes known) {
    diagnostics = known.diagnostics;
    source = known.source;
    halves = known.halves;
    clock = new ClockText(halves);
    completionClock = new ClockText(halves);
    days = known.days.another();
    relativeBase = known.relativeBase;
  }

  RowTimes another() {
    return new RowTimes(this);
  }

  private static Source source(Set<Column> columns) {
    if (columns.contains(Column.TIME_OF_DAY)) {
      return Source.TIME_OF_DAY;
    }
    if (columns.contains(Column.RELATIVE_TIME)) {
      return Source.RELATIVE_TIME;
    }
    return columns.contains(Column.DATE_AND_TIME) ? Source.DATE_AND_TIME : Source.NONE;
  }

  private void learn(Iterable<TextRow> sample, DateOrders orders) {
    for (TextRow row : sample) {
      int time = Column.TIME_OF_DAY.ordinal();
      int day = Column.DATE_AND_TIME.ordinal();
      int detail = Column.DETAIL.ordinal();
      if (row.lengths[day] > 0) {
        orders.learnRow(row.bytes, row.starts[day], row.lengths[day]);
      }
      if (row.lengths[detail] > 0) {
        orders.learnDetail(row.bytes, row.starts[detail], row.lengths[detail]);
      }
      if (row.lengths[time] > 0) {
        clock.learn(row.bytes, row.starts[time], row.lengths[time], dateOf(row));
      } else if (date.scan(row)) {
        clock.learn(row.bytes, date.clockStart(row), date.clockLength(row), dateOf(row));
      }
    }
  }

  private String dateOf(TextRow row) {
    return date.scan(row) ? Arrays.toString(date.numbers) : "";
  }

  /** Whether the dates of the sample are days of our calendar, as those of most locales are. */
  private boolean datesMake(Iterable<TextRow> sample, DateOrder order) {
    for (TextRow row : sample) {
      if (date.scan(row) && date.epochDay(order) != Long.MIN_VALUE) {
        return true;
      }
    }
    diagnostics.add(
        "text.dates-unreadable",
        "The dates of column 'Date & Time' are in no calendar known here; times are counted from"
            + " midnight of the first day.");
    return false;
  }

  private long relativeBase(Iterable<TextRow> sample) {
    for (TextRow row : sample) {
      long relative = relativeTime(row);
      long whole = wholeSeconds(row);
      if (relative != UNREADABLE && whole != UNREADABLE) {
        return whole - relative / Ticks.PER_SECOND * Ticks.PER_SECOND;
      }
    }
    return 0;
  }

  private void tellWhatIsMissing(Set<Column> columns) {
    if (source == Source.NONE) {
      diagnostics.add(
          "text.no-times",
          "The export has no column with times; switch on 'Time of Day' in Process Monitor (Options"
              + " > Select Columns) and save again.");
    } else if (source == Source.DATE_AND_TIME) {
      diagnostics.add(
          "text.whole-seconds",
          "The only times are whole seconds; switch on 'Time of Day' in Process Monitor (Options >"
              + " Select Columns) and save again.");
    }
    if (!columns.contains(Column.DURATION) && !columns.contains(Column.COMPLETION_TIME)) {
      diagnostics.add(
          "text.no-durations",
          "The export has no column 'Duration'; switch it on in Process Monitor (Options > Select"
              + " Columns) and save again to learn how long operations took.");
    }
  }

  /** Forgets the rows read, so that they can be read again from the first. */
  void restart() {
    days.restart();
  }

  /** Takes the next row for one that starts at {@code ticks}; days are counted from there. */
  void standAt(long ticks) {
    days.standAt(ticks);
  }

  boolean dated() {
    return days.dated();
  }

  /** The column that could not be read last. */
  Column faulty() {
    return faulty;
  }

  /** Start of the row in ticks, or {@link #UNREADABLE}. */
  long start(TextRow row) {
    return switch (source) {
      case TIME_OF_DAY -> byTimeOfDay(row);
      case RELATIVE_TIME -> byRelativeTime(row);
      case DATE_AND_TIME -> byDateAndTime(row);
      case NONE -> 0;
    };
  }

  private long byTimeOfDay(TextRow row) {
    int column = Column.TIME_OF_DAY.ordinal();
    timeOfDay =
        row.lengths[column] <= 0
            ? ClockText.UNREADABLE
            : clock.ticksOfDay(row.bytes, row.starts[column], row.lengths[column]);
    if (timeOfDay == ClockText.UNREADABLE) {
      faulty = Column.TIME_OF_DAY;
      return UNREADABLE;
    }
    return onItsDay(row);
  }

  private long onItsDay(TextRow row) {
    long midnight = days.midnight(row, timeOfDay);
    if (midnight == UNREADABLE) {
      faulty = Column.DATE_AND_TIME;
      return UNREADABLE;
    }
    return midnight + timeOfDay;
  }

  private long byRelativeTime(TextRow row) {
    long relative = relativeTime(row);
    if (relative == UNREADABLE) {
      faulty = Column.RELATIVE_TIME;
      return UNREADABLE;
    }
    return relativeBase + relative;
  }

  private long byDateAndTime(TextRow row) {
    long whole = wholeSeconds(row);
    faulty = Column.DATE_AND_TIME;
    return whole;
  }

  private long wholeSeconds(TextRow row) {
    if (!date.scan(row)) {
      return UNREADABLE;
    }
    timeOfDay = clock.ticksOfDay(row.bytes, date.clockStart(row), date.clockLength(row));
    return timeOfDay == ClockText.UNREADABLE ? UNREADABLE : onItsDay(row);
  }

  private long relativeTime(TextRow row) {
    int column = Column.RELATIVE_TIME.ordinal();
    int start = row.starts[column];
    runs.scan(row.bytes, start, start + Math.max(0, row.lengths[column]));
    if (runs.count != 4 || runs.digits(0) > 6 || runs.value(1) > 59 || runs.value(2) > 59) {
      return UNREADABLE;
    }
    long seconds = runs.value(0) * 3600L + runs.value(1) * 60L + runs.value(2);
    return runs.value(1) < 0 || runs.value(2) < 0
        ? UNREADABLE
        : seconds * Ticks.PER_SECOND + runs.fractionTicks(3);
  }

  /**
   * Duration of the row whose start was read last: ticks, {@link Ticks#NONE} when the export does
   * not tell, {@link #UNREADABLE}.
   */
  long duration(TextRow row) {
    int column = Column.DURATION.ordinal();
    int length = row.lengths[column];
    if (length < 0) {
      return byCompletion(row);
    }
    if (length == 0) {
      return Ticks.NONE;
    }
    long ticks = seconds(row.bytes, row.starts[column], length);
    if (ticks == UNREADABLE) {
      faulty = Column.DURATION;
    }
    return ticks;
  }

  private long byCompletion(TextRow row) {
    int column = Column.COMPLETION_TIME.ordinal();
    if (row.lengths[column] <= 0 || source != Source.TIME_OF_DAY) {
      return Ticks.NONE;
    }
    long completion =
        completionClock.ticksOfDay(row.bytes, row.starts[column], row.lengths[column]);
    if (completion == ClockText.UNREADABLE) {
      faulty = Column.COMPLETION_TIME;
      return UNREADABLE;
    }
    long ticks = completion - timeOfDay;
    return ticks < 0 ? ticks + Ticks.PER_DAY : ticks;
  }

  /** Seconds with a point or comma before their fraction, in ticks. */
  private static long seconds(byte[] bytes, int start, int length) {
    long ticks = 0;
    int fraction = -1;
    int end = start + Math.min(length, 20);
    for (int at = start; at < end && fraction < 7; at++) {
      int digit = bytes[at] - '0';
      if (digit >= 0 && digit <= 9) {
        ticks = ticks * 10 + digit;
        fraction += fraction >= 0 ? 1 : 0;
      } else if ((bytes[at] == '.' || bytes[at] == ',') && fraction < 0 && at > start) {
        fraction = 0;
      } else {
        return UNREADABLE;
      }
    }
    for (int digits = Math.max(0, fraction); digits < 7; digits++) {
      if (ticks < 0 || ticks > Long.MAX_VALUE / 10) {
        return UNREADABLE;
      }
      ticks *= 10;
    }
    return length <= 19 && ticks >= 0 ? ticks : UNREADABLE;
  }
}
