package dev.stallscope.trace.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a word beside a time says. Words of many languages: {@code day-halves.tsv}. */
enum DayHalf {
  AM,
  PM,
  /** No half: a word that goes with all hours, such as the Bulgarian {@code ч.} */
  NEITHER;

  private static final Map<String, DayHalf> KNOWN = read();

  /** The half a word is known for, whatever its case, dots and blanks; null when it is not. */
  static @Nullable DayHalf known(String word) {
    return KNOWN.get(normalized(word));
  }

  DayHalf other() {
    return switch (this) {
      case AM -> PM;
      case PM -> AM;
      case NEITHER -> NEITHER;
    };
  }

  /** The hour of a 24-hour clock; hours that such a clock shows already stay. */
  int hourOfDay(int hour) {
    if (this == NEITHER || hour > 12) {
      return hour;
    }
    return hour % 12 + (this == PM ? 12 : 0);
  }

  private static String normalized(String word) {
    StringBuilder kept = new StringBuilder();
    word.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(c -> c != '.' && !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static Map<String, DayHalf> read() {
    Map<String, DayHalf> words = new HashMap<>();
    try (InputStream in = DayHalf.class.getResourceAsStream("day-halves.tsv")) {
      if (in == null) {
        throw new IllegalStateException("resource missing from the jar: day-halves.tsv");
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split("\t", -1))
          .forEach(row -> words.put(normalized(row[0]), valueOf(row[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
