package dev.stallscope.synth.plant;

import dev.stallscope.synth.machine.Dice;
import dev.stallscope.synth.machine.Machine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names of a tool's files. Patterns hold
 *
 * <ul>
 *   <li>{@code {user}}, {@code {pkg}} (one of the packages), {@code {name}} (a word);
 *   <li>{@code {hex:N}}, N hexadecimal digits, and {@code {xx}}, two that are the same throughout a
 *       pattern, as caches name a folder after the begin of a hash;
 *   <li>{@code {n}}, a number, and {@code {snake_case}}, {@code {kebab-case}}, {@code {camelCase}},
 *       {@code {PascalCase}}, names of words; none of these is given twice.
 * </ul>
 *
 * @param machine whose user and dice they are made with
 * @param packages what the tool installs
 * @param reads files it finds and reads
 * @param writes files it makes
 * @param images executables it makes
 */
public record Layout(
    Machine machine,
    List<String> packages,
    List<String> reads,
    List<String> writes,
    List<String> images,
    Counter counter) {
  private static final List<String> WORDS =
      List.of(
          "index", "main", "core", "util", "types", "config", "client", "server", "parse", "lexer",
          "cache", "token", "error", "table", "writer", "reader", "common", "public", "schema");

  private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)}");
  private static final int MOST_WORDS = 3;

  /** Numbers and names that are never given twice. */
  public static final class Counter {
    private final Set<List<String>> given = new HashSet<>();
    private int last;

    int next() {
      return ++last;
    }

    /** Words, more of them as fewer are left. */
    List<String> words(Dice dice) {
      for (int tries = 0; tries < 20; tries++) {
        List<String> words = new ArrayList<>();
        for (int i = dice.between(1, MOST_WORDS); i > 0; i--) {
          words.add(dice.pick(WORDS));
        }
        if (given.add(words)) {
          return words;
        }
      }
      return List.of(dice.pick(WORDS), Integer.toString(next()));
    }
  }

  /** A file that was there before. */
  public String read() {
    return fill(machine.dice().pick(reads));
  }

  /** A file that is new. */
  public String written() {
    return fill(machine.dice().pick(writes));
  }

  /** An executable that is new. */
  public String image() {
    return fill(machine.dice().pick(images));
  }

  /** The pattern with everything put in. */
  public String fill(String pattern) {
    Dice dice = machine.dice();
    String shared = dice.hex(2);
    return PLACE
        .matcher(pattern)
        .replaceAll(place -> Matcher.quoteReplacement(fill(place.group(1), shared, dice)));
  }

  private String fill(String place, String shared, Dice dice) {
    return switch (place) {
      case "user" -> machine.user();
      case "pkg" -> dice.pick(packages);
      case "name" -> dice.pick(WORDS);
      case "xx" -> shared;
      case "n" -> Integer.toString(counter.next());
      case "snake_case" -> String.join("_", counter.words(dice));
      case "kebab-case" -> String.join("-", counter.words(dice));
      case "camelCase" -> uncapitalized(pascal(counter.words(dice)));
      case "PascalCase" -> pascal(counter.words(dice));
      default -> dice.hex(Integer.parseInt(place.substring("hex:".length())));
    };
  }

  private static String pascal(List<String> words) {
    return words.stream()
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  private static String uncapitalized(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
