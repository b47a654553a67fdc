package dev.stallscope.advice;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the literals of a command by PowerShell's own rule, written down apart from what it checks:
 * within single quotes, of which there are five, two in a row stand for the second of them and one
 * alone ends the literal ("about_Quoting_Rules", and its tokenizer).
 */
final class PowerShellReader {
  private PowerShellReader() {}

  private static boolean isQuote(char c) {
    return c == '\'' || (c >= '\u2018' && c <= '\u201b');
  }

  /** All literals in single quotes; a quote that nothing closes is a fault. */
  static List<String> literals(String command) {
    List<String> literals = new ArrayList<>();
    int at = 0;
    while (at < command.length()) {
      if (!isQuote(command.charAt(at))) {
        at++;
        continue;
      }
      StringBuilder literal = new StringBuilder();
      at++;
      while (true) {
        if (at >= command.length()) {
          throw new AssertionError("not closed: " + command);
        }
        char c = command.charAt(at++);
        if (isQuote(c)) {
          if (at >= command.length() || !isQuote(command.charAt(at))) {
            break;
          }
          c = command.charAt(at++);
        }
        literal.append(c);
      }
      literals.add(literal.toString());
    }
    return literals;
  }

  /** The command with every literal taken out: what PowerShell would read as code. */
  static String code(String command) {
    StringBuilder code = new StringBuilder();
    boolean inside = false;
    for (int at = 0; at < command.length(); at++) {
      char c = command.charAt(at);
      if (isQuote(c)) {
        boolean doubled = inside && at + 1 < command.length() && isQuote(command.charAt(at + 1));
        at += doubled ? 1 : 0;
        inside = doubled || !inside;
      } else if (!inside) {
        code.append(c);
      }
    }
    return code.toString();
  }
}
