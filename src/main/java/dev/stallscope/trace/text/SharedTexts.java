package dev.stallscope.trace.text;

import java.util.HashMap;
import java.util.Map;

/** One string for each text: of many processes most have the image, user and company of others. */
public final class SharedTexts {
  private final Map<String, String> known = new HashMap<>();

  /** The string that stands for all that equal this one. */
  public String of(String text) {
    String first = known.putIfAbsent(text, text);
    return first == null ? text : first;
  }
}
