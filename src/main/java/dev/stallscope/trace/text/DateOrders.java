package dev.stallscope.trace.text;

import dev.stallscope.trace.ReadDiagnostics;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the order of an export's dates from the dates themselves: numbers that can be no day or no
 * month, the part that moves at midnight. What is still open then goes by custom: months first with
 * {@code /} and an English AM or PM where no part is padded with a zero, days first elsewhere.
 */
final class DateOrders {
  private static final byte[] TIME_FIELD_END = {'T', 'i', 'm', 'e', ':', ' '};

  private static final int LONGEST_DATE = 24;

  private final DateText date = new DateText();
  private final Set<DateOrder> open = EnumSet.allOf(DateOrder.class);
  private final int[] lastNumbers = new int[3];
  private boolean dates;
  private boolean padded;
  private byte separator;

  /** Takes the date of a row of the sample. */
  void learnRow(byte[] bytes, int start, int length) {
    if (!learn(bytes, start, start + length)) {
      return;
    }
    if (dates) {
      learnMidnight();
    }
    dates = true;
    separator = date.separator;
    System.arraycopy(date.numbers, 0, lastNumbers, 0, 3);
  }

  /** Takes the dates of a Detail: values of CreationTime, LastWriteTime and their like. */
  void learnDetail(byte[] bytes, int start, int length) {
    int end = start + length;
    for (int at = start + 1; at + TIME_FIELD_END.length < end; at++) {
      if (bytes[at] == 'T' && bytes[at - 1] != ' ' && timeField(bytes, at)) {
        int value = at + TIME_FIELD_END.length;
        learn(bytes, value, Math.min(end, value + LONGEST_DATE));
      }
    }
  }

  private static boolean timeField(byte[] bytes, int at) {
    for (int i = 0; i < TIME_FIELD_END.length; i++) {
      if (bytes[at + i] != TIME_FIELD_END[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean learn(byte[] bytes, int start, int end) {
    if (!date.scan(bytes, start, end)) {
      return false;
    }
    for (int i = 0; i < 3; i++) {
      padded |= date.digits[i] == 2 && date.numbers[i] < 10 && i < 2;
    }
    keep(order -> date.fits(order));
    return true;
  }

  /** A capture passes midnight: the next day is right, the next month or year is not. */
  private void learnMidnight() {
    DateText next = date;
    if (Arrays.equals(next.numbers, lastNumbers)) {
      return;
    }
    keep(
        order ->
            next.numbers[order.day] == lastNumbers[order.day] + 1
                && next.numbers[order.month] == lastNumbers[order.month]
                && next.numbers[order.year] == lastNumbers[order.year]);
  }

  /** Drops the orders against the evidence, unless that would drop all. */
  private void keep(Predicate<DateOrder> evidence) {
    Set<DateOrder> kept = EnumSet.copyOf(open);
    kept.removeIf(evidence.negate());
    if (!kept.isEmpty()) {
      open.retainAll(kept);
    }
  }

  /** Whether rows have dates that can be read. */
  boolean found() {
    return dates;
  }

  /** Whether the order follows from the dates alone. */
  boolean certain() {
    return open.size() == 1;
  }

  /**
   * The order.
   *
   * @param english whether times say AM and PM in English capitals
   */
  DateOrder order(boolean english, ReadDiagnostics diagnostics) {
    if (certain()) {
      return open.iterator().next();
    }
    DateOrder order = byCustom(english);
    boolean byMark = separator == '.' && order == DateOrder.DAY_FIRST;
    if (!byMark) {
      diagnostics.add(
          "text.date-order-assumed",
          "The dates can be read with the day or the month first; "
              + (order == DateOrder.MONTH_FIRST ? "month" : "day")
              + " first was assumed. Save as PML to be sure of the date.",
          Map.of("order", order.name()));
    }
    return order;
  }

  private DateOrder byCustom(boolean english) {
    boolean monthFirst = separator == '/' && english && !padded;
    DateOrder custom = monthFirst ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST;
    return open.contains(custom) ? custom : open.iterator().next();
  }
}
