package dev.stallscope.compare;

import dev.stallscope.model.Ticks;
import java.util.Arrays;

/**
 * How long many operations took, in little memory: exact up to 255 ticks (25.5 µs), above in bins
 * of 1/128 of their power of two, so that a duration is known to 0.8 %. Counts and the total are
 * exact. Bins of several runs can be put together.
 */
public final class Durations {
  /** Of nothing. */
  public static final Durations NONE = new Durations(new int[0], new long[0], 0, 0, 0);

  private static final int EXACT = 256;
  private static final int EXACT_BITS = 8;
  private static final int PARTS_BITS = 7;
  private static final int PARTS = 1 << PARTS_BITS;

  private final int[] bins;
  private final long[] counts;
  private final long events;
  private final long timed;
  private final long totalTicks;
  private final double squares;

  private Durations(int[] bins, long[] counts, long events, long totalTicks, double squares) {
    this.bins = bins;
    this.counts = counts;
    this.events = events;
    this.timed = Arrays.stream(counts).sum();
    this.totalTicks = totalTicks;
    this.squares = squares;
  }

  /**
   * Of operations.
   *
   * @param ticks from {@code from} to before {@code to}, not negative; they are put in order
   * @param events number of operations, those without a duration included
   */
  public static Durations of(long[] ticks, int from, int to, long events) {
    Arrays.sort(ticks, from, to);
    int[] bins = new int[to - from];
    long[] counts = new long[to - from];
    int used = 0;
    long total = 0;
    double squares = 0;
    for (int i = from; i < to; i++) {
      int bin = bin(ticks[i]);
      if (used == 0 || bins[used - 1] != bin) {
        bins[used++] = bin;
      }
      counts[used - 1]++;
      total = sum(total, ticks[i]);
      squares += (double) ticks[i] * ticks[i];
    }
    return new Durations(
        Arrays.copyOf(bins, used), Arrays.copyOf(counts, used), events, total, squares);
  }

  /** Those of both. */
  public Durations with(Durations other) {
    int[] allBins = new int[bins.length + other.bins.length];
    long[] allCounts = new long[allBins.length];
    int used = 0;
    int mine = 0;
    int theirs = 0;
    while (mine < bins.length || theirs < other.bins.length) {
      int bin = Math.min(binAt(mine), other.binAt(theirs));
      allBins[used] = bin;
      allCounts[used] += binAt(mine) == bin ? counts[mine++] : 0;
      allCounts[used++] += other.binAt(theirs) == bin ? other.counts[theirs++] : 0;
    }
    return new Durations(
        Arrays.copyOf(allBins, used),
        Arrays.copyOf(allCounts, used),
        events + other.events,
        sum(totalTicks, other.totalTicks),
        squares + other.squares);
  }

  /** Number of bins that hold something. */
  int size() {
    return bins.length;
  }

  /** Number of a bin, rising with its place; beyond the last the highest there can be. */
  int binAt(int place) {
    return place < bins.length ? bins[place] : Integer.MAX_VALUE;
  }

  long countAt(int place) {
    return counts[place];
  }

  /** Operations, those without a duration included. */
  public long events() {
    return events;
  }

  /** Operations that have a duration. */
  public long timed() {
    return timed;
  }

  /** Sum of the durations in ticks. */
  public long totalTicks() {
    return totalTicks;
  }

  /** Sum of the squared durations: how much their total varies by chance. */
  double squares() {
    return squares;
  }

  /**
   * The smallest duration that at least this per cent of them do not exceed, to 0.4 %; {@link
   * Ticks#NONE} when none has a duration.
   */
  public long rank(int percent) {
    if (timed == 0) {
      return Ticks.NONE;
    }
    long wanted = (timed * percent + 99) / 100;
    int place = 0;
    for (long seen = counts[0]; seen < wanted; seen += counts[place]) {
      place++;
    }
    return middle(bins[place]);
  }

  /** The part of them that took at most so many ticks, 0 to 1. */
  public double shareUpTo(long ticks) {
    int last = bin(ticks);
    long seen = 0;
    for (int place = 0; place < bins.length && bins[place] <= last; place++) {
      seen += counts[place];
    }
    return timed == 0 ? 0 : (double) seen / timed;
  }

  private static int bin(long ticks) {
    if (ticks < EXACT) {
      return (int) Math.max(0, ticks);
    }
    int power = 63 - Long.numberOfLeadingZeros(ticks);
    int part = (int) (ticks >>> (power - PARTS_BITS)) & (PARTS - 1);
    return EXACT + (power - EXACT_BITS) * PARTS + part;
  }

  private static long middle(int bin) {
    if (bin < EXACT) {
      return bin;
    }
    int power = (bin - EXACT) / PARTS + EXACT_BITS;
    int part = (bin - EXACT) % PARTS;
    long width = 1L << (power - PARTS_BITS);
    return (PARTS + part) * width + width / 2;
  }

  /** A damaged trace holds any number: sums end at the largest. */
  private static long sum(long one, long other) {
    return one + other < 0 ? Long.MAX_VALUE : one + other;
  }
}
