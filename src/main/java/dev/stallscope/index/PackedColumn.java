package dev.stallscope.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One value for each event, packed. */
final class PackedColumn {
  private static final int CHUNK_SHIFT = 14;
  private static final int CHUNK_SIZE = 1 << CHUNK_SHIFT;

  /** Events whose values can be copied at once, from a multiple of this. */
  static final int BLOCK = 1 << 12;

  private final long size;
  private final ColumnChunk[] chunks;

  private PackedColumn(long size, List<ColumnChunk> chunks) {
    this.size = size;
    this.chunks = chunks.toArray(new ColumnChunk[0]);
  }

  long get(long event) {
    long checked = Objects.checkIndex(event, size);
    return chunks[(int) (checked >>> CHUNK_SHIFT)].get((int) checked & (CHUNK_SIZE - 1));
  }

  /**
   * Copies the values of events {@code from} to {@code end}, which lie in one block of {@link
   * #BLOCK}.
   */
  void copy(long from, long end, long[] into) {
    Objects.checkFromToIndex(from, end, size);
    chunks[(int) (from >>> CHUNK_SHIFT)].copy(
        (int) from & (CHUNK_SIZE - 1), (int) (end - from), into);
  }

  long size() {
    return size;
  }

  long bytes() {
    long bytes = 0;
    for (ColumnChunk chunk : chunks) {
      bytes += chunk.bytes();
    }
    return bytes;
  }

  /** Gathers values and packs them chunk by chunk. */
  static final class Builder {
    private final List<ColumnChunk> chunks = new ArrayList<>();
    private final long[] values = new long[CHUNK_SIZE];
    private final boolean fromLeast;
    private final long base;
    private int filled;

    private Builder(boolean fromLeast, long base) {
      this.fromLeast = fromLeast;
      this.base = base;
    }

    /** For values that are mostly {@code base} or little more. */
    static Builder from(long base) {
      return new Builder(false, base);
    }

    /** For values that lie close together within a chunk. */
    static Builder fromLeast() {
      return new Builder(true, 0);
    }

    void add(long value) {
      values[filled++] = value;
      if (filled == CHUNK_SIZE) {
        pack();
      }
    }

    private void pack() {
      chunks.add(ColumnChunk.pack(values, filled, fromLeast ? least() : base));
      filled = 0;
    }

    private long least() {
      long least = values[0];
      for (int i = 1; i < filled; i++) {
        least = Math.min(least, values[i]);
      }
      return least;
    }

    /** Ends the column; nothing can be added any more. */
    PackedColumn build() {
      long size = (long) chunks.size() * CHUNK_SIZE + filled;
      if (filled > 0) {
        pack();
      }
      return new PackedColumn(size, chunks);
    }
  }
}
