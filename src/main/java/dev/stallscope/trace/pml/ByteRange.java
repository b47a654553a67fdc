package dev.stallscope.trace.pml;

/**
 * A window on part of an event's bytes, reused. Traces are untrusted and their buffers are often
 * cut, so nothing here reads outside of the window: a number that does not fit in whole is 0, a
 * text ends where the window ends.
 */
final class ByteRange {
  private byte[] bytes = {};
  private int start;
  private int end;

  void set(byte[] source, int from, int to) {
    bytes = source;
    start = from;
    end = Math.max(from, to);
  }

  int length() {
    return end - start;
  }

  boolean isEmpty() {
    return end == start;
  }

  /** Whether {@code size} bytes at {@code at} (from the window's start) lie within it. */
  boolean holds(int at, int size) {
    return at >= 0 && size >= 0 && at <= length() - size;
  }

  int u8(int at) {
    return holds(at, 1) ? bytes[start + at] & 0xFF : 0;
  }

  int u16(int at) {
    return holds(at, 2) ? RawEvent.u16(bytes, start + at) : 0;
  }

  int i32(int at) {
    return holds(at, 4) ? RawEvent.i32(bytes, start + at) : 0;
  }

  long u32(int at) {
    return i32(at) & 0xFFFFFFFFL;
  }

  long i64(int at) {
    return holds(at, 8) ? RawEvent.i64(bytes, start + at) : 0;
  }

  /** A pointer of a capture whose pointers are {@code size} bytes wide. */
  long pointer(int at, int size) {
    return size == 8 ? i64(at) : u32(at);
  }

  /** Makes {@code part} the window's bytes from {@code at} on, at most {@code size} of them. */
  void narrow(int at, long size, ByteRange part) {
    int from = start + Math.min(Math.max(at, 0), length());
    part.set(bytes, from, from + (int) Math.min(Math.max(size, 0), end - from));
  }

  /** Appends UTF-16 text of so many bytes. */
  void appendUtf16(int at, long byteLength, StringBuilder out) {
    int stop = (int) Math.min(at + (byteLength & ~1L), length());
    for (int i = at; holds(i, 2) && i + 2 <= stop; i += 2) {
      out.append((char) RawEvent.u16(bytes, start + i));
    }
  }

  /**
   * Appends UTF-16 text that a NUL, the given length or the window's end ends.
   *
   * @return where the next text begins: behind the NUL
   */
  int appendUntilNul(int at, long byteLength, StringBuilder out) {
    int stop = (int) Math.min(at + (byteLength & ~1L), length());
    int i = at;
    for (; holds(i, 2) && i + 2 <= stop; i += 2) {
      char c = (char) RawEvent.u16(bytes, start + i);
      if (c == 0) {
        return i + 2;
      }
      out.append(c);
    }
    return Math.max(i, stop);
  }

  /**
   * Appends a counted string: bit 15 of {@code info} says one byte per character, the rest is the
   * number of characters. A NUL ends it early, as old drivers counted it.
   */
  void appendCounted(int info, int at, StringBuilder out) {
    if ((info & 0x8000) == 0) {
      appendUntilNul(at, countedSize(info), out);
      return;
    }
    for (int i = at; i < at + countedSize(info) && holds(i, 1) && bytes[start + i] != 0; i++) {
      out.append((char) (bytes[start + i] & 0xFF));
    }
  }

  /** Bytes taken by a counted string. */
  static int countedSize(int info) {
    return (info & 0x8000) != 0 ? info & 0x7FFF : (info & 0x7FFF) * 2;
  }

  void appendHex(int at, long size, String separator, StringBuilder out) {
    for (int i = at; i < at + size && holds(i, 1); i++) {
      out.append(i == at ? "" : separator);
      out.append(digit(u8(i) >> 4)).append(digit(u8(i) & 0xF));
    }
  }

  private static char digit(int value) {
    return "0123456789ABCDEF".charAt(value);
  }
}
