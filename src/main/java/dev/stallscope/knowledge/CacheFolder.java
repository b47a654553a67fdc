package dev.stallscope.knowledge;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder that a tool fills.
 *
 * @param tool name of its profile
 * @param use what it is for
 * @param setting what moves it: an environment variable, an option that begins with a hyphen, or
 *     empty when nothing does
 * @param pattern matches paths below it; its first group is the folder
 */
public record CacheFolder(String tool, Use use, String setting, Pattern pattern) {
  /** What a folder is for. */
  public enum Use {
    /** Downloads and results, kept for the next time. */
    CACHE,
    /** Made anew and thrown away by each run. */
    TEMPORARY,
    /** Part of a project; counts only where its tool runs. */
    PROJECT
  }

  static CacheFolder of(String tool, String folder, String use, String setting) {
    Pattern pattern =
        Pattern.compile(
            "(" + FolderPatterns.regex(folder) + ")(?:\\\\.*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    return new CacheFolder(tool, Use.valueOf(use.toUpperCase(Locale.ROOT)), setting, pattern);
  }

  /** This folder in the path of something in it, as it stands there; empty when it is not. */
  public Optional<String> in(String path) {
    Matcher matcher = pattern.matcher(path);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
