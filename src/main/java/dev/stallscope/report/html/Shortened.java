package dev.stallscope.report.html;

import dev.stallscope.report.text.TextWidth;

/** Texts cut where they would swell the page; the JSON has them whole. */
final class Shortened {
  private static final int NAME = 48;
  private static final int PATH = 400;
  private static final int DETAIL = 1_200;

  private Shortened() {}

  static String name(String process) {
    return TextWidth.shorten(process, NAME);
  }

  static String path(String path) {
    return TextWidth.shorten(path, PATH);
  }

  static String detail(String detail) {
    return TextWidth.shorten(detail, DETAIL);
  }
}
