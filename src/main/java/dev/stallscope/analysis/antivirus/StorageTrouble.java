package dev.stallscope.analysis.antivirus;

import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.CreateOptions;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.ArrayList;
import java.util.List;

/**
 * When the storage was slow by itself: reads, writes, listings and fruitless opens, which no
 * product holds, took long. A slow open at such a time says nothing of a scan.
 */
final class StorageTrouble {
  /** A healthy disk, also a spinning one, is faster. */
  private static final long SLOW_TICKS = 20 * Ticks.PER_MILLISECOND;

  /** Trouble that near counts. */
  private static final long NEAR_TICKS = Ticks.PER_SECOND;

  private final Scene scene;
  private final List<Long> events = new ArrayList<>();
  private long longestTicks;

  StorageTrouble(Scene scene) {
    this.scene = scene;
    EventStore store = scene.store();
    for (long event = 0; event < store.size(); event++) {
      if (store.durationTicks(event) >= SLOW_TICKS
          && isUnguarded(event)
          && scene.waits().reason(event) == null
          && !scene.isOnNetworkShare(event)) {
        events.add(event);
        longestTicks = Math.max(longestTicks, store.durationTicks(event));
      }
    }
  }

  /** Whether no product would hold this operation. */
  private boolean isUnguarded(long event) {
    EventStore store = scene.store();
    Operation operation = store.operation(event);
    if (operation.eventClass() != EventClass.FILE_SYSTEM
        || scene.guards().isEngine(store.process(event))) {
      return false;
    }
    return switch (operation) {
      case CREATE_FILE ->
          store.status(event) == NtStatus.NAME_NOT_FOUND
              || (store.options(event) & CreateOptions.DIRECTORY) != 0;
      case READ_FILE, WRITE_FILE, FLUSH_BUFFERS_FILE, QUERY_DIRECTORY -> true;
      default -> false;
    };
  }

  /** Whether the storage was slow around a wait and by as much as a quarter of it. */
  boolean around(long start, long ticks) {
    EventStore store = scene.store();
    int place = firstFrom(start - NEAR_TICKS - longestTicks);
    for (; place < events.size(); place++) {
      long event = events.get(place);
      if (store.startTicks(event) > start + ticks + NEAR_TICKS) {
        return false;
      }
      if (scene.endTicks(event) >= start - NEAR_TICKS && store.durationTicks(event) * 4 >= ticks) {
        return true;
      }
    }
    return false;
  }

  private int firstFrom(long ticks) {
    int low = 0;
    int high = events.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (scene.store().startTicks(events.get(middle)) < ticks) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
