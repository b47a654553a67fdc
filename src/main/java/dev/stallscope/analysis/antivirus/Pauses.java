package dev.stallscope.analysis.antivirus;

import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In a capture without durations: after which opens and closes of files that an engine looked at a
 * thread paused, and whether it was one that works or one that had nothing to do. Without thread
 * ids a process counts as one thread.
 */
final class Pauses {
  /** Longer than the longest cloud check (60 s), two events have nothing to do with each other. */
  private static final long LONGEST = 70 * Ticks.PER_SECOND;

  /** Asked within an open, by filters. */
  private static final Set<Operation> NESTED =
      EnumSet.of(
          Operation.QUERY_EA_FILE,
          Operation.QUERY_STANDARD_INFORMATION_FILE,
          Operation.QUERY_BASIC_INFORMATION_FILE,
          Operation.QUERY_NAME_INFORMATION_FILE,
          Operation.FILE_SYSTEM_CONTROL);

  /** Such questions come at once (measured: 70 µs after the open's start). */
  private static final long NESTED_TICKS = Ticks.PER_MILLISECOND;

  /** A thread that works goes on within that time after an open or close. */
  private static final long IDLE_TICKS = 250 * Ticks.PER_MILLISECOND;

  /** So many opens and closes tell whether a process is one that works. */
  private static final int ENOUGH = 20;

  /** And of one that works at most one in so many is followed by idleness. */
  private static final int SELDOM = 20;

  /** What wakes a thread comes that shortly before it goes on. */
  private static final long WOKEN_WITHIN = 20 * Ticks.PER_MILLISECOND;

  private final Scene scene;
  private final EventStore store;
  private final EngineActivity activity;
  private final List<Pause> pauses = new ArrayList<>();
  private final int[] undisturbed;
  private final int[] idle;

  /** FILETIME at which a process was last told something by a packet or by the end of a child. */
  private final long[] wokenTicks;

  /**
   * A time in which a thread did nothing after an open or close of a file.
   *
   * @param event the open or close
   * @param next the thread's next event
   * @param ticks from one to the other
   * @param woken whether a packet or the end of a child came right before it went on
   */
  record Pause(long event, long next, long ticks, boolean woken) {}

  Pauses(Scene scene, EngineActivity activity) {
    this.scene = scene;
    this.store = scene.store();
    this.activity = activity;
    int processes = store.processes().size();
    undisturbed = new int[processes];
    idle = new int[processes];
    wokenTicks = new long[processes];
    Arrays.fill(wokenTicks, Long.MIN_VALUE);
    gather(whoseFilesWereLookedAt());
  }

  /** Those after a file that an engine touched, in the order in which threads went on. */
  List<Pause> all() {
    return pauses;
  }

  /** Whether a thread would have gone on at once, had nobody held it. */
  boolean goesOn(Pause pause) {
    int process = store.process(pause.event());
    boolean works =
        undisturbed[process] >= ENOUGH && idle[process] <= undisturbed[process] / SELDOM;
    return !pause.woken()
        && (pause.ticks() <= IDLE_TICKS
            || scene.file(pause.next()) == scene.file(pause.event())
            || works);
  }

  private boolean[] whoseFilesWereLookedAt() {
    boolean[] processes = new boolean[store.processes().size()];
    for (long event = 0; event < store.size(); event++) {
      int process = store.process(event);
      if (!processes[process] && !scene.guards().isEngine(process) && mayBeHeld(event)) {
        processes[process] = activity.hasTouched(scene.file(event));
      }
    }
    return processes;
  }

  private boolean mayBeHeld(long event) {
    return Trigger.of(store, event) != null && Trigger.succeeded(store, event);
  }

  private void gather(boolean[] processes) {
    Map<Long, Long> latest = new HashMap<>();
    for (long event = 0; event < store.size(); event++) {
      int process = store.process(event);
      Operation operation = store.operation(event);
      noteWaking(event, operation);
      // the thread that waits is not the one that packets are told of
      if (!processes[process] || operation.eventClass() == EventClass.NETWORK) {
        continue;
      }
      long waiter = (long) process << 32 | (store.threadId(event) & 0xFFFFFFFFL);
      Long before = latest.get(waiter);
      if (before == null || !isPartOf(before, event)) {
        latest.put(waiter, event);
        if (before != null && mayBeHeld(before)) {
          note(before, event);
        }
      }
    }
  }

  private void noteWaking(long event, Operation operation) {
    if (operation.eventClass() == EventClass.NETWORK) {
      wokenTicks[store.process(event)] = store.startTicks(event);
    } else if (operation == Operation.PROCESS_EXIT) {
      int parent = store.processes().get(store.process(event)).parentIndex();
      if (parent >= 0) {
        wokenTicks[parent] = store.startTicks(event);
      }
    }
  }

  private void note(long event, long next) {
    long ticks = store.startTicks(next) - store.startTicks(event);
    int process = store.process(event);
    if (!activity.hasTouched(scene.file(event))) {
      undisturbed[process]++;
      idle[process] += ticks > IDLE_TICKS ? 1 : 0;
    } else if (ticks >= scene.minBlockedTicks() && ticks <= LONGEST) {
      boolean woken = store.startTicks(next) - WOKEN_WITHIN <= wokenTicks[process];
      pauses.add(new Pause(event, next, ticks, woken));
    }
  }

  /** Filters below ProcMon's ask about the file while it is being opened, in the same thread. */
  private boolean isPartOf(long open, long event) {
    return store.operation(open) == Operation.CREATE_FILE
        && NESTED.contains(store.operation(event))
        && scene.file(open) == scene.file(event)
        && store.startTicks(event) - store.startTicks(open) < NESTED_TICKS;
  }
}
