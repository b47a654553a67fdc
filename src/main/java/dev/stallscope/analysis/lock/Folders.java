package dev.stallscope.analysis.lock;

import dev.stallscope.index.PathDictionary;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which of a capture's files lie below a few folders. A folder cannot be renamed while something
 * below it is open (Windows says access denied), so whoever is in the way has another path open.
 */
final class Folders {
  private static final int NO_DRIVE = ':';

  private final PathDictionary paths;
  private final Map<String, List<Folder>> byRest = new HashMap<>();
  private final BitSet lengths = new BitSet();
  private final Map<Integer, List<Integer>> above = new HashMap<>();

  private record Folder(int file, int drive) {}

  /**
   * @param folders files as {@code PathDictionary.fold} numbers them; those that are no folders
   *     have nothing below them
   */
  Folders(PathDictionary paths, BitSet folders) {
    this.paths = paths;
    folders.stream().forEach(this::add);
    for (int path = 0; !folders.isEmpty() && path < paths.size(); path++) {
      if (paths.fold(path) == path) {
        find(path);
      }
    }
  }

  private void add(int file) {
    String text = paths.text(file);
    String rest = rest(text);
    if (!rest.isEmpty()) {
      lengths.set(rest.length());
      byRest.computeIfAbsent(rest, any -> new ArrayList<>()).add(new Folder(file, drive(text)));
    }
  }

  private void find(int path) {
    String text = paths.text(path);
    String rest = rest(text);
    for (int end = rest.lastIndexOf('\\'); end > 0; end = rest.lastIndexOf('\\', end - 1)) {
      if (lengths.get(end)) {
        for (Folder folder : byRest.getOrDefault(rest.substring(0, end), List.of())) {
          if (fits(folder.drive, drive(text))) {
            above.computeIfAbsent(path, any -> new ArrayList<>()).add(folder.file);
          }
        }
      }
    }
  }

  /** A path without a drive may be on any. */
  private static boolean fits(int drive, int other) {
    return drive == other || drive == NO_DRIVE || other == NO_DRIVE;
  }

  private static boolean hasDrive(String text) {
    return text.length() > 1 && text.charAt(1) == ':';
  }

  private static int drive(String text) {
    return hasDrive(text) ? Character.toLowerCase(text.charAt(0)) : NO_DRIVE;
  }

  private static String rest(String text) {
    String rest = (hasDrive(text) ? text.substring(2) : text).toLowerCase(Locale.ROOT);
    return rest.endsWith("\\") ? rest.substring(0, rest.length() - 1) : rest;
  }

  /** Those of the folders that a file lies below. */
  List<Integer> above(int file) {
    return above.getOrDefault(file, List.of());
  }

  /** The files below any of the folders. */
  Iterable<Integer> files() {
    return above.keySet();
  }
}
