package dev.stallscope.analysis.lock;

import dev.stallscope.analysis.lock.Hold.Grip;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.ProcessInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Images that ran before the capture began, so that no Load Image tells of them: those of the
 * processes that were there, and the libraries the trace lists for these.
 */
final class RunningImages {
  /** Of so many processes that run the same image the first stand for all. */
  private static final int MOST = 256;

  private final Scene scene;
  private final Holds holds;
  private final Map<String, List<Hold>> byPath = new HashMap<>();
  private boolean read;

  RunningImages(Scene scene, Holds holds) {
    this.scene = scene;
    this.holds = holds;
  }

  /** Who ran or had loaded a file when the capture began. */
  List<Hold> of(int file) {
    if (!read) {
      read = true;
      scene.store().processes().forEach(this::add);
    }
    return byPath.getOrDefault(key(scene.store().paths().text(file)), List.of());
  }

  private void add(ProcessInfo process) {
    long began = scene.store().firstTicks();
    if (process.startTicks() >= began || holds.hasStarted(process.index())) {
      return;
    }
    add(process.imagePath(), process);
    for (LoadedModule module : process.modules()) {
      if (module.loadTicks() < began) {
        add(module.path(), process);
      }
    }
  }

  private void add(String path, ProcessInfo process) {
    if (path.isEmpty()) {
      return;
    }
    Hold image = Hold.other(Grip.IMAGE, process.index(), -1, Long.MIN_VALUE, null);
    long exit = holds.exitTicks(process.index());
    if (exit != Hold.NEVER) {
      image.end(-1, exit);
    }
    List<Hold> known = byPath.computeIfAbsent(key(path), any -> new ArrayList<>(1));
    if (known.size() < MOST) {
      known.add(image);
    }
  }

  private static String key(String path) {
    return path.toLowerCase(Locale.ROOT);
  }
}
