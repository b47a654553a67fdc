package dev.stallscope.analysis.rule;

import dev.stallscope.index.EventStore;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When there were more threads ready than processors, so that some did not get their turn: several
 * processes were slow at once in what Windows answers from memory, while others did the same at
 * full speed. Whatever a thread was doing then seems to last long (measured in {@code
 * LogfileTests64bitUTC}: four processes, registry queries of 40 to 130 ms within 0.3 s).
 */
public final class Crowding {
  /** A thread that lost its turn gets it back after a clock tick or more: 15.6 ms (Windows). */
  private static final long TURN_TICKS = 15 * Ticks.PER_MILLISECOND;

  /** So many threads beside the one in question. */
  private static final int CROWD = 2;

  /** So many quick answers meanwhile show that the registry itself was not held. */
  private static final int ALIVE = 8;

  /** In that many events after its start they must show. */
  private static final int LOOK_AHEAD = 5_000;

  /** So often the last ends are kept; between, they are found from the ones before. */
  private static final int KEPT_EVERY = 64;

  private final EventStore store;

  /** In the order of their start. */
  private final List<Long> slow = new ArrayList<>();

  /** Those of threads and of processes before every {@link #KEPT_EVERY}th of the slow ones. */
  private final List<LatestEnds> threads = new ArrayList<>();

  private final List<LatestEnds> processes = new ArrayList<>();
  private final EventSet quick = new EventSet();

  Crowding(Scene scene) {
    store = scene.store();
    store.eachLasting(
        TURN_TICKS,
        event -> {
          if (store.durationTicks(event) >= TURN_TICKS && isInMemory(store.operation(event))) {
            slow.add(event);
          }
        });
    if (slow.size() >= CROWD) {
      slow.sort(Comparator.comparingLong(store::startTicks));
      keepEnds();
      findQuick();
    }
  }

  private void findQuick() {
    store.each(
        event -> store.operation(event).eventClass() == EventClass.REGISTRY,
        event -> {
          long ticks = store.durationTicks(event);
          if (ticks >= 0 && ticks < Ticks.PER_MILLISECOND) {
            quick.add(event);
          }
        });
  }

  private void keepEnds() {
    // of one more than are asked for: the one that asks may be among them
    LatestEnds ofThreads = new LatestEnds(CROWD + 1);
    LatestEnds ofProcesses = new LatestEnds(2);
    for (int place = 0; place < slow.size(); place++) {
      if (place % KEPT_EVERY == 0) {
        threads.add(ofThreads.copy());
        processes.add(ofProcesses.copy());
      }
      add(slow.get(place), ofThreads, ofProcesses);
    }
  }

  private void add(long event, LatestEnds ofThreads, LatestEnds ofProcesses) {
    long end = store.startTicks(event) + store.durationTicks(event);
    ofThreads.add(store.threadId(event), end);
    ofProcesses.add(store.process(event), end);
  }

  /** That of a scene, made when first asked for. */
  public static Crowding of(Scene scene) {
    return scene.view(Crowding.class, Crowding::new);
  }

  /** Whether Windows answers such an operation from memory: nothing to fetch, nobody to ask. */
  public static boolean isInMemory(Operation operation) {
    return switch (operation) {
      case REG_QUERY_KEY,
          REG_QUERY_VALUE,
          REG_ENUM_KEY,
          REG_ENUM_VALUE,
          REG_CLOSE_KEY,
          QUERY_BASIC_INFORMATION_FILE,
          QUERY_STANDARD_INFORMATION_FILE,
          QUERY_NAME_INFORMATION_FILE ->
          true;
      default -> false;
    };
  }

  /** Whether an event of some length fell into such a time. */
  public boolean around(long event) {
    if (slow.size() < CROWD) {
      return false;
    }
    long start = store.startTicks(event);
    long end = start + store.durationTicks(event);
    int began = firstFrom(end);
    int kept = Math.min(began / KEPT_EVERY, threads.size() - 1);
    LatestEnds ofThreads = threads.get(kept).copy();
    LatestEnds ofProcesses = processes.get(kept).copy();
    for (int place = kept * KEPT_EVERY; place < began; place++) {
      add(slow.get(place), ofThreads, ofProcesses);
    }
    return ofThreads.othersAfter(store.threadId(event), start) >= CROWD
        && ofProcesses.othersAfter(store.process(event), start) > 0
        && isAlive(event, end);
  }

  private boolean isAlive(long event, long end) {
    long last = Math.min(store.size(), event + LOOK_AHEAD);
    long other = event;
    for (int seen = 0; seen < ALIVE; seen++) {
      other = quick.first(other + 1, last);
      if (other < 0 || store.startTicks(other) >= end) {
        return false;
      }
    }
    return true;
  }

  private int firstFrom(long ticks) {
    int low = 0;
    int high = slow.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (store.startTicks(slow.get(middle)) < ticks) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
