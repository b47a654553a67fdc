package dev.stallscope.model;

import java.util.Locale;

/**
 * Parts of the paths that ProcMon shows: of files ({@code C:\…}, {@code \\server\share\…}, {@code
 * \Device\…}, and {@code \…} where it did not know the drive) and of registry keys. Parts that are
 * not there are empty.
 */
public final class WindowsPath {
  private WindowsPath() {}

  /**
   * The folder that holds it: without a backslash at its end, but {@code C:\} for what lies at the
   * top of a drive. A drive's or share's top itself is in no folder.
   */
  public static String directory(String path) {
    int root = rootLength(path);
    int end = path.endsWith("\\") ? path.length() - 1 : path.length();
    int slash = path.lastIndexOf('\\', end - 1);
    if (end <= root || slash < 0) {
      return "";
    }
    return path.substring(0, Math.max(slash, root));
  }

  /** Last part, with the name of an alternate data stream when there is one. */
  public static String name(String path) {
    int end = path.endsWith("\\") ? path.length() - 1 : path.length();
    return path.substring(path.lastIndexOf('\\', end - 1) + 1, Math.max(end, 0));
  }

  /**
   * What follows the last dot of the name, in lower case. As Windows has it, an extension holds no
   * blank, and {@code .gitignore} is all extension. A data stream's name does not count.
   */
  public static String extension(String path) {
    String name = name(path);
    int stream = name.indexOf(':');
    String file = stream < 0 ? name : name.substring(0, stream);
    int dot = file.lastIndexOf('.');
    if (dot < 0 || file.indexOf(' ', dot) >= 0) {
      return "";
    }
    return file.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** Drive letter and colon. */
  public static String drive(String path) {
    return hasDrive(path) ? path.substring(0, 2) : "";
  }

  /** Root of a registry key, such as {@code HKLM}: all before the first backslash. */
  public static String rootKey(String path) {
    int slash = path.indexOf('\\');
    return slash < 0 ? path : path.substring(0, slash);
  }

  private static boolean hasDrive(String path) {
    if (path.length() < 2 || path.charAt(1) != ':') {
      return false;
    }
    char letter = path.charAt(0);
    return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
  }

  /** Length of {@code C:\}, {@code \\server\share} or {@code \} at its begin. */
  private static int rootLength(String path) {
    if (hasDrive(path)) {
      return path.startsWith("\\", 2) ? 3 : 2;
    }
    if (!path.startsWith("\\\\")) {
      return path.startsWith("\\") ? 1 : 0;
    }
    int share = path.indexOf('\\', 2);
    int end = share < 0 ? -1 : path.indexOf('\\', share + 1);
    return end < 0 ? path.length() : end;
  }
}
