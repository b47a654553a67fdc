package dev.stallscope.report.html;

import dev.stallscope.report.text.TextWidth;

/** Texts cut where they would swell the page; the JSON has them whole. */
final class Shortened {
  private static final int NAME = 48;
  private static final int PATH = 260;
  private static final int COMMAND = 2_000;
  private static final int DETAIL = 400;

  private Shortened() {}

  static String name(String process) {
    return TextWidth.shorten(process, NAME);
  }

  static String culprit(String culprit) {
    return TextWidth.shorten(culprit, NAME);
  }

  static String path(String path) {
    return TextWidth.shorten(path, PATH);
  }

  static String command(String commandLine) {
    return TextWidth.shorten(commandLine, COMMAND);
  }

  static String detail(String detail) {
    return TextWidth.shorten(detail, DETAIL);
  }
}
