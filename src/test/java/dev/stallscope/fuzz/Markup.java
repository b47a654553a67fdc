package dev.stallscope.fuzz;

import java.util.regex.Pattern;

/**
 * Tells the tags of a page from its texts. What a trace says must never be a tag, an attribute or
 * script: then a {@code <} or {@code >} is left over when all that the templates write is gone.
 */
final class Markup {
  /** Styles and scripts are the jar's own; the page's policy names the hash of each. */
  private static final Pattern OWN = Pattern.compile("(?s)<(style|script)>.*?</\\1>");

  private static final Pattern TAG =
      Pattern.compile(
          "</?[a-zA-Z][a-zA-Z0-9]*(?:\\s+(?!on|style)[\\w:-]+(?:=\"[^\"<>]*\")?)*\\s*/?>");

  private Markup() {}

  /** What stands in the page that is no tag of a template's kind and yet reads as one. */
  static String foreign(String page) {
    String own = OWN.matcher(page.replace("<!DOCTYPE html>", "")).replaceAll("");
    String texts = TAG.matcher(own).replaceAll("");
    int at = Math.max(texts.indexOf('<'), texts.indexOf('>'));
    return at < 0 ? "" : texts.substring(Math.max(0, at - 80), Math.min(texts.length(), at + 80));
  }
}
