package dev.stallscope.advice;

import dev.stallscope.index.EventStore;
import dev.stallscope.model.WindowsPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Paths of a capture with their drives. ProcMon does not always know the drive; it is added only
 * where the capture itself shows it: the same path with a drive, or one drive alone that has such a
 * folder at its top.
 */
final class FullPaths {
  private static final String LONG_PATH = "\\\\?\\";

  private final EventStore store;
  private @Nullable Map<String, Set<String>> drivesByTop;

  FullPaths(EventStore store) {
    this.store = store;
  }

  /** The path of this number without a data stream's name; null when its drive is not known. */
  @Nullable String of(int id) {
    String text = store.paths().text(id);
    String path = text.startsWith(LONG_PATH) ? text.substring(LONG_PATH.length()) : text;
    if (!WindowsPath.drive(path).isEmpty()) {
      return file(path);
    }
    if (path.startsWith("\\\\") && !path.startsWith("\\\\.")) {
      return file(path);
    }
    return path.startsWith("\\") && !path.startsWith("\\\\") ? withDrive(id, path) : null;
  }

  /** The path of this number as it stands in the trace. */
  String raw(int id) {
    return store.paths().text(id);
  }

  private @Nullable String withDrive(int id, String path) {
    String same = store.paths().text(store.paths().fold(id));
    if (!WindowsPath.drive(same).isEmpty()) {
      return file(same);
    }
    Set<String> drives = drivesByTop().getOrDefault(top(path), Set.of());
    return drives.size() == 1 ? file(drives.iterator().next() + path) : null;
  }

  private Map<String, Set<String>> drivesByTop() {
    Map<String, Set<String>> known = drivesByTop;
    if (known == null) {
      known = new HashMap<>();
      for (int id = 0; id < store.paths().size(); id++) {
        String path = store.paths().text(id);
        String drive = WindowsPath.drive(path);
        if (!drive.isEmpty() && path.startsWith("\\", 2)) {
          String top = top(path.substring(2));
          known.computeIfAbsent(top, folder -> new HashSet<>()).add(drive.toUpperCase(Locale.ROOT));
        }
      }
      drivesByTop = known;
    }
    return known;
  }

  /** First name of a path that begins with a backslash, in lower case. */
  private static String top(String path) {
    int end = path.indexOf('\\', 1);
    return path.substring(1, end < 0 ? path.length() : end).toLowerCase(Locale.ROOT);
  }

  private static String file(String path) {
    int stream = path.indexOf(':', 2);
    String file = stream < 0 ? path : path.substring(0, stream);
    return file.length() > 3 && file.endsWith("\\") ? file.substring(0, file.length() - 1) : file;
  }
}
