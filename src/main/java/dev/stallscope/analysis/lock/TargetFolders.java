package dev.stallscope.analysis.lock;

import dev.stallscope.index.PathDictionary;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The folders that hold the new names of a few renames, where the capture has them at all. Windows
 * opens the folder before it renames into it ("Set File Information Processing" of the driver kit),
 * and a rename that a server refuses with a sharing violation is refused for that open: it is so
 * while somebody has the folder open to delete it, or without sharing writing, whoever has the
 * files themselves (Samba's tests of Windows servers, smb2.rename).
 */
final class TargetFolders {
  private final Map<Integer, Integer> folders = new HashMap<>();

  /**
   * @param targets files as {@code PathDictionary.fold} numbers them
   */
  TargetFolders(PathDictionary paths, BitSet targets) {
    Map<String, List<Integer>> byFolder = new HashMap<>();
    targets.stream()
        .forEach(
            target ->
                byFolder
                    .computeIfAbsent(folder(paths.text(target)), any -> new ArrayList<>())
                    .add(target));
    byFolder.remove("");
    for (int path = 0; !byFolder.isEmpty() && path < paths.size(); path++) {
      int folder = paths.fold(path);
      // once for each: all that are written alike but for their case are the same
      List<Integer> within = byFolder.remove(key(paths.text(path)));
      if (within != null) {
        within.forEach(target -> folders.put(target, folder));
      }
    }
  }

  /** With the backslash at its end; empty where the target is told without one. */
  private static String folder(String target) {
    return target.substring(0, target.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
  }

  /** A drive's own folder ends with a backslash, others do not. */
  private static String key(String path) {
    String key = path.toLowerCase(Locale.ROOT);
    return key.isEmpty() || key.endsWith("\\") ? key : key + '\\';
  }

  /** The folder of a rename's target, -1 when the capture does not have it. */
  int of(int target) {
    return folders.getOrDefault(target, -1);
  }

  /** All of them. */
  Iterable<Integer> all() {
    return folders.values();
  }
}
