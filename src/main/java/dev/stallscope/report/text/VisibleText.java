package dev.stallscope.report.text;

import java.util.Locale;

/**
 * Texts of a trace made safe to look at. Control characters, which could steer a terminal, and
 * format characters, which could turn the reading direction or hide, are shown instead of obeyed.
 */
public final class VisibleText {
  private static final int CONTROL_PICTURES = 0x2400;
  private static final int DELETE = 0x7F;
  private static final int DELETE_PICTURE = 0x2421;

  private VisibleText() {}

  /** The text with every character that would not be seen as itself replaced by a visible one. */
  public static String of(String text) {
    return text.codePoints().allMatch(VisibleText::isPlain) ? text : replaced(text);
  }

  private static String replaced(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    if (isPlain(c)) {
      out.appendCodePoint(c);
    } else if (c < ' ') {
      out.append((char) (CONTROL_PICTURES + c));
    } else if (c == DELETE) {
      out.append((char) DELETE_PICTURE);
    } else {
      out.append('⟨').append("U+").append(hex(c)).append('⟩');
    }
  }

  private static String hex(int c) {
    String digits = Integer.toHexString(c).toUpperCase(Locale.ROOT);
    return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  private static boolean isPlain(int c) {
    if (c >= ' ' && c < DELETE) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> (c & 0xFFFE) != 0xFFFE;
    };
  }
}
