package dev.stallscope.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Texts as bytes, one after another in large pages, each by a number that grows from 0. No text
 * crosses a page; a text longer than a page gets one of its own.
 */
final class ByteTexts {
  static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** A collector that works in regions of a megabyte gives two to an array of one. */
  private static final int PAGE_SIZE = 1 << 18;

  private static final int FIRST_PAGE_SIZE = 1 << 14;

  private final List<byte[]> pages = new ArrayList<>();
  private byte[] page = new byte[FIRST_PAGE_SIZE];
  private int pageFilled;

  private int[] pageOf = new int[64];
  private int[] starts = new int[64];
  private int[] lengths = new int[64];
  private int size;

  ByteTexts() {
    pages.add(page);
  }

  int add(byte[] source, int start, int length) {
    if (length > page.length - pageFilled) {
      page = new byte[Math.max(PAGE_SIZE, length)];
      pages.add(page);
      pageFilled = 0;
    }
    System.arraycopy(source, start, page, pageFilled, length);
    if (size == starts.length) {
      grow();
    }
    pageOf[size] = pages.size() - 1;
    starts[size] = pageFilled;
    lengths[size] = length;
    pageFilled += length;
    return size++;
  }

  private void grow() {
    pageOf = Arrays.copyOf(pageOf, size * 2);
    starts = Arrays.copyOf(starts, size * 2);
    lengths = Arrays.copyOf(lengths, size * 2);
  }

  int size() {
    return size;
  }

  /** Gives back room that was kept for more; nothing can be added any more. */
  void complete() {
    pageOf = Arrays.copyOf(pageOf, size);
    starts = Arrays.copyOf(starts, size);
    lengths = Arrays.copyOf(lengths, size);
  }

  private byte[] page(int id) {
    return pages.get(pageOf[id]);
  }

  String text(int id) {
    return new String(page(id), starts[id], lengths[id], StandardCharsets.UTF_8);
  }

  byte at(int id, int place) {
    return page(id)[starts[id] + place];
  }

  /** Writes the text in upper case to {@code out} from {@code outStart}; returns its end there. */
  int upperCase(int id, byte[] out, int outStart) {
    return UpperCase.of(page(id), starts[id], lengths[id], out, outStart);
  }

  int length(int id) {
    return lengths[id];
  }

  boolean equals(int id, byte[] source, int start, int length) {
    int from = starts[id];
    return lengths[id] == length
        && Arrays.equals(page(id), from, from + length, source, start, start + length);
  }

  /**
   * A 64-bit hash, 8 bytes a step.
   *
   * @param seed unknown to whoever made the texts, so that nobody can make them collide
   */
  static long hash(byte[] source, int start, int length, long seed) {
    long hash = seed ^ length;
    int end = start + length;
    int at = start;
    for (; at + 8 <= end; at += 8) {
      hash = mix(hash ^ (long) WORD.get(source, at));
    }
    if (at < end) {
      hash = mix(hash ^ rest(source, at, end));
    }
    return hash ^ hash >>> 32;
  }

  /** The last 1 to 7 bytes as one number. */
  private static long rest(byte[] source, int from, int end) {
    long word = 0;
    for (int at = from; at < end; at++) {
      word = (word << 8) | (source[at] & 0xFF);
    }
    return word;
  }

  /**
   * One product carries low bits up. The other, of the value's two halves, carries high bits down,
   * by as much as the seed has made of the other half: nobody can tell which bits change.
   */
  private static long mix(long value) {
    return value * 0x9E3779B97F4A7C15L ^ (value & 0xFFFF_FFFFL) * (value >>> 32);
  }

  /** Bytes of the heap this takes. */
  long bytes() {
    long bytes = Integer.BYTES * 3L * starts.length;
    for (byte[] each : pages) {
      bytes += each.length;
    }
    return bytes;
  }
}
