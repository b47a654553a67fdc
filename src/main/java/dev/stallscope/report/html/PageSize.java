package dev.stallscope.report.html;

import java.io.Writer;

/** How many bytes texts take in the page as UTF-8, at most; as a writer it only counts. */
final class PageSize extends Writer {
  /** Bytes that a page may have; half a megabyte less than mail and chat programs mind. */
  static final int MOST = 1_420_000;

  private long bytes;

  /** Bytes of a text with markup characters escaped. */
  static long of(String text) {
    return text.chars().map(c -> "<>&".indexOf(c) < 0 ? bytes(c) : 5).asLongStream().sum();
  }

  private static int bytes(int c) {
    return c > '~' ? 3 : 1;
  }

  @Override
  public void write(char[] text, int from, int length) {
    for (int i = from; i < from + length; i++) {
      bytes += bytes(text[i]);
    }
  }

  /** Bytes of what was written. */
  long bytes() {
    return bytes;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
