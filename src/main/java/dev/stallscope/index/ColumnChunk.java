package dev.stallscope.index;

import org.jspecify.annotations.Nullable;

/**
 * Some thousand values of a column, never changed. Each is kept as its distance from a base in as
 * few bits as most of them need; the few that need more stand apart, in order, and a bit map says
 * which they are. Any value is found at once. Distances wrap around, so that every long fits.
 */
final class ColumnChunk {
  private static final int RANK_BITS = 32;

  private final long base;
  private final BitArray usual;
  private final @Nullable Outliers outliers;

  private ColumnChunk(long base, BitArray usual, @Nullable Outliers outliers) {
    this.base = base;
    this.usual = usual;
    this.outliers = outliers;
  }

  /** Packs {@code values[0, size)}. */
  static ColumnChunk pack(long[] values, int size, long base) {
    int[] bitLengths = new int[65];
    for (int i = 0; i < size; i++) {
      long distance = values[i] - base;
      if (distance != 0) { // many columns have little else, and 0 needs no bit
        bitLengths[bitLength(distance)]++;
      }
    }
    int widest = 64;
    while (widest > 0 && bitLengths[widest] == 0) {
      widest--;
    }
    int width = BitArray.usableWidth(cheapestWidth(bitLengths, widest, size));
    BitArray usual = new BitArray(width, size);
    if (width >= widest) {
      if (widest > 0) {
        fill(usual, values, size, base);
      }
      return new ColumnChunk(base, usual, null);
    }
    Outliers outliers = new Outliers(size, countAbove(bitLengths, width), widest);
    split(values, size, base, width, usual, outliers);
    return new ColumnChunk(base, usual, outliers);
  }

  /**
   * Bits of a distance from 1 up, unsigned. Of more than 53 it may say one too many, as the number
   * is rounded: the exponent of a double is found at once by compilers that count no zeros.
   */
  private static int bitLength(long distance) {
    return distance < 0 ? 64 : Math.getExponent((double) distance) + 1;
  }

  /** The width of the usual values at which usual values, bit map and outliers are smallest. */
  private static int cheapestWidth(int[] bitLengths, int widest, int size) {
    int best = widest;
    long least = (long) widest * size;
    long fixed = size + (long) RANK_BITS * (size / 64 + 1);
    long above = 0;
    for (int width = widest - 1; width >= 0; width--) {
      above += bitLengths[width + 1];
      long cost = (long) width * size + fixed + above * widest;
      if (cost < least) {
        least = cost;
        best = width;
      }
    }
    return best;
  }

  private static int countAbove(int[] bitLengths, int width) {
    int count = 0;
    for (int bits = width + 1; bits <= 64; bits++) {
      count += bitLengths[bits];
    }
    return count;
  }

  private static void fill(BitArray usual, long[] values, int size, long base) {
    for (int i = 0; i < size; i++) {
      long distance = values[i] - base;
      if (distance != 0) {
        usual.set(i, distance);
      }
    }
  }

  private static void split(
      long[] values, int size, long base, int width, BitArray usual, Outliers outliers) {
    for (int i = 0; i < size; i++) {
      long distance = values[i] - base;
      if (distance >>> width != 0) {
        outliers.add(i, distance);
      } else if (distance != 0) {
        usual.set(i, distance);
      }
    }
  }

  long get(int index) {
    return base + distance(index);
  }

  private long distance(int index) {
    Outliers far = outliers;
    return far != null && far.has(index) ? far.get(index) : usual.get(index);
  }

  /** Copies {@code count} values, from the one at {@code first}. */
  void copy(int first, int count, long[] into) {
    for (int i = 0; i < count; i++) {
      into[i] = base + usual.get(first + i);
    }
    if (outliers != null) {
      for (int i = 0; i < count; i++) {
        if (outliers.has(first + i)) {
          into[i] = base + outliers.get(first + i);
        }
      }
    }
  }

  int bytes() {
    return usual.bytes() + (outliers == null ? 0 : outliers.bytes());
  }

  /** Values by rising index, found by counting the bits before theirs. */
  private static final class Outliers {
    private final long[] marks;

    /** Number of outliers before each word of {@link #marks}. */
    private final int[] before;

    private final BitArray values;
    private int size;

    Outliers(int indexes, int count, int width) {
      marks = new long[indexes / 64 + 1];
      before = new int[marks.length];
      values = new BitArray(width, count);
    }

    /** Index must be above all before. */
    void add(int index, long value) {
      int word = index >>> 6;
      if (marks[word] == 0) {
        before[word] = size;
      }
      marks[word] |= 1L << index;
      values.set(size++, value);
    }

    boolean has(int index) {
      return (marks[index >>> 6] >>> index & 1) != 0;
    }

    long get(int index) {
      long lower = marks[index >>> 6] & ((1L << index) - 1);
      return values.get(before[index >>> 6] + Long.bitCount(lower));
    }

    int bytes() {
      return marks.length * (Long.BYTES + Integer.BYTES) + values.bytes();
    }
  }
}
