package dev.stallscope.query;

import java.util.Locale;

/**
 * Cuts a condition into words, quoted texts, operators and parentheses. Backslashes are ordinary
 * characters, since paths are full of them; a quote inside a quoted text is doubled.
 */
final class Tokens {
  private static final String[] OPERATORS = {
    "!=", "<=", ">=", "!~", "^=", "$=", "=", "<", ">", "~"
  };

  private final String text;
  private int at;

  Tokens(String text) {
    this.text = text;
  }

  /** Index of the next token's first character. */
  int position() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  boolean atEnd() {
    return position() == text.length();
  }

  /** Takes a parenthesis if it comes next. */
  boolean take(char parenthesis) {
    if (atEnd() || text.charAt(at) != parenthesis) {
      return false;
    }
    at++;
    return true;
  }

  /** Takes {@code and}, {@code or} or {@code not} in any case if it comes next as a whole word. */
  boolean takeWord(String word) {
    int start = position();
    int end = start + word.length();
    if (!text.regionMatches(true, start, word, 0, word.length())
        || (end < text.length() && isWordPart(text.charAt(end)))) {
      return false;
    }
    at = end;
    return true;
  }

  /** Takes the name of a column: letters, digits, {@code _}, or any quoted text. */
  String takeName() throws QuerySyntaxException {
    int start = position();
    if (start < text.length() && isQuote(text.charAt(start))) {
      return takeQuoted();
    }
    while (at < text.length() && isWordPart(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw new QuerySyntaxException(start, "here a column name is expected, such as process");
    }
    return text.substring(start, at).toLowerCase(Locale.ROOT);
  }

  Comparison takeComparison() throws QuerySyntaxException {
    int start = position();
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, start)) {
        at = start + operator.length();
        return Comparison.of(operator);
      }
    }
    throw new QuerySyntaxException(
        start, "here one of = != < <= > >= ~ !~ ^= $= is expected (~ means contains)");
  }

  /** Takes a quoted text, or everything up to a blank or a parenthesis. */
  String takeValue() throws QuerySyntaxException {
    int start = position();
    if (start < text.length() && isQuote(text.charAt(start))) {
      return takeQuoted();
    }
    while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && !isParenthesis()) {
      at++;
    }
    if (at == start) {
      throw new QuerySyntaxException(start, "here a value is expected; put empty text as \"\"");
    }
    return text.substring(start, at);
  }

  private String takeQuoted() throws QuerySyntaxException {
    int start = at;
    char quote = text.charAt(at++);
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != quote) {
        value.append(c);
      } else if (at < text.length() && text.charAt(at) == quote) {
        value.append(quote);
        at++;
      } else {
        return value.toString();
      }
    }
    throw new QuerySyntaxException(start, "this quote is never closed");
  }

  private boolean isParenthesis() {
    return text.charAt(at) == '(' || text.charAt(at) == ')';
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
