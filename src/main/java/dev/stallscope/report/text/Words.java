package dev.stallscope.report.text;

import dev.stallscope.trace.ReadDiagnostics;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The words of one language: texts by key, with named places such as {@code {time}} in them. */
public final class Words {
  private static final String FOLDER = "/dev/stallscope/report/";

  private static final Map<Language, Words> KNOWN = new ConcurrentHashMap<>();

  private final Properties texts;

  /** What readers notice, by code; empty in English, which they speak themselves. */
  private final Properties diagnostics;

  private Words(Properties texts, Properties diagnostics) {
    this.texts = texts;
    this.diagnostics = diagnostics;
  }

  /** The words of a language, read when they are first asked for. */
  public static Words in(Language language) {
    return KNOWN.computeIfAbsent(language, Words::read);
  }

  private static Words read(Language language) {
    return switch (language) {
      case ENGLISH -> new Words(load("messages_en"), new Properties());
      case SIMPLIFIED_CHINESE -> new Words(load("messages_zh_CN"), load("diagnostics_zh_CN"));
    };
  }

  /** English. */
  public static Words english() {
    return in(Language.ENGLISH);
  }

  private static Properties load(String name) {
    Properties texts = new Properties();
    String resource = FOLDER + name + ".properties";
    try (InputStream in = Words.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
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
    return placesAndValues.length == 0
        ? text
        : filled(text, place -> value(place, placesAndValues));
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

  /** Items one after the other, as the language strings them together; empty without any. */
  public String list(List<String> items) {
    return joined("list", items);
  }

  /** Parts of a sentence one after the other. */
  public String clauses(List<String> clauses) {
    return joined("clauses", clauses);
  }

  /** Sentences one after the other. */
  public String sentences(List<String> sentences) {
    return joined("sentences", sentences);
  }

  private String joined(String key, List<String> items) {
    return items.stream()
        .reduce((first, rest) -> text(key, "first", first, "rest", rest))
        .orElse("");
  }

  /** What a reader noticed; texts of the trace stand in it as {@link VisibleText}. */
  public String diagnostic(ReadDiagnostics.Entry entry) {
    if (diagnostics.isEmpty()) {
      return VisibleText.of(entry.message());
    }
    String text = diagnostics.getProperty(entry.code());
    return VisibleText.of(
        text == null
            ? text("diagnostics.other", "code", entry.code())
            : filled(text, place -> entry.values().getOrDefault(place, "?")));
  }

  /** Filled from left to right, so that values are never taken for places. */
  private static String filled(String text, Function<String, Object> values) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
      int close = text.indexOf('}', open);
      out.append(text, at, open).append(values.apply(text.substring(open + 1, close)));
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
