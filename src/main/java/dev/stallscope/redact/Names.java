package dev.stallscope.redact;

import dev.stallscope.redact.StandIns.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names met anywhere in a capture, and their stand-ins wherever they are met again. Names of users,
 * computers and domains are looked for everywhere; others as words of their own.
 */
final class Names {
  /** Shorter names may be part of any word, so they have to stand alone. */
  private static final int TELLING = 6;

  /** A capture has few users and machines; those beyond are looked for as words of their own. */
  private static final int MOST = 150;

  /** Below that a word tells nothing, and is met everywhere. */
  private static final int SHORTEST_WORD = 4;

  private static final int MOST_WORDS = 500_000;
  private static final int LONGEST_RUN = 8;

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]*(?:\\.[\\p{L}\\p{N}_-]+)*");

  private final StandIns standIns;
  private final Map<String, String> everywhere = new LinkedHashMap<>();
  private final Map<String, String> hosts = new HashMap<>();
  private final Map<String, String> files = new HashMap<>();
  private @Nullable Pattern pattern;

  Names(StandIns standIns) {
    this.standIns = standIns;
  }

  /** The stand-in of a user, computer or domain, which is looked for everywhere from now on. */
  String everywhere(Kind kind, String name) {
    String standIn = standIns.of(kind, name);
    if (everywhere.size() >= MOST) {
      host(name, standIn);
    } else if (name.length() > 1) {
      add(name, standIn);
      add(URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"), standIn);
      add(shortName(name), standIn);
    }
    return standIn;
  }

  private void add(String name, String standIn) {
    if (everywhere.putIfAbsent(name.toLowerCase(Locale.ROOT), standIn) == null) {
      pattern = null;
    }
  }

  /** The begin of a name as Windows shortens it for old programs: {@code JOHNSM~1}. */
  private static String shortName(String name) {
    String plain = name.replaceAll("[ .]", "");
    boolean shortened = name.length() > 8 || plain.length() < name.length();
    return shortened && plain.length() >= TELLING ? plain.substring(0, TELLING) + "~" : name;
  }

  /** Remembers a host that is replaced where it is a word of its own. */
  void host(String name, String standIn) {
    remember(hosts, name, standIn);
  }

  /** Remembers a name of a file or folder that is replaced as a word of its own, but in paths. */
  void file(String name, String standIn) {
    remember(files, name, standIn);
  }

  private static void remember(Map<String, String> words, String name, String standIn) {
    if (name.length() >= SHORTEST_WORD && words.size() < MOST_WORDS) {
      words.putIfAbsent(name.toLowerCase(Locale.ROOT), standIn);
    }
  }

  /** Leaves a name as it is where it is met as a word. */
  void keep(Predicate<String> everybodys) {
    files.keySet().removeIf(everybodys);
  }

  /** A path with users, machines and hosts in it replaced. */
  String replaceInPath(String path) {
    String plain = replaceEverywhere(path);
    return hosts.isEmpty() ? plain : replaceWords(plain, hosts::get);
  }

  /** Any text with all that is known replaced. */
  String replace(String text) {
    String plain = replaceEverywhere(text);
    return hosts.isEmpty() && files.isEmpty()
        ? plain
        : replaceWords(plain, word -> hosts.getOrDefault(word, files.get(word)));
  }

  private String replaceEverywhere(String text) {
    if (everywhere.isEmpty()) {
      return text;
    }
    return pattern()
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    everywhere.getOrDefault(found.group().toLowerCase(Locale.ROOT), "")));
  }

  private Pattern pattern() {
    Pattern known = pattern;
    if (known == null) {
      List<String> longestFirst = new ArrayList<>(everywhere.keySet());
      longestFirst.sort(Comparator.comparingInt(String::length).reversed());
      known =
          Pattern.compile(
              longestFirst.stream().map(Names::regex).collect(Collectors.joining("|")),
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
      pattern = known;
    }
    return known;
  }

  private static String regex(String name) {
    String quoted = Pattern.quote(name);
    return name.length() >= TELLING
        ? quoted
        : "(?<![\\p{L}\\p{N}])" + quoted + "(?![\\p{L}\\p{N}])";
  }

  private static String replaceWords(String text, Function<String, @Nullable String> known) {
    return WORD.matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(word(found.group(), known)));
  }

  /** A word, or the longest runs of its parts between dots, that are known. */
  private static String word(String text, Function<String, @Nullable String> known) {
    String whole = known.apply(text.toLowerCase(Locale.ROOT));
    if (whole != null) {
      return whole;
    }
    List<String> parts = List.of(text.split("\\.", -1));
    if (parts.size() == 1 || parts.size() > LONGEST_RUN) {
      return text;
    }
    List<String> out = new ArrayList<>();
    int at = 0;
    while (at < parts.size()) {
      int end = parts.size();
      String found = null;
      while (end > at && found == null) {
        String run = String.join(".", parts.subList(at, end));
        found = known.apply(run.toLowerCase(Locale.ROOT));
        end -= found == null ? 1 : 0;
      }
      out.add(found == null ? parts.get(at) : found);
      at = found == null ? at + 1 : end;
    }
    return String.join(".", out);
  }
}
