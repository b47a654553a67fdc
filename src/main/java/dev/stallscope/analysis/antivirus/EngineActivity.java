package dev.stallscope.analysis.antivirus;

import dev.stallscope.analysis.rule.EventSet;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What security products did to files: only what looking at a file's content takes. That an engine
 * opened a file proves nothing, since it touches most files that others touch too.
 */
final class EngineActivity {
  /** An engine may read a large file in thousands of pieces: of so many the first and the last. */
  private static final int MOST_LOOKED_AT = 512;

  private final Scene scene;

  /** Events in the order of their start, by file. */
  private final Map<Integer, List<Long>> byFile = new HashMap<>();

  /** Handles that engines opened themselves and have not closed, by file; while reading. */
  private final Map<Integer, Integer> ownHandles = new HashMap<>();

  /** How many of a file's events were before the last close of such a handle, by file. */
  private final Map<Integer, Integer> olderUntil = new HashMap<>();

  private final EventSet ofOwnAccord = new EventSet();
  private final boolean showsHandles;

  EngineActivity(Scene scene) {
    this.scene = scene;
    EventStore store = scene.store();
    showsHandles = scene.missingOpens() == null;
    boolean[] engines = new boolean[store.processes().size()];
    scene.guards().engines().forEach(process -> engines[process] = true);
    if (!scene.guards().engines().isEmpty()) {
      store.eachOf(engines, event -> note(store, event));
    }
  }

  private void note(EventStore store, long event) {
    int file = scene.file(event);
    if (what(store, event) != null) {
      byFile.computeIfAbsent(file, key -> new ArrayList<>()).add(event);
      if (ownHandles.containsKey(file)) {
        ofOwnAccord.add(event);
      }
    } else if (store.operation(event) == Operation.CREATE_FILE
        && store.status(event) == NtStatus.SUCCESS) {
      ownHandles.merge(file, 1, Integer::sum);
    } else if (store.operation(event) == Operation.CLOSE_FILE) {
      closed(file);
    }
  }

  private void closed(int file) {
    if (!ownHandles.containsKey(file)) {
      closedOlder(file);
    }
    ownHandles.computeIfPresent(file, (key, open) -> open == 1 ? null : open - 1);
  }

  /**
   * The engine closed a handle that nobody saw it open: it had it all the time. Of the handles that
   * its driver opens for it the capture shows no close either (measured).
   */
  private void closedOlder(int file) {
    List<Long> touches = byFile.getOrDefault(file, List.of());
    for (long touch : touches.subList(olderUntil.getOrDefault(file, 0), touches.size())) {
      ofOwnAccord.add(touch);
    }
    olderUntil.put(file, touches.size());
  }

  /** Whether any engine looked at this file. */
  boolean hasTouched(int file) {
    return byFile.containsKey(file);
  }

  /**
   * Whether the engine looked through a handle that it opened itself, as the capture shows, or
   * where the capture shows neither opens nor closes may have done so. What it looks at because its
   * driver holds somebody, the driver opens, below ProcMon's.
   */
  boolean mayBeOfOwnAccord(long event) {
    return !showsHandles || ofOwnAccord.contains(event);
  }

  boolean isEmpty() {
    return byFile.isEmpty();
  }

  /** What an engine's event shows, null when it is not part of looking at a file. */
  static @Nullable What what(EventStore store, long event) {
    if (store.operation(event).eventClass() != EventClass.FILE_SYSTEM) {
      return null;
    }
    return switch (store.operation(event)) {
      case CREATE_FILE_MAPPING -> What.ENGINE_SECTION;
      case READ_FILE, MDL_READ -> What.ENGINE_READ;
      case QUERY_STANDARD_INFORMATION_FILE -> What.ENGINE_QUERY;
      default -> null;
    };
  }

  /**
   * The engines' events on a file that began and ended within [from, to], FILETIMEs; of more than
   * {@link #MOST_LOOKED_AT} the first and the last.
   */
  List<Long> within(int file, long from, long to) {
    List<Long> within = new ArrayList<>();
    List<Long> events = byFile.getOrDefault(file, List.of());
    int last = firstFrom(events, to + 1);
    for (int i = firstFrom(events, from); i < last; i++) {
      if (within.size() == MOST_LOOKED_AT / 2) {
        i = Math.max(i, last - MOST_LOOKED_AT / 2);
      }
      if (scene.endTicks(events.get(i)) <= to) {
        within.add(events.get(i));
      }
    }
    return within;
  }

  /** Place of the first event that started at or after a time. */
  private int firstFrom(List<Long> events, long from) {
    int low = 0;
    int high = events.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (scene.store().startTicks(events.get(middle)) < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
