package dev.stallscope.report.text;

import dev.stallscope.model.Ticks;
import java.util.Locale;

/** Numbers in words: times, shares, counts and sizes with their units. */
public final class Quantities {
  private static final long PER_MICROSECOND = 10;
  private static final long PER_MINUTE = 60 * Ticks.PER_SECOND;
  private static final long PER_HOUR = 60 * PER_MINUTE;

  /** From here on a share is told in whole per cents. */
  private static final double ONE_DIGIT = 0.0995;

  private static final String[] SIZES = {"B", "KB", "MB", "GB", "TB"};

  private Quantities() {}

  /** A span of ticks, such as {@code 50.75 ms}, {@code 9.81 s} or {@code 2 min 5 s}. */
  public static String time(long ticks) {
    if (ticks < Ticks.PER_MILLISECOND) {
      return format("%.1f µs", ticks / (double) PER_MICROSECOND).replace(".0 ", " ");
    }
    if (ticks < Ticks.PER_SECOND) {
      return digits(Ticks.toMillis(ticks)) + " ms";
    }
    if (ticks < PER_MINUTE) {
      return digits(Ticks.toSeconds(ticks)) + " s";
    }
    return ticks < PER_HOUR
        ? parts(ticks / PER_MINUTE, " min", ticks % PER_MINUTE / Ticks.PER_SECOND, " s")
        : parts(ticks / PER_HOUR, " h", ticks % PER_HOUR / PER_MINUTE, " min");
  }

  private static String parts(long large, String largeUnit, long small, String smallUnit) {
    return large + largeUnit + (small == 0 ? "" : " " + small + smallUnit);
  }

  /** A length the user chose, without digits that say nothing: {@code 50 ms}. */
  public static String threshold(long ticks) {
    return time(ticks).replaceFirst("(\\.\\d*?)0+ ", "$1 ").replace(". ", " ");
  }

  /** A point in time as seconds, to the millisecond: {@code 12.345 s}. */
  public static String seconds(long ticks) {
    return format("%,.3f s", Ticks.toSeconds(ticks));
  }

  /** A span as ProcMon's Duration column has it, seconds with all digits: {@code 0.0507512}. */
  public static String exactSeconds(long ticks) {
    return format("%d.%07d", ticks / Ticks.PER_SECOND, ticks % Ticks.PER_SECOND);
  }

  /**
   * A time of day with all digits there are: {@code 09:15:00.1234567}.
   *
   * @param seconds since midnight
   * @param ticks of the last second
   */
  public static String clock(long seconds, long ticks) {
    return format("%02d:%02d:%02d.%07d", seconds / 3600, seconds / 60 % 60, seconds % 60, ticks);
  }

  /** A part of a whole as per cent. */
  public static String share(double share) {
    if (share > 0 && share < 0.001) {
      return "< 0.1 %";
    }
    return format(share < ONE_DIGIT ? "%.1f %%" : "%.0f %%", share * 100);
  }

  /** A number with separators between thousands. */
  public static String count(long count) {
    return format("%,d", count);
  }

  /** A number of bytes in the largest unit that leaves at least 1. */
  public static String bytes(long bytes) {
    int unit = 0;
    double size = bytes;
    while (size >= 1024 && unit < SIZES.length - 1) {
      size /= 1024;
      unit++;
    }
    return (unit == 0 ? count(bytes) : format("%.1f", size)) + " " + SIZES[unit];
  }

  /** Three significant digits or more. */
  private static String digits(double value) {
    return format(value < 100 ? "%.2f" : "%.1f", value);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /** A number of no unit: one decimal below ten, none above. */
  static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value).replace(".0", "");
  }
}
