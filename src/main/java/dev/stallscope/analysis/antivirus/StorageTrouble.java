package dev.stallscope.analysis.antivirus;

import dev.stallscope.analysis.rule.EventSet;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.CreateOptions;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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

  StorageTrouble(Scene scene) {
    this.scene = scene;
    EventStore store = scene.store();
    store.eachLasting(
        SLOW_TICKS,
        event -> {
          if (store.durationTicks(event) >= SLOW_TICKS
              && isUnguarded(event)
              && scene.waits().reason(event) == null
              && !scene.isOnNetworkShare(event)) {
            events.add(event);
          }
        });
    events.sort(Comparator.comparingLong(store::startTicks));
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

  /**
   * Those of some waits around which the storage was slow, by as much as a quarter of the wait. The
   * longest wait comes first: each one after it adds the trouble that is long enough for it too.
   */
  EventSet around(List<Long> waits) {
    EventStore store = scene.store();
    List<Long> longestFirst = new ArrayList<>(waits);
    longestFirst.sort(Comparator.comparingLong(store::durationTicks).reversed());
    List<Integer> places = new ArrayList<>(IntStream.range(0, events.size()).boxed().toList());
    places.sort(Comparator.comparingLong((Integer place) -> ticks(place)).reversed());
    EventSet found = new EventSet();
    LatestEndBefore ends = new LatestEndBefore(events.size());
    int next = 0;
    for (long wait : longestFirst) {
      long ticks = store.durationTicks(wait);
      for (; next < places.size() && ticks(places.get(next)) >= (ticks + 3) / 4; next++) {
        ends.add(places.get(next), scene.endTicks(events.get(places.get(next))));
      }
      long from = store.startTicks(wait) - NEAR_TICKS;
      if (ends.before(firstFrom(scene.endTicks(wait) + NEAR_TICKS + 1)) >= from) {
        found.add(wait);
      }
    }
    return found;
  }

  private long ticks(int place) {
    return scene.store().durationTicks(events.get(place));
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
