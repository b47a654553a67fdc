package dev.stallscope.report.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/** The words of one language: texts by key, with named places such as {@code {time}} in them. */
public final class Words {
  private static final String ENGLISH = "/dev/stallscope/report/messages_en.properties";

  private final Properties texts;

  private Words(Properties texts) {
    this.texts = texts;
  }

  /** English. */
  public static Words english() {
    return load(ENGLISH);
  }

  private static Words load(String resource) {
    Properties texts = new Properties();
    try (InputStream in = Words.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Words(texts);
  }

  /**
   * The text of a key.
   *
   * @param placesAndValues name of a place, what to put there, and so on
   */
  public String text(String key, Object... placesAndValues) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no words for " + key);
    }
    return placesAndValues.length == 0 ? text : filled(text, placesAndValues);
  }

  /** The text for a member of a closed list, {@code prefix.MEMBER} in lower case with hyphens. */
  public String text(String prefix, Enum<?> member, Object... placesAndValues) {
    String name = member.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return text(prefix + "." + name, placesAndValues);
  }

  /** The text for one or for several, with the number in its place {@code {count}}. */
  public String counted(String key, long count) {
    return text(key + (count == 1 ? ".one" : ".other"), "count", Quantities.count(count));
  }

  /** Filled from left to right, so that values are never taken for places. */
  private static String filled(String text, Object... placesAndValues) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
      int close = text.indexOf('}', open);
      out.append(text, at, open).append(value(text.substring(open + 1, close), placesAndValues));
      at = close + 1;
    }
    return out.append(text, at, text.length()).toString();
  }

  private static Object value(String place, Object... placesAndValues) {
    for (int i = 0; i < placesAndValues.length; i += 2) {
      if (place.equals(placesAndValues[i])) {
        return placesAndValues[i + 1];
      }
    }
    throw new IllegalArgumentException("nothing to put at {" + place + "}");
  }
}
