package dev.stallscope.advice;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Texts of a trace as PowerShell literals. In single quotes nothing is expanded; a quote is doubled
 * ("about_Quoting_Rules"). PowerShell takes four typographic quotes for single quotes too, so these
 * are doubled as well.
 */
public final class PowerShell {
  private static final String SINGLE_QUOTES = "'‘’‚‛";

  /** Windows allows none of them in a name; Windows PowerShell cannot hand {@code "} on either. */
  private static final String NEVER_IN_NAMES = "\"<>|*?";

  private PowerShell() {}

  /**
   * The text as one literal in single quotes.
   *
   * @throws IllegalArgumentException when {@link #canQuote} says it cannot be
   */
  public static String quoted(String text) {
    if (!canQuote(text)) {
      throw new IllegalArgumentException("not to be put into a command");
    }
    StringBuilder out = new StringBuilder(text.length() + 8).append('\'');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(SINGLE_QUOTES.indexOf(c) < 0 ? "" : c).append(c);
    }
    return out.append('\'').toString();
  }

  /** Several literals as one list. */
  static String quoted(List<String> texts) {
    return texts.stream().map(PowerShell::quoted).collect(Collectors.joining(", "));
  }

  /**
   * Whether a text may stand in a command: it has to look like what it is. Control characters end a
   * line or steer a terminal, format characters turn the reading direction or hide.
   */
  public static boolean canQuote(String text) {
    return text.codePoints().allMatch(c -> isPlain(c) && NEVER_IN_NAMES.indexOf(c) < 0);
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> c == ' ' || !Character.isSpaceChar(c);
    };
  }
}
