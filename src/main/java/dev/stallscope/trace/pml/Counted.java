package dev.stallscope.trace.pml;

import java.nio.charset.StandardCharsets;

/**
 * Counted strings of event details: an info word whose bit 15 tells ASCII from UTF-16LE and whose
 * other bits count characters; the characters stand elsewhere. Buffers may be cut anywhere.
 */
final class Counted {
  private static final int ASCII = 0x8000;

  private Counted() {}

  static boolean isAscii(int info) {
    return (info & ASCII) != 0;
  }

  /** Bytes the string takes, whether they are there or not. */
  static int length(int info) {
    return isAscii(info) ? info & 0x7FFF : (info & 0x7FFF) * 2;
  }

  /** The string up to its end or {@code limit}, without NULs at its end. */
  static String text(byte[] bytes, int at, int info, int limit) {
    int length = Math.min(length(info), limit - at);
    if (length <= 0) {
      return "";
    }
    String text =
        isAscii(info)
            ? new String(bytes, at, length, StandardCharsets.ISO_8859_1)
            : new String(bytes, at, length & ~1, StandardCharsets.UTF_16LE);
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == 0) {
      end--;
    }
    return text.substring(0, end);
  }
}
