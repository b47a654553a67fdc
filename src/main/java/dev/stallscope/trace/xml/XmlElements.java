package dev.stallscope.trace.xml;

import dev.stallscope.model.Column;
import dev.stallscope.trace.EventTexts;

/**
 * Text in the form of ProcMon's XML: an element without children is a line of its own, and no
 * element has attributes.
 */
final class XmlElements {
  static final String LINE_END = "\r\n";

  private final StringBuilder out = new StringBuilder();
  private final StringBuilder unescaped = new StringBuilder();

  XmlElements markup(String markup) {
    out.append(markup);
    return this;
  }

  XmlElements element(Column column, String name, EventTexts texts) {
    unescaped.setLength(0);
    texts.append(column, unescaped);
    return element(name, unescaped);
  }

  XmlElements element(String name, CharSequence text) {
    out.append('<').append(name).append('>');
    escape(text);
    out.append("</").append(name).append('>').append(LINE_END);
    return this;
  }

  /**
   * Only what would be taken for markup. Control characters stay as they are, although XML forbids
   * them: ProcMon leaves them too.
   */
  private void escape(CharSequence text) {
    int plain = 0;
    for (int at = 0; at < text.length(); at++) {
      String reference = reference(text.charAt(at));
      if (!reference.isEmpty()) {
        out.append(text, plain, at).append(reference);
        plain = at + 1;
      }
    }
    out.append(text, plain, text.length());
  }

  private static String reference(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      default -> "";
    };
  }

  /** What was written since it was last taken. */
  String take() {
    String text = out.toString();
    out.setLength(0);
    return text;
  }
}
