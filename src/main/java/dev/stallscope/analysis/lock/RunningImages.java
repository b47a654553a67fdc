package dev.stallscope.analysis.lock;

import dev.stallscope.analysis.lock.Hold.Grip;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.ProcessInfo;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Images that ran before the capture began, so that no Load Image tells of them: those of the
 * processes that were there, and the libraries the trace lists for these.
 */
final class RunningImages {
  private final long began;
  private final Map<String, Integer> files = new HashMap<>();
  private final Holds holds;

  private RunningImages(EventStore store, ContestedFiles contested, Holds holds) {
    this.began = store.firstTicks();
    this.holds = holds;
    contested.each(file -> files.put(key(store.paths().text(file)), file));
  }

  /** Adds them to what is held of the contested files. */
  static void addTo(Holds holds, ContestedFiles contested, EventStore store) {
    RunningImages running = new RunningImages(store, contested, holds);
    for (ProcessInfo process : store.processes()) {
      if (process.startTicks() < running.began && !contested.showsStart(process.index())) {
        running.add(process);
      }
    }
  }

  private void add(ProcessInfo process) {
    add(process.imagePath(), process);
    for (LoadedModule module : process.modules()) {
      if (module.loadTicks() < began) {
        add(module.path(), process);
      }
    }
  }

  private void add(String path, ProcessInfo process) {
    Integer file = files.get(key(path));
    if (file != null) {
      holds.on(file).add(Hold.other(Grip.IMAGE, process.index(), -1, Long.MIN_VALUE, null));
    }
  }

  private static String key(String path) {
    return path.toLowerCase(Locale.ROOT);
  }
}
