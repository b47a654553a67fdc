package dev.stallscope.query;

import dev.stallscope.model.Column;
import dev.stallscope.model.Ticks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a condition may speak of: every ProcMon column by its head without blanks and signs, short
 * names for the common ones, and the event's number.
 *
 * @param name as written in a condition
 * @param kind how its values compare
 * @param column where its text stands; null for the event's number
 */
record Field(String name, Kind kind, @Nullable Column column) {
  enum Kind {
    TEXT,
    NUMBER,
    /** A span of time in ticks. */
    SPAN
  }

  private static final Map<String, Field> BY_NAME = new LinkedHashMap<>();

  static {
    add("event", Kind.NUMBER, null);
    for (Column column : Column.values()) {
      add(plain(column.head()), kind(column), column);
    }
    alias("process", Column.PROCESS_NAME);
    alias("class", Column.EVENT_CLASS);
    alias("image", Column.IMAGE_PATH);
    alias("command", Column.COMMAND_LINE);
    alias("start", Column.RELATIVE_TIME);
    alias("ppid", Column.PARENT_PID);
  }

  private static void add(String name, Kind kind, @Nullable Column column) {
    BY_NAME.put(name, new Field(name, kind, column));
  }

  private static void alias(String name, Column column) {
    add(name, kind(column), column);
  }

  private static Kind kind(Column column) {
    return switch (column) {
      case PID, TID, PARENT_PID, SESSION -> Kind.NUMBER;
      case DURATION, RELATIVE_TIME -> Kind.SPAN;
      default -> Kind.TEXT;
    };
  }

  private static String plain(String head) {
    return head.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  /** The field of this name, whatever its case, blanks and signs; null when there is none. */
  static @Nullable Field named(String name) {
    return BY_NAME.get(plain(name));
  }

  static List<String> names() {
    return new ArrayList<>(BY_NAME.keySet());
  }

  /**
   * The value as a number: ticks for a span, which needs a unit.
   *
   * @return null when it is no such value
   */
  @Nullable Long number(String value) {
    try {
      return kind == Kind.SPAN ? ticks(value) : (Long) Long.parseLong(value);
    } catch (NumberFormatException | ArithmeticException e) {
      return null;
    }
  }

  private static @Nullable Long ticks(String value) {
    int unitAt = value.length();
    while (unitAt > 0 && Character.isLetter(value.charAt(unitAt - 1))) {
      unitAt--;
    }
    long perUnit =
        switch (value.substring(unitAt).toLowerCase(Locale.ROOT)) {
          case "us", "µs" -> 10;
          case "ms" -> Ticks.PER_MILLISECOND;
          case "s" -> Ticks.PER_SECOND;
          case "min", "m" -> 60 * Ticks.PER_SECOND;
          default -> 0;
        };
    double ticks = Double.parseDouble(value.substring(0, unitAt)) * perUnit;
    return perUnit == 0 || !Double.isFinite(ticks) ? null : (Long) Math.round(ticks);
  }
}
