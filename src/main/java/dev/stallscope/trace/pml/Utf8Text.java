package dev.stallscope.trace.pml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text in UTF-8 that is made anew for each event, in the same bytes. */
final class Utf8Text {
  /** A character of UTF-16 takes at most three bytes; a pair of surrogates four. */
  private static final int WIDEST = 3;

  private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

  byte[] bytes = new byte[1024];
  int length;

  Utf8Text clear() {
    length = 0;
    return this;
  }

  Utf8Text add(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  Utf8Text add(String text) {
    byte[] more = text.getBytes(StandardCharsets.UTF_8);
    reserve(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return this;
  }

  /** Adds a counted string as far as {@code limit}, without NULs at its end. */
  Utf8Text addCounted(byte[] from, int at, int info, int limit) {
    int count = Math.min(Counted.length(info), limit - at);
    return Counted.isAscii(info) ? addLatin1(from, at, count) : addUtf16(from, at, count);
  }

  /** Adds bytes that are one character each. */
  private Utf8Text addLatin1(byte[] from, int at, int count) {
    reserve(Math.max(0, count) * 2);
    for (int i = at; i < at + count; i++) {
      put(from[i] & 0xFF);
    }
    return trimNuls();
  }

  /** Adds UTF-16LE; surrogates without their partner become U+FFFD. */
  Utf8Text addUtf16(byte[] from, int at, int count) {
    int end = at + (count & ~1);
    reserve(Math.max(0, count) / 2 * WIDEST);
    for (int i = at; i + 1 < end; i += 2) {
      char unit = (char) RawEvent.u16(from, i);
      if (!Character.isSurrogate(unit)) {
        put(unit);
      } else if (i + 3 < end && isPair(unit, (char) RawEvent.u16(from, i + 2))) {
        putPair(Character.toCodePoint(unit, (char) RawEvent.u16(from, i + 2)));
        i += 2;
      } else {
        System.arraycopy(REPLACEMENT, 0, bytes, length, REPLACEMENT.length);
        length += REPLACEMENT.length;
      }
    }
    return trimNuls();
  }

  private static boolean isPair(char first, char second) {
    return Character.isHighSurrogate(first) && Character.isLowSurrogate(second);
  }

  private void put(int unit) {
    if (unit < 0x80) {
      bytes[length++] = (byte) unit;
    } else if (unit < 0x800) {
      bytes[length++] = (byte) (0xC0 | (unit >> 6));
      bytes[length++] = (byte) (0x80 | (unit & 0x3F));
    } else {
      bytes[length++] = (byte) (0xE0 | (unit >> 12));
      bytes[length++] = (byte) (0x80 | ((unit >> 6) & 0x3F));
      bytes[length++] = (byte) (0x80 | (unit & 0x3F));
    }
  }

  private void putPair(int codePoint) {
    bytes[length++] = (byte) (0xF0 | (codePoint >> 18));
    bytes[length++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
    bytes[length++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
    bytes[length++] = (byte) (0x80 | (codePoint & 0x3F));
  }

  private Utf8Text trimNuls() {
    while (length > 0 && bytes[length - 1] == 0) {
      length--;
    }
    return this;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  boolean endsWith(char ascii) {
    return length > 0 && bytes[length - 1] == ascii;
  }
}
