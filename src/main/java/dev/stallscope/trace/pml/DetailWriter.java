package dev.stallscope.trace.pml;

import dev.stallscope.trace.ClockTexts;
import org.jspecify.annotations.Nullable;

/**
 * Writes ProcMon's Detail form, {@code Name: value, Name: value}, in its en-US spelling: a comma
 * after every three digits where ProcMon groups, a dot before the fraction.
 */
final class DetailWriter {
  private final ClockTexts clock;
  private StringBuilder out = new StringBuilder();
  private int start;

  DetailWriter(ClockTexts clock) {
    this.clock = clock;
  }

  void begin(StringBuilder target) {
    out = target;
    start = target.length();
  }

  /** Characters written since {@link #begin}. */
  int length() {
    return out.length() - start;
  }

  /** Cuts what was written since {@link #begin}. */
  void cutTo(int length) {
    out.setLength(Math.min(out.length(), start + length));
  }

  /** Begins a pair; the caller appends the value. */
  StringBuilder name(String name) {
    return (out.length() > start ? out.append(", ") : out).append(name).append(": ");
  }

  /** Begins a pair whose name is the number of a directory entry. */
  StringBuilder name(int number) {
    return (out.length() > start ? out.append(", ") : out).append(number).append(": ");
  }

  DetailWriter text(String name, @Nullable String value) {
    name(name).append(value == null ? "" : value);
    return this;
  }

  /** A decimal number with grouped digits. */
  DetailWriter count(String name, long value) {
    appendGrouped(value, name(name));
    return this;
  }

  /** A decimal number without grouping. */
  DetailWriter plain(String name, long value) {
    name(name).append(value);
    return this;
  }

  DetailWriter hex(String name, long value) {
    name(name).append("0x").append(Long.toHexString(value));
    return this;
  }

  DetailWriter flag(String name, boolean value) {
    name(name).append(value ? "True" : "False");
    return this;
  }

  /** A FILETIME. */
  DetailWriter time(String name, long fileTime) {
    clock.appendDateAndTime(fileTime, name(name));
    return this;
  }

  /** A span of processor time in ticks. */
  DetailWriter seconds(String name, long ticks, String unit) {
    StringBuilder to = name(name);
    ClockTexts.appendSeconds(ticks, to);
    to.append(unit);
    return this;
  }

  private static void appendGrouped(long value, StringBuilder out) {
    int from = out.length() + (value < 0 ? 1 : 0);
    out.append(value);
    for (int i = out.length() - 3; i > from; i -= 3) {
      out.insert(i, ',');
    }
  }
}
