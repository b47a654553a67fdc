package dev.stallscope.analysis.network;

import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.Ticks;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells who was silent when. Network events have no thread: whom a packet kept waiting shows only
 * in a thread that stopped doing things when the wait began and went on when it ended. In captures
 * without threads a process counts as one thread.
 */
final class Silences {
  /** A thread that waits for the network does its last operations right before. */
  private static final long BEFORE = 50 * Ticks.PER_MILLISECOND;

  /** What a thread may still do after the wait began, at most a twentieth of it. */
  private static final long GRACE = 200 * Ticks.PER_MILLISECOND;

  /** With activity in more tenths of a wait than this, a process has gone on with other work. */
  private static final int BUSY_TENTHS = 3;

  /** More threads than this in those milliseconds, and nobody can say which one waited. */
  private static final int MOST_THREADS = 32;

  private final Scene scene;
  private final EventStore store;
  private int[] starts = {};
  private int[] events = {};

  /**
   * Who waited.
   *
   * @param process index of the process
   * @param thread thread id, -1 when the capture does not tell threads
   * @param resumedTicks FILETIME at which it went on
   */
  record Waiter(int process, int thread, long resumedTicks) {}

  Silences(Scene scene) {
    this.scene = scene;
    this.store = scene.store();
  }

  /** Puts the events in order of their processes, once somebody asks. */
  private void sort() {
    if (starts.length > 0) {
      return;
    }
    int size = Math.toIntExact(store.size());
    starts = new int[store.processes().size() + 1];
    for (int event = 0; event < size; event++) {
      starts[store.process(event) + 1]++;
    }
    for (int process = 1; process < starts.length; process++) {
      starts[process] += starts[process - 1];
    }
    int[] next = starts.clone();
    events = new int[size];
    for (int event = 0; event < size; event++) {
      events[next[store.process(event)]++] = event;
    }
  }

  /** Place of the process's first event at or after this time; the end of its places if none. */
  private int placeOf(int process, long ticks) {
    sort();
    int low = starts[process];
    int high = starts[process + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (store.startTicks(events[middle]) < ticks) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether a process did things in many parts of a span of time. */
  boolean isBusy(int process, long fromTicks, long toTicks) {
    int busy = 0;
    long tenth = Math.max(1, (toTicks - fromTicks) / 10);
    // the first and the last tenth belong to the wait's begin and end
    for (int part = 1; part < 9; part++) {
      int place = placeOf(process, fromTicks + part * tenth);
      if (place < starts[process + 1]
          && store.startTicks(events[place]) < fromTicks + (part + 1) * tenth) {
        busy++;
      }
    }
    return busy > BUSY_TENTHS;
  }

  /** Whether the capture shows anything of a process but its packets. */
  boolean showsWork(int process) {
    sort();
    for (int place = starts[process]; place < starts[process + 1]; place++) {
      if (store.operation(events[place]).eventClass() != EventClass.NETWORK) {
        return true;
      }
    }
    return false;
  }

  /**
   * A thread of the process that fell silent at one time and went on at another; null when none
   * did.
   *
   * @param fromTicks begin of the wait
   * @param earliestTicks it went on at this time or later
   * @param latestTicks and at this time at the latest; one that never went on counts when the
   *     capture ends before
   */
  @Nullable Waiter waiter(int process, long fromTicks, long earliestTicks, long latestTicks) {
    long silentFrom = fromTicks + Math.min(GRACE, (earliestTicks - fromTicks) / 20);
    int from = placeOf(process, silentFrom);
    Set<Integer> silent = lastActive(process, from, fromTicks - BEFORE, earliestTicks);
    for (int place = from; place < starts[process + 1] && !silent.isEmpty(); place++) {
      long ticks = store.startTicks(events[place]);
      if (ticks > latestTicks) {
        return null;
      }
      int thread = store.threadId(events[place]);
      if (hasThread(events[place]) && silent.contains(thread)) {
        if (ticks >= earliestTicks) {
          return new Waiter(process, thread, ticks);
        }
        silent.remove(thread);
      }
    }
    return silent.size() == 1 && latestTicks >= store.lastTicks()
        ? new Waiter(process, silent.iterator().next(), store.lastTicks())
        : null;
  }

  /** Threads whose latest event before a place is not long ago, the latest first. */
  private Set<Integer> lastActive(int process, int before, long sinceTicks, long earliestTicks) {
    Set<Integer> threads = new LinkedHashSet<>();
    Set<Integer> held = new LinkedHashSet<>();
    for (int place = before - 1; place >= starts[process]; place--) {
      int event = events[place];
      if (store.startTicks(event) < sinceTicks || threads.size() == MOST_THREADS) {
        break;
      }
      if (hasThread(event)) {
        threads.add(store.threadId(event));
        if (isHeld(event, earliestTicks)) {
          held.add(store.threadId(event));
        }
      }
    }
    threads.removeAll(held);
    return threads;
  }

  private boolean hasThread(long event) {
    return store.operation(event).eventClass() != EventClass.NETWORK;
  }

  /** Whether an operation of its own kept a thread until the wait was over. */
  private boolean isHeld(long event, long earliestTicks) {
    return scene.endTicks(event) >= earliestTicks && scene.waits().reason(event) == null;
  }
}
