package dev.stallscope.analysis.rule;

import dev.stallscope.index.EventStore;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.HashMap;
import java.util.Map;

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

  private final EventStore store;
  private final Map<Kind, long[]> counts = new HashMap<>();
  private final Map<Kind, Long> medians = new HashMap<>();

  private record Kind(Operation operation, int size) {}

  /** Counts all that do not wait on purpose. */
  public Usual(Scene scene) {
    store = scene.store();
    for (long event = 0; event < store.size(); event++) {
      long ticks = store.durationTicks(event);
      if (ticks > 0 && scene.waits().reason(event) == null) {
        counts.computeIfAbsent(kind(event), kind -> new long[BINS])[bin(ticks)]++;
      }
    }
  }

  /**
   * Ticks that an operation like this one usually takes: the median of its kind, and never more
   * than a healthy machine needs, since a capture may be slow throughout.
   */
  public long ticks(long event) {
    long bytes = Math.max(0, store.length(event));
    long expected = EXPECTED_TICKS + bytes / EXPECTED_BYTES_PER_TICK;
    return Math.min(expected, medians.computeIfAbsent(kind(event), this::median));
  }

  /** {@code Long.MAX_VALUE} when there are too few to say. */
  private long median(Kind kind) {
    long[] bins = counts.getOrDefault(kind, new long[BINS]);
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
    return Math.round(Math.pow(2, (bin + 0.5) / BINS_PER_DOUBLING));
  }

  private static int bin(long ticks) {
    return (int) (Math.log((double) ticks) / Math.log(2) * BINS_PER_DOUBLING);
  }

  /** Sizes that differ by less than a factor of two count as the same. */
  private Kind kind(long event) {
    long length = store.length(event);
    return new Kind(
        store.operation(event), length <= 0 ? 0 : 64 - Long.numberOfLeadingZeros(length));
  }
}
