package dev.stallscope.report.text;

import java.util.ArrayList;
import java.util.List;

/** Texts measured in the columns of a terminal, where Chinese takes two. */
public final class TextWidth {
  private static final String ELLIPSIS = "…";

  /** First and last code points that take two columns. */
  private static final int[][] WIDE = {
    {0x1100, 0x115F}, {0x2E80, 0xA4CF}, {0xA960, 0xA97C}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}
  };

  private TextWidth() {}

  /** Columns a text takes. */
  public static int of(String text) {
    return text.codePoints().map(TextWidth::of).sum();
  }

  private static int of(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    for (int[] range : WIDE) {
      if (c >= range[0] && c <= range[1]) {
        return 2;
      }
    }
    return 1;
  }

  /** The text cut in its middle to fit; the end, where a path has its file name, gets more. */
  public static String shorten(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    int head = (columns - 1) / 3;
    return start(text, head) + ELLIPSIS + end(text, columns - 1 - head);
  }

  /** The text with spaces after it until it takes this many columns. */
  public static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /** The text with spaces before it until it takes this many columns. */
  public static String padLeft(String text, int columns) {
    return " ".repeat(Math.max(0, columns - of(text))) + text;
  }

  /**
   * The text in lines of at most this many columns, broken at spaces and between characters that
   * are two columns wide, else anywhere.
   */
  public static List<String> wrap(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String piece : pieces(text)) {
      String rest = piece;
      if (!line.isEmpty() && of(line + rest.stripTrailing()) > columns) {
        lines.add(take(line));
      }
      while (of(rest.stripTrailing()) > columns) {
        String start = start(rest, columns);
        lines.add(start);
        rest = rest.substring(start.length());
      }
      line.append(rest);
    }
    lines.add(take(line));
    return lines;
  }

  /** What must not be parted, with the spaces behind it. */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    int before = ' ';
    for (int at = 0; at < text.length(); at += Character.charCount(before)) {
      int c = text.codePointAt(at);
      boolean parts = c != ' ' && (before == ' ' || of(c) == 2 || of(before) == 2);
      if (at > from && parts && !sticks(c, before)) {
        pieces.add(text.substring(from, at));
        from = at;
      }
      before = c;
    }
    pieces.add(text.substring(from));
    return pieces;
  }

  /** Closing marks never begin a line, opening ones never end one. */
  private static boolean sticks(int c, int before) {
    return "，。、：；！？）》”％".indexOf(c) >= 0 || "（《“".indexOf(before) >= 0;
  }

  private static String take(StringBuilder line) {
    String taken = line.toString().stripTrailing();
    line.setLength(0);
    return taken;
  }

  private static String start(String text, int columns) {
    int at = 0;
    int width = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      width += of(c);
      if (width > columns) {
        break;
      }
      at += Character.charCount(c);
    }
    return text.substring(0, at);
  }

  private static String end(String text, int columns) {
    int at = text.length();
    int width = 0;
    while (at > 0) {
      int c = text.codePointBefore(at);
      width += of(c);
      if (width > columns) {
        break;
      }
      at -= Character.charCount(c);
    }
    return text.substring(at);
  }
}
