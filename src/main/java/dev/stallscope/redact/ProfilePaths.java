package dev.stallscope.redact;

import dev.stallscope.redact.StandIns.Kind;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths below a user's profile, alone or within a text: the user and every name that is not
 * everybody's is replaced, what a file is by its ending stays.
 */
final class ProfilePaths {
  private static final Pattern PROFILES =
      Pattern.compile(
          "[\\\\/](?:Users|Documents and Settings)[\\\\/]+(?=[^\\\\/\\s])",
          Pattern.CASE_INSENSITIVE);

  /** What no name of a file holds, so that a path ends there. */
  private static final String ENDS = "\"<>|*?;\t\r\n";

  private static final int MOST_NAMES = 1_000_000;
  private static final int SHORTEST_NAME = 3;

  private final StandIns standIns;
  private final Names names;
  private final WellKnownNames wellKnown;
  private final Set<String> everybodys = new HashSet<>();

  /** Whether a capture was met whole: what is replaced from then on is so in the next one too. */
  private boolean settled;

  ProfilePaths(StandIns standIns, Names names, WellKnownNames wellKnown) {
    this.standIns = standIns;
    this.names = names;
    this.wellKnown = wellKnown;
  }

  /** A program that ran keeps its name: without it there is nothing to report. */
  void program(String image) {
    if (settled) {
      return;
    }
    String name = image.toLowerCase(Locale.ROOT);
    everybodys.add(name);
    everybodys.add(name.substring(0, name.length() - WellKnownNames.ending(name).length()));
  }

  /**
   * Names in a path that is not below a profile are shown there, so nothing is gained by hiding
   * them: Windows and programs have the same names everywhere.
   */
  void shown(String path) {
    for (int at = 0; at < path.length() && !settled && everybodys.size() < MOST_NAMES; ) {
      int end = end(path, at, true);
      if (end - at >= SHORTEST_NAME) {
        everybodys.add(path.substring(at, end).toLowerCase(Locale.ROOT));
      }
      at = end + 1;
    }
  }

  /** When all paths have been met: names that are shown are no words to look for. */
  void gathered() {
    names.keep(everybodys::contains);
    settled = true;
  }

  /**
   * The text with all such paths in it replaced.
   *
   * @param whole whether it is one path to its end; otherwise a path ends as paths in a sentence or
   *     command line do
   */
  String replace(String text, boolean whole) {
    Matcher profiles = PROFILES.matcher(text);
    if (!profiles.find()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    do {
      out.append(text, at, profiles.end());
      at = path(text, profiles.end(), whole, out);
    } while (at < text.length() && profiles.find(at));
    return out.append(text, at, text.length()).toString();
  }

  /** Writes the part of a path that begins with the user; its end in the text. */
  private int path(String text, int from, boolean whole, StringBuilder out) {
    int end = end(text, from, whole);
    out.append(user(text.substring(from, end)));
    while (end < text.length() && isSeparator(text.charAt(end))) {
      int next = end;
      while (next < text.length() && isSeparator(text.charAt(next))) {
        next++;
      }
      out.append(text, end, next);
      end = end(text, next, whole);
      out.append(name(text.substring(next, end)));
    }
    return end;
  }

  private String user(String name) {
    return isAny(name) || WellKnownNames.hasAccount(name)
        ? name
        : names.everywhere(Kind.USER, name);
  }

  /** A name of a file or folder that belongs to somebody. */
  String name(String name) {
    if (isAny(name)
        || wellKnown.hasName(name)
        || everybodys.contains(name.toLowerCase(Locale.ROOT))) {
      return name;
    }
    int stream = name.indexOf(':');
    if (stream > 0) {
      return name(name.substring(0, stream)) + ":" + name(name.substring(stream + 1));
    }
    String ending = WellKnownNames.ending(name);
    String base = name.substring(0, name.length() - ending.length());
    if (wellKnown.hasName(base) || everybodys.contains(base.toLowerCase(Locale.ROOT))) {
      return name;
    }
    String standIn = standIns.of(ending.isEmpty() ? Kind.FOLDER : Kind.FILE, base);
    names.file(base, standIn);
    return standIn + ending;
  }

  /** Whether it names nothing, or all there is. */
  private static boolean isAny(String name) {
    return name.chars().allMatch(c -> c == '*' || c == '?');
  }

  private static boolean isSeparator(char c) {
    return c == '\\' || c == '/';
  }

  private static int end(String text, int from, boolean whole) {
    int at = from;
    while (at < text.length() && !isSeparator(text.charAt(at))) {
      if (!whole && isEnd(text, from, at)) {
        break;
      }
      at++;
    }
    return at;
  }

  /** At a space, what comes next tells whether the name goes on; in doubt it does. */
  private static boolean isEnd(String text, int from, int at) {
    char c = text.charAt(at);
    char next = at + 1 < text.length() ? text.charAt(at + 1) : '"';
    if (ENDS.indexOf(c) >= 0 || (c == ',' && next == ' ')) {
      return true;
    }
    if (c != ' ') {
      return false;
    }
    boolean drive = at + 2 < text.length() && text.charAt(at + 2) == ':';
    return next == '-'
        || next == '/'
        || next == '"'
        || drive
        || !WellKnownNames.ending(text.substring(from, at)).isEmpty();
  }
}
