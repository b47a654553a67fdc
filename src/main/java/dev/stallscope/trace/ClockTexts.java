package dev.stallscope.trace;

import dev.stallscope.model.Ticks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/**
 * Renders points in time and spans as ProcMon does on an en-US machine in a given zone. Any 64-bit
 * value is taken: details hold FILETIMEs of 0, -1 and nonsense.
 */
public final class ClockTexts {
  /** 1970-01-01 as seconds since 1601-01-01. */
  private static final long UNIX_EPOCH_SECONDS = 11_644_473_600L;

  private static final long SECONDS_PER_DAY = 86_400;
  private static final long SLOT_SECONDS = 900;

  private final ZoneRules rules;

  /** The zone's offset holds within such a slot: changes of clocks fall on quarters of hours. */
  private long slot = Long.MIN_VALUE;

  private long slotOffset;

  private long day = Long.MIN_VALUE;
  private String dayText = "";

  public ClockTexts(ZoneId zone) {
    rules = zone.getRules();
  }

  /** {@code 4:19:03.1234567 PM}. */
  public void appendTimeOfDay(long fileTime, StringBuilder out) {
    appendClock(
        Math.floorMod(localSeconds(fileTime), SECONDS_PER_DAY),
        Math.floorMod(fileTime, Ticks.PER_SECOND),
        out);
  }

  /** {@code 7/31/2020 4:19:03 PM}. */
  public void appendDateAndTime(long fileTime, StringBuilder out) {
    long seconds = localSeconds(fileTime);
    long epochDay = Math.floorDiv(seconds, SECONDS_PER_DAY);
    if (epochDay != day) {
      day = epochDay;
      LocalDate date = LocalDate.ofEpochDay(epochDay);
      dayText = date.getMonthValue() + "/" + date.getDayOfMonth() + "/" + date.getYear();
    }
    out.append(dayText).append(' ');
    appendClock(Math.floorMod(seconds, SECONDS_PER_DAY), -1, out);
  }

  /** {@code 0.0000123}. */
  public static void appendSeconds(long ticks, StringBuilder out) {
    if (ticks < 0) {
      out.append('-');
    }
    out.append(Math.abs(ticks / Ticks.PER_SECOND)).append('.');
    appendPadded(Math.abs(ticks % Ticks.PER_SECOND), 7, out);
  }

  /** {@code 00:00:07.0421234}. */
  public static void appendSpan(long ticks, StringBuilder out) {
    if (ticks < 0) {
      out.append('-');
    }
    long seconds = Math.abs(ticks / Ticks.PER_SECOND);
    appendPadded(seconds / 3600, 2, out);
    appendPadded(seconds / 60 % 60, 2, out.append(':'));
    appendPadded(seconds % 60, 2, out.append(':'));
    appendPadded(Math.abs(ticks % Ticks.PER_SECOND), 7, out.append('.'));
  }

  /** Seconds since 1970 on the zone's clocks. */
  private long localSeconds(long fileTime) {
    long seconds = Math.floorDiv(fileTime, Ticks.PER_SECOND) - UNIX_EPOCH_SECONDS;
    long asked = Math.floorDiv(seconds, SLOT_SECONDS);
    if (asked != slot) {
      slot = asked;
      slotOffset = offset(seconds);
    }
    return seconds + slotOffset;
  }

  /**
   * Windows knows no local mean time: it applies today's kind of rule to all of the past, where
   * Java would go by the sun before the first time zones.
   */
  private long offset(long seconds) {
    Instant instant = Instant.ofEpochSecond(Math.max(seconds, 0));
    return (seconds < 0 ? rules.getStandardOffset(instant) : rules.getOffset(instant))
        .getTotalSeconds();
  }

  private static void appendClock(long secondOfDay, long fraction, StringBuilder out) {
    long hour = secondOfDay / 3600;
    out.append(hour % 12 == 0 ? 12 : hour % 12);
    appendPadded(secondOfDay / 60 % 60, 2, out.append(':'));
    appendPadded(secondOfDay % 60, 2, out.append(':'));
    if (fraction >= 0) {
      appendPadded(fraction, 7, out.append('.'));
    }
    out.append(hour < 12 ? " AM" : " PM");
  }

  private static void appendPadded(long value, int digits, StringBuilder out) {
    long limit = 10;
    for (int i = 1; i < digits; i++, limit *= 10) {
      if (value < limit) {
        for (int zeros = digits - i; zeros > 0; zeros--) {
          out.append('0');
        }
        break;
      }
    }
    out.append(value);
  }
}
