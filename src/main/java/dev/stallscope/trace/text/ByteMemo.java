package dev.stallscope.trace.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values computed from texts and remembered by the texts' UTF-8 bytes, so that a text met again
 * costs a hash and a comparison and no string. Open addressing with short probes: a text that finds
 * no room (the table is bounded, and traces are untrusted) is computed every time.
 */
final class ByteMemo<V> {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final int PROBES = 8;

  /** Longer texts hardly come again and are not kept. */
  private static final int LONGEST = 1024;

  private final Function<String, V> compute;
  private final byte[][] keys;
  private final @Nullable Object[] values;
  private final int mask;

  /** Leaves of a hash its highest bits, the only ones that all bytes of the text have a part in. */
  private final int shift;

  /**
   * @param slots a power of two, at least 2; at most so many texts are remembered
   */
  ByteMemo(int slots, Function<String, V> compute) {
    this.compute = compute;
    this.keys = new byte[slots][];
    this.values = new Object[slots];
    this.mask = slots - 1;
    this.shift = Long.numberOfLeadingZeros(mask);
  }

  /** The value of the text {@code bytes[start, start + length)}. */
  @SuppressWarnings("unchecked") // only V is ever stored
  V of(byte[] bytes, int start, int length) {
    int slot = (int) (hash(bytes, start, length) >>> shift);
    for (int probe = 0; probe < PROBES; probe++) {
      Object value = values[slot];
      if (value == null) {
        return computed(bytes, start, length, slot);
      }
      byte[] key = keys[slot];
      if (key.length == length && Arrays.equals(key, 0, length, bytes, start, start + length)) {
        return (V) value;
      }
      slot = (slot + 1) & mask;
    }
    return compute.apply(new String(bytes, start, length, StandardCharsets.UTF_8));
  }

  private V computed(byte[] bytes, int start, int length, int slot) {
    V value = compute.apply(new String(bytes, start, length, StandardCharsets.UTF_8));
    if (length <= LONGEST) {
      keys[slot] = Arrays.copyOfRange(bytes, start, start + length);
      values[slot] = value;
    }
    return value;
  }

  private static long hash(byte[] bytes, int start, int length) {
    long hash = length * MIX;
    int at = start;
    int end = start + length;
    for (; at + 8 <= end; at += 8) {
      hash = (hash ^ (long) LONGS.get(bytes, at)) * MIX;
      hash ^= hash >>> 29;
    }
    for (; at < end; at++) {
      hash = (hash ^ bytes[at]) * MIX;
    }
    return hash;
  }
}
