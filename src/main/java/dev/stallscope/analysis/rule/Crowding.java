package dev.stallscope.analysis.rule;

import dev.stallscope.index.EventStore;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

  private final EventStore store;

  /** In the order of their start. */
  private final List<Long> slow = new ArrayList<>();

  private long longestTicks;

  Crowding(Scene scene) {
    store = scene.store();
    for (long event = 0; event < store.size(); event++) {
      if (store.durationTicks(event) >= TURN_TICKS && isInMemory(store.operation(event))) {
        slow.add(event);
        longestTicks = Math.max(longestTicks, store.durationTicks(event));
      }
    }
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
    long start = store.startTicks(event);
    long end = start + store.durationTicks(event);
    Set<Integer> threads = new HashSet<>();
    boolean others = false;
    for (int place = firstFrom(start - longestTicks); place < slow.size(); place++) {
      long other = slow.get(place);
      if (store.startTicks(other) >= end) {
        break;
      }
      boolean overlaps = store.startTicks(other) + store.durationTicks(other) > start;
      if (overlaps && store.threadId(other) != store.threadId(event)) {
        threads.add(store.threadId(other));
        others |= store.process(other) != store.process(event);
      }
    }
    return others && threads.size() >= CROWD && isAlive(event, end);
  }

  private boolean isAlive(long event, long end) {
    int quick = 0;
    long last = Math.min(store.size(), event + LOOK_AHEAD);
    for (long other = event + 1; other < last && quick < ALIVE; other++) {
      if (store.startTicks(other) >= end) {
        break;
      }
      if (store.operation(other).eventClass() == EventClass.REGISTRY
          && store.durationTicks(other) >= 0
          && store.durationTicks(other) < Ticks.PER_MILLISECOND) {
        quick++;
      }
    }
    return quick >= ALIVE;
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
