package dev.stallscope.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Windows' unit of time, 100 ns. Points in time are FILETIMEs: ticks since 1601-01-01 UTC. Times
 * are kept as {@code long} ticks throughout and turned into seconds only where they are shown.
 */
public final class Ticks {
  public static final long PER_SECOND = 10_000_000L;
  public static final long PER_MILLISECOND = 10_000L;
  public static final long PER_DAY = 86_400L * PER_SECOND;

  /** Stands for a duration the trace does not tell: pending operations, exports without it. */
  public static final long NONE = -1;

  /** 1970-01-01 as a FILETIME. */
  private static final long UNIX_EPOCH = 116_444_736_000_000_000L;

  private Ticks() {}

  public static double toSeconds(long ticks) {
    return ticks / (double) PER_SECOND;
  }

  public static double toMillis(long ticks) {
    return ticks / (double) PER_MILLISECOND;
  }

  public static Instant toInstant(long fileTime) {
    long sinceUnix = fileTime - UNIX_EPOCH;
    return Instant.ofEpochSecond(
        Math.floorDiv(sinceUnix, PER_SECOND), Math.floorMod(sinceUnix, PER_SECOND) * 100);
  }

  /** The FILETIME of a date and time taken as UTC; below 100 ns it is cut off. */
  public static long ofUtc(LocalDateTime dateTime) {
    Instant instant = dateTime.toInstant(ZoneOffset.UTC);
    return UNIX_EPOCH + instant.getEpochSecond() * PER_SECOND + instant.getNano() / 100;
  }
}
