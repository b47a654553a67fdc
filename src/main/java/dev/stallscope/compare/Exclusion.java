package dev.stallscope.compare;

import dev.stallscope.compare.Loss.Program;
import dev.stallscope.model.WindowsPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule that keeps Microsoft Defender from scanning, and what it covers by Microsoft's
 * documentation: a folder covers what is below it; {@code *} inside a folder stands for exactly one
 * level; environment variables are those of LocalSystem; a process rule covers files the process
 * opens, not its image and not what its children open; a bare process name holds in any folder.
 * Other products read rules in their own ways, mostly wider.
 *
 * @param text as the user wrote it
 */
public record Exclusion(String text, Kind kind) {
  /** More than six wildcards are refused. */
  private static final int MOST_WILDCARDS = 6;

  private static final Pattern VARIABLE = Pattern.compile("%([^%\\\\]+)%");
  private static final Pattern WILDCARD_DRIVE = Pattern.compile("^[*?]:?\\\\.*|^[*?]:.*");

  private static final String SYSTEM_PROFILE = "C:\\Windows\\System32\\config\\systemprofile";

  /** As LocalSystem has them, on a machine set up as usual. */
  private static final Map<String, String> OF_SYSTEM =
      Map.ofEntries(
          Map.entry("USERPROFILE", SYSTEM_PROFILE),
          Map.entry("LOCALAPPDATA", SYSTEM_PROFILE + "\\AppData\\Local"),
          Map.entry("APPDATA", SYSTEM_PROFILE + "\\AppData\\Roaming"),
          Map.entry("TEMP", "C:\\Windows\\Temp"),
          Map.entry("TMP", "C:\\Windows\\Temp"),
          Map.entry("SYSTEMDRIVE", "C:"),
          Map.entry("SYSTEMROOT", "C:\\Windows"),
          Map.entry("WINDIR", "C:\\Windows"),
          Map.entry("PROGRAMDATA", "C:\\ProgramData"),
          Map.entry("ALLUSERSPROFILE", "C:\\ProgramData"),
          Map.entry("PROGRAMFILES", "C:\\Program Files"),
          Map.entry("PROGRAMW6432", "C:\\Program Files"),
          Map.entry("PROGRAMFILES(X86)", "C:\\Program Files (x86)"),
          Map.entry("COMMONPROGRAMFILES", "C:\\Program Files\\Common Files"),
          Map.entry("PUBLIC", "C:\\Users\\Public"));

  /** As whoever wrote the rule meant them. */
  private static final Map<String, String> OF_USER = ofUser();

  private static final Set<String> PROGRAM_ENDINGS = Set.of("exe", "com", "bat", "cmd", "scr");

  /** What a rule is about. */
  public enum Kind {
    PATH,
    PROCESS,
    EXTENSION
  }

  /** How a rule may be read. */
  enum Reading {
    /** As Windows does. */
    EFFECTIVE,
    /** As whoever wrote it may have meant it: any user, any depth, children too. */
    MEANT
  }

  private static Map<String, String> ofUser() {
    Map<String, String> values = new TreeMap<>(OF_SYSTEM);
    values.put("USERPROFILE", "C:\\Users\\*");
    values.put("LOCALAPPDATA", "C:\\Users\\*\\AppData\\Local");
    values.put("APPDATA", "C:\\Users\\*\\AppData\\Roaming");
    values.put("TEMP", "C:\\Users\\*\\AppData\\Local\\Temp");
    values.put("TMP", "C:\\Users\\*\\AppData\\Local\\Temp");
    return values;
  }

  /**
   * Reads {@code *.ext} or {@code .ext} as an extension, what ends as a program or is a bare name
   * as a process, all else as a path.
   */
  public static Exclusion parse(String text) {
    String rule = text.strip();
    boolean bare = rule.indexOf('\\') < 0 && rule.indexOf('/') < 0 && rule.indexOf('%') < 0;
    if (bare && (rule.startsWith("*.") || rule.startsWith("."))) {
      return new Exclusion(rule, Kind.EXTENSION);
    }
    boolean program = PROGRAM_ENDINGS.contains(WindowsPath.extension(rule));
    return new Exclusion(rule, bare || program ? Kind.PROCESS : Kind.PATH);
  }

