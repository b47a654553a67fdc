package dev.stallscope.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Unsigned numbers of one width in bits, 0 to 57 or 64, back to back, less than 2^31 bits in all.
 */
final class BitArray {
  /** The widest that one unaligned read of 8 bytes covers wherever it starts in its byte. */
  private static final int WIDEST_UNALIGNED = 57;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int width;
  private final long mask;
  private final byte[] data;

  /** Room for {@code size} numbers, all 0. */
  BitArray(int width, int size) {
    this.width = usableWidth(width);
    this.mask = this.width == 64 ? -1L : (1L << this.width) - 1;
    // 8 more, so that the last number too can be read as a whole long
    this.data = this.width == 0 ? new byte[8] : new byte[(int) byteSize(this.width, size) + 8];
  }

  /** The width that is used for numbers of so many bits. */
  static int usableWidth(int bits) {
    return bits > WIDEST_UNALIGNED ? 64 : bits;
  }

  private static long byteSize(int width, int size) {
    return ((long) width * size + 7) / 8;
  }

  /** Sets a number that was not set before. */
  void set(int index, long value) {
    int bit = index * width;
    int at = bit >>> 3;
    LONG.set(data, at, (long) LONG.get(data, at) | (value & mask) << (bit & 7));
  }

  // 35 bytes of code at most, like all on the way here: the JVM's first compiler inlines no more
  long get(int index) {
    int bit = index * width;
    return (long) LONG.get(data, bit >>> 3) >>> (bit & 7) & mask;
  }

  int bytes() {
    return data.length;
  }
}
