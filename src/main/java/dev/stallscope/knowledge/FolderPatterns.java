package dev.stallscope.knowledge;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Folders as the tables write them: {@code ?} stands for one character, {@code *} for part of one
 * name, and a word in braces for a folder of Windows or for any folders at all.
 */
final class FolderPatterns {
  private static final Map<String, String> PLACES =
      Map.of(
          "{profile}", "?:\\Users\\*",
          "{local}", "?:\\Users\\*\\AppData\\Local",
          "{roaming}", "?:\\Users\\*\\AppData\\Roaming",
          "{temp}", "?:\\Users\\*\\AppData\\Local\\Temp");

  private static final String ANYWHERE = "{any}";

  private FolderPatterns() {}

  /** As a regular expression for a whole path without a backslash at its end. */
  static String regex(String folder) {
    if (folder.startsWith(ANYWHERE)) {
      return ".+?" + names(folder.substring(ANYWHERE.length()));
    }
    int place = folder.startsWith("{") ? folder.indexOf('}') + 1 : 0;
    String begin = place == 0 ? "" : PLACES.get(folder.substring(0, place));
    return names(begin + folder.substring(place));
  }

  private static String names(String folder) {
    return Pattern.quote(folder).replace("*", "\\E[^\\\\]+\\Q").replace("?", "\\E[^\\\\]\\Q");
  }
}