  /** What of it a user's session has and LocalSystem has otherwise or not at all. */
  @Nullable String userVariable() {
    Matcher variables = VARIABLE.matcher(text);
    while (variables.find()) {
      String name = variables.group(1).toUpperCase(Locale.ROOT);
      if (!OF_SYSTEM.containsKey(name) || !OF_SYSTEM.get(name).equals(OF_USER.get(name))) {
        return variables.group();
      }
    }
    return null;
  }

  /** Whether Windows does not take it: too many wildcards, or one for the drive. */
  boolean refused() {
    return (kind == Kind.PATH && WILDCARD_DRIVE.matcher(text).matches())
        || text.chars().filter(c -> c == '*').count() > MOST_WILDCARDS;
  }

  /** Last part of the path or the process's name. */
  String name() {
    return WindowsPath.name(text.replace('/', '\\'));
  }

  /** The paths it covers; null when it is about a process. */
  @Nullable Predicate<String> paths(Reading reading) {
    return switch (kind) {
      case PROCESS -> null;
      case EXTENSION -> extension();
      case PATH -> path(reading);
    };
  }

  private Predicate<String> extension() {
    String ending = text.substring(text.indexOf('.') + 1);
    RulePattern pattern = new RulePattern(c -> c == ':').any(c -> true).then(".");
    add(ending, pattern, all -> all.any(c -> c != '\\' && c != '.'));
    return path -> pattern.matches(path, 0);
  }

  private Predicate<String> path(Reading reading) {
    String path = filled(reading).replace('/', '\\');
    String trimmed = path.endsWith("\\") ? path.substring(0, path.length() - 1) : path;
    boolean onDrive = trimmed.length() > 1 && trimmed.charAt(1) == ':';
    String drive = onDrive ? trimmed.substring(0, 2) : "";
    RulePattern below = new RulePattern(c -> c == '\\' || c == ':');
    add(
        trimmed.substring(drive.length()),
        below,
        reading == Reading.EFFECTIVE
            ? level -> level.one(Exclusion::isInPart).any(Exclusion::isInPart)
            : levels -> levels.any(c -> true));
    return tried ->
        below.matches(tried, 0)
            || (onDrive && tried.regionMatches(true, 0, drive, 0, 2) && below.matches(tried, 2));
  }

  private static boolean isInPart(int c) {
    return c != '\\';
  }

  /** A variable that is not known stays as it is and so covers nothing. */
  private String filled(Reading reading) {
    Map<String, String> values = reading == Reading.EFFECTIVE ? OF_SYSTEM : OF_USER;
    return VARIABLE
        .matcher(text)
        .replaceAll(
            variable ->
                Matcher.quoteReplacement(
                    values.getOrDefault(
                        variable.group(1).toUpperCase(Locale.ROOT), variable.group())));
  }

  /**
   * Adds a text of the rule.
   *
   * @param star adds what its {@code *} stands for
   */
  private static void add(String text, RulePattern to, Consumer<RulePattern> star) {
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '*' -> star.accept(to);
        case '?' -> to.one(Exclusion::isInPart);
        default -> to.then(text.substring(i, i + 1));
      }
    }
  }

  /** Whether it covers what a process opens, by its parents too when so read. */
  boolean covers(List<Program> programs, Reading reading) {
    int asked = reading == Reading.EFFECTIVE ? Math.min(1, programs.size()) : programs.size();
    return kind == Kind.PROCESS && programs.subList(0, asked).stream().anyMatch(named());
  }

  private Predicate<Program> named() {
    if (text.indexOf('\\') < 0 && text.indexOf('%') < 0) {
      return program ->
          text.equalsIgnoreCase(program.name()) || (text + ".exe").equalsIgnoreCase(program.name());
    }
    Predicate<String> path = path(Reading.EFFECTIVE);
    return program -> path.test(program.path());
  }
}
