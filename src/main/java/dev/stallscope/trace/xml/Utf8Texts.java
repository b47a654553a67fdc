package dev.stallscope.trace.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Texts one behind the other in UTF-8, in one buffer used again and again. */
final class Utf8Texts {
  /** An event with more text than this is no event. */
  private static final int MOST = 16 << 20;

  private byte[] bytes = new byte[1 << 12];
  private int used;
  private char high;
  private boolean tooLong;

  void clear() {
    used = 0;
    high = 0;
    tooLong = false;
  }

  /** Whether there was more text than fits; what was too much is left out. */
  boolean tooLong() {
    return tooLong;
  }

  int used() {
    return used;
  }

  byte[] bytes() {
    return bytes;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, used);
  }

  String from(int start) {
    return new String(bytes, start, used - start, StandardCharsets.UTF_8);
  }

  /** Every character of every text goes through here. */
  void append(char[] chars, int start, int length) {
    if (!makeRoom(3L * length)) {
      return;
    }
    byte[] to = bytes;
    int at = used;
    for (int i = start; i < start + length; i++) {
      char c = chars[i];
      if (c < 0x80) {
        to[at++] = (byte) c;
      } else {
        used = at;
        appendWide(c);
        at = used;
      }
    }
    used = at;
  }

  /** A pair may be cut in two by the parser, never by the text. */
  private void appendWide(char c) {
    if (Character.isHighSurrogate(c)) {
      high = c;
    } else if (Character.isLowSurrogate(c)) {
      int code = Character.toCodePoint(high, c);
      put(0xF0 | (code >> 18));
      put(0x80 | ((code >> 12) & 0x3F));
      put(0x80 | ((code >> 6) & 0x3F));
      put(0x80 | (code & 0x3F));
    } else if (c < 0x800) {
      put(0xC0 | (c >> 6));
      put(0x80 | (c & 0x3F));
    } else {
      put(0xE0 | (c >> 12));
      put(0x80 | ((c >> 6) & 0x3F));
      put(0x80 | (c & 0x3F));
    }
  }

  private void put(int b) {
    bytes[used++] = (byte) b;
  }

  private boolean makeRoom(long more) {
    if (tooLong || used + more > MOST) {
      tooLong = true;
      return false;
    }
    // one more byte for a pair whose first half came before
    int needed = (int) (used + more + 1);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
    }
    return true;
  }
}
