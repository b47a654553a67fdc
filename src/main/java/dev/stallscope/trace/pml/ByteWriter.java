package dev.stallscope.trace.pml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Puts little-endian numbers and texts one after the other into a buffer that grows. */
final class ByteWriter {
  private static final int MOST_CHARACTERS = 0x7FFF;

  /** Bit of a counted string's info word: one byte per character. */
  private static final int ONE_BYTE = 0x8000;

  byte[] bytes = new byte[1024];
  int length;

  ByteWriter clear() {
    length = 0;
    return this;
  }

  ByteWriter u8(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
    return this;
  }

  ByteWriter u16(int value) {
    reserve(2);
    RawEvent.putU16(bytes, length, value);
    length += 2;
    return this;
  }

  ByteWriter u32(long value) {
    reserve(4);
    RawEvent.putU32(bytes, length, (int) value);
    length += 4;
    return this;
  }

  ByteWriter u64(long value) {
    reserve(8);
    RawEvent.putU64(bytes, length, value);
    length += 8;
    return this;
  }

  /**
   * Puts an address or a number of a pointer's width.
   *
   * @param size 4 or 8
   */
  ByteWriter pointer(long value, int size) {
    return size == 8 ? u64(value) : u32(value);
  }

  ByteWriter zeros(int count) {
    reserve(count);
    Arrays.fill(bytes, length, length + count, (byte) 0);
    length += count;
    return this;
  }

  /** Zeros up to this length. */
  ByteWriter upTo(int size) {
    return zeros(Math.max(0, size - length));
  }

  ByteWriter bytes(byte[] from, int at, int count) {
    reserve(count);
    System.arraycopy(from, at, bytes, length, count);
    length += count;
    return this;
  }

  ByteWriter bytes(byte[] from) {
    return bytes(from, 0, from.length);
  }

  ByteWriter utf16(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_16LE));
  }

  /**
   * Puts the characters of a counted string, ASCII as one byte each like ProcMon's driver, anything
   * else as UTF-16; what a counted string cannot hold is cut off.
   *
   * @param utf8 the text is {@code utf8[from, from + count)}
   * @return the string's info word, which stands elsewhere
   */
  int counted(byte[] utf8, int from, int count) {
    if (isAscii(utf8, from, count)) {
      int kept = Math.min(count, MOST_CHARACTERS);
      bytes(utf8, from, kept);
      return ONE_BYTE | kept;
    }
    String text = new String(utf8, from, count, StandardCharsets.UTF_8);
    int kept = Math.min(text.length(), MOST_CHARACTERS);
    utf16(text.substring(0, kept));
    return kept;
  }

  int counted(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return counted(utf8, 0, utf8.length);
  }

  private static boolean isAscii(byte[] utf8, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (utf8[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /** Puts bytes in between what was put before. */
  void insert(int at, byte[] more) {
    reserve(more.length);
    System.arraycopy(bytes, at, bytes, at + more.length, length - at);
    System.arraycopy(more, 0, bytes, at, more.length);
    length += more.length;
  }

  /** Sets two bytes put before. */
  void patchU16(int at, int value) {
    RawEvent.putU16(bytes, at, value);
  }

  /** Sets four bytes put before. */
  void patchU32(int at, long value) {
    RawEvent.putU32(bytes, at, (int) value);
  }

  /** Sets eight bytes put before. */
  void patchU64(int at, long value) {
    RawEvent.putU64(bytes, at, value);
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
