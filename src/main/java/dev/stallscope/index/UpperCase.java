package dev.stallscope.index;

/**
 * UTF-8 in upper case as Windows compares names: character by character within the first plane, by
 * Unicode's simple rules. What is not ASCII never turns into ASCII (Windows keeps the dotless i
 * apart from I), and bytes that are not UTF-8 stay.
 */
final class UpperCase {
  private UpperCase() {}

  /** How many bytes {@link #of} may need: some letters of 2 bytes have capitals of 3. */
  static int room(int length) {
    return length + length / 2;
  }

  /** Writes the text in upper case to {@code out} from {@code outStart}; returns its end there. */
  static int of(byte[] text, int start, int length, byte[] out, int outStart) {
    int end = start + length;
    int to = outStart;
    for (int at = start; at < end; ) {
      int lead = text[at];
      int size = lead >= 0 ? 1 : sequenceLength(text, at, end);
      if (lead >= 0) {
        out[to++] = (byte) (lead >= 'a' && lead <= 'z' ? lead - 32 : lead);
      } else {
        to = letter(text, at, size, out, to);
      }
      at += size;
    }
    return to;
  }

  /** Bytes of the character, 1 for what is not UTF-8 or lies beyond the first plane. */
  private static int sequenceLength(byte[] text, int at, int end) {
    int lead = text[at] & 0xFF;
    int length = lead >= 0xC2 && lead <= 0xDF ? 2 : lead >> 4 == 0xE ? 3 : 1;
    if (at + length > end) {
      return 1;
    }
    for (int i = 1; i < length; i++) {
      if ((text[at + i] & 0xC0) != 0x80) {
        return 1;
      }
    }
    return length;
  }

  private static int letter(byte[] text, int at, int size, byte[] out, int to) {
    int letter = size == 1 ? -1 : decode(text, at, size);
    int upper = letter < 0 ? -1 : Character.toUpperCase(letter);
    if (upper == letter || upper < 0x80) {
      System.arraycopy(text, at, out, to, size);
      return to + size;
    }
    return encode(upper, out, to);
  }

  private static int decode(byte[] text, int at, int size) {
    return size == 2
        ? (text[at] & 0x1F) << 6 | (text[at + 1] & 0x3F)
        : (text[at] & 0x0F) << 12 | (text[at + 1] & 0x3F) << 6 | (text[at + 2] & 0x3F);
  }

  private static int encode(int letter, byte[] out, int to) {
    int next = to;
    if (letter < 0x800) {
      out[next++] = (byte) (0xC0 | letter >> 6);
    } else {
      out[next++] = (byte) (0xE0 | letter >> 12);
      out[next++] = (byte) (0x80 | (letter >> 6 & 0x3F));
    }
    out[next++] = (byte) (0x80 | (letter & 0x3F));
    return next;
  }
}
