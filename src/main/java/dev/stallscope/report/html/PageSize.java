package dev.stallscope.report.html;

/** How many bytes texts take in the page. */
final class PageSize {
  /** Bytes that a page may have; half a megabyte less than mail and chat programs mind. */
  static final int MOST = 1_420_000;

  private PageSize() {}

  /** Bytes of a text as UTF-8 with markup characters escaped, at most. */
  static long of(String text) {
    return text.chars().map(c -> c > '~' ? 3 : "<>&".indexOf(c) < 0 ? 1 : 5).asLongStream().sum();
  }
}
