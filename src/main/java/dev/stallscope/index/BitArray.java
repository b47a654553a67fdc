package dev.stallscope.index;

/** Unsigned numbers of one width in bits, 0 to 64, back to back. */
final class BitArray {
  private final int width;
  private final long mask;
  private final long[] words;

  /** Room for {@code size} numbers, all 0. */
  BitArray(int width, int size) {
    this.width = width;
    this.mask = width == 64 ? -1L : (1L << width) - 1;
    // so that there is a word behind that of the last number, even where none takes a bit
    this.words = new long[(int) (((long) width * size + 63) / 64) + 2];
  }

  /** Sets a number that was not set before. */
  void set(int index, long value) {
    long bit = (long) index * width;
    int word = (int) (bit >>> 6);
    int shift = (int) bit & 63;
    long used = value & mask;
    words[word] |= used << shift;
    if (shift + width > 64) {
      words[word + 1] |= used >>> (64 - shift);
    }
  }

  long get(int index) {
    long bit = (long) index * width;
    int word = (int) (bit >>> 6);
    int shift = (int) bit & 63;
    // shifted twice, since a shift by 64 is none
    return (words[word] >>> shift | words[word + 1] << 1 << (63 - shift)) & mask;
  }

  int bytes() {
    return words.length * Long.BYTES;
  }
}
