package dev.stallscope.analysis.rule;

import dev.stallscope.index.EventStore;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * How long operations of one kind and size usually take in this capture. Durations are counted in
 * bins, four for each doubling, so that a capture of any length takes one pass and little memory.
 */
public final class Usual {
  /** Bins for each doubling of the duration; the median is right to an eighth. */
  private static final int BINS_PER_DOUBLING = 4;

  private static final int BINS = 64 * BINS_PER_DOUBLING;

  /** An operation's kinds: without a size, and one for each doubling. */
  private static final int SIZES = 65;

  private static final int KINDS = Operation.values().length * SIZES;

  /** With fewer of a kind their median says little. */
  private static final long ENOUGH = 8;

  /** What a healthy machine needs for any operation, beside moving its bytes. */
  private static final long EXPECTED_TICKS = 10 * Ticks.PER_MILLISECOND;

  /** A slow disk's rate, in bytes for each tick: 50 MB/s. */
  private static final long EXPECTED_BYTES_PER_TICK = 5;

  private final EventStore store;

  private final Counts counts;

  private final long[] medians = new long[KINDS];

  /** Bins of each kind, null where there are none of it; arrays, since every event is counted. */
  private static final class Counts {
    private final long[] @Nullable [] ofKinds = new long[KINDS][];

    private long[] bins(int kind) {
      long[] bins = ofKinds[kind];
      if (bins == null) {
        bins = new long[BINS];
        ofKinds[kind] = bins;
      }
      return bins;
    }

    private void add(Counts others) {
      for (int kind = 0; kind < KINDS; kind++) {
        long[] more = others.ofKinds[kind];
        if (more != null) {
          long[] bins = bins(kind);
          Arrays.setAll(bins, bin -> bins[bin] + more[bin]);
        }
      }
    }
  }

  /** Counts all that do not wait on purpose: half of them here, half on another thread. */
  public Usual(Scene scene) {
    store = scene.store();
    long middle = store.size() / 2;
    CompletableFuture<Counts> others =
        CompletableFuture.supplyAsync(() -> counted(scene, middle, store.size()));
    counts = counted(scene, 0, middle);
    counts.add(others.join());
  }

  private Counts counted(Scene scene, long first, long end) {
    Counts counted = new Counts();
    store.eachLasting(
        1,
        first,
        end,
        event -> {
          long ticks = store.durationTicks(event);
          if (ticks > 0 && scene.waits().reason(event) == null) {
            counted.bins(kind(event))[bin(ticks)]++;
          }
        });
    return counted;
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
      medians[kind] = median(counts.ofKinds[kind]);
    }
    return Math.min(expected, medians[kind]);
  }

  /** {@code Long.MAX_VALUE} when there are too few to say. */
  private static long median(long @Nullable [] bins) {
    long all = bins == null ? 0 : LongStream.of(bins).sum();
    if (bins == null || all < ENOUGH) {
      return Long.MAX_VALUE;
    }
    long below = 0;
    int bin = 0;
    while ((below + bins[bin]) * 2 < all) {
      below += bins[bin++];
    }
    return Math.max(1, middle(bin));
  }

  /** Quarters of the span between one power of two and the next. */
  private static int bin(long ticks) {
    int power = 63 - Long.numberOfLeadingZeros(ticks);
    long quarter = power < 2 ? ticks << (2 - power) : ticks >>> (power - 2);
    return power * BINS_PER_DOUBLING + (int) (quarter & (BINS_PER_DOUBLING - 1));
  }

  private static long middle(int bin) {
    double quarter = bin % BINS_PER_DOUBLING + 0.5;
    return Math.round(Math.scalb(1 + quarter / BINS_PER_DOUBLING, bin / BINS_PER_DOUBLING));
  }

  /** Sizes that differ by less than a factor of two count as the same. */
  private int kind(long event) {
    long length = store.length(event);
    int size = length <= 0 ? 0 : 64 - Long.numberOfLeadingZeros(length);
    return store.operation(event).ordinal() * SIZES + size;
  }
}
