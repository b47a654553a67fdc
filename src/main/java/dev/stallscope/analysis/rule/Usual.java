package dev.stallscope.analysis.rule;

import dev.stallscope.index.EventStore;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import org.jspecify.annotations.Nullable;

/**
 * How long operations of one kind and size usually take in this capture. Durations are counted in
 * bins that grow by a quarter, so that a capture of any length takes one pass and little memory.
 */
public final class Usual {
  /** Bins for each doubling of the duration; the median is right to a tenth. */
  private static final int BINS_PER_DOUBLING = 4;

  private static final int BINS = 64 * BINS_PER_DOUBLING;

  /** With fewer of a kind their median says little. */
  private static final long ENOUGH = 8;

  /** What a healthy machine needs for any operation, beside moving its bytes. */
  private static final long EXPECTED_TICKS = 10 * Ticks.PER_MILLISECOND;

  /** A slow disk's rate, in bytes for each tick: 50 MB/s. */
  private static final long EXPECTED_BYTES_PER_TICK = 5;

  /** Where the bins of a doubling begin, as parts of it. */
  private static final double QUARTER = Math.pow(2, 0.25);

  private static final double HALF = Math.sqrt(2);
  private static final double THREE_QUARTERS = Math.pow(2, 0.75);

  /** Sizes that differ by less than a factor of two count as the same. */
  private static final int SIZES = 64;

  private final EventStore store;

  /** Bins by kind; null for a kind that does not occur. */
  private final long[] @Nullable [] counts = new long[Operation.values().length * SIZES][];

  /** By kind; 0 while not asked for. */
  private final long[] medians = new long[counts.length];

  /** Counts all that do not wait on purpose. */
  public Usual(Scene scene) {
    store = scene.store();
    for (long event = 0; event < store.size(); event++) {
      long ticks = store.durationTicks(event);
      if (ticks > 0 && scene.waits().reason(event) == null) {
        bins(kind(event))[bin(ticks)]++;
      }
    }
  }

  private long[] bins(int kind) {
    long[] bins = counts[kind];
    if (bins == null) {
      bins = new long[BINS];
      counts[kind] = bins;
    }
    return bins;
  }

  /**
   * Ticks that an operation like this one usually takes: the median of its kind, and never more
   * than a healthy machine needs, since a capture may be slow throughout.
   */
  public long ticks(long event) {
    long bytes = Math.max(0, store.length(event));
    long expected = EXPECTED_TICKS + bytes / EXPECTED_BYTES_PER_TICK;
    int kind = kind(event);
    if (medians[kind] == 0) {
      medians[kind] = median(bins(kind));
    }
    return Math.min(expected, medians[kind]);
  }

  /** {@code Long.MAX_VALUE} when there are too few to say. */
  private static long median(long[] bins) {
    long all = 0;
    for (long count : bins) {
      all += count;
    }
    if (all < ENOUGH) {
      return Long.MAX_VALUE;
    }
    long below = 0;
    int bin = 0;
    while ((below + bins[bin]) * 2 < all) {
      below += bins[bin++];
    }
    return Math.max(1, Math.round(Math.pow(2, (bin + 0.5) / BINS_PER_DOUBLING)));
  }

  private static int bin(long ticks) {
    int doubling = 63 - Long.numberOfLeadingZeros(ticks);
    double part = (double) ticks / (1L << doubling);
    int quarters = part < HALF ? (part < QUARTER ? 0 : 1) : (part < THREE_QUARTERS ? 2 : 3);
    return doubling * BINS_PER_DOUBLING + quarters;
  }

  private int kind(long event) {
    long length = store.length(event);
    int size = length <= 0 ? 0 : 64 - Long.numberOfLeadingZeros(length);
    return store.operation(event).ordinal() * SIZES + size;
  }
}
