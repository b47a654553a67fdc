package dev.stallscope.analysis.lock;

import dev.stallscope.analysis.rule.EventNumbers;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.Ticks;
import java.util.List;

/** Tries at the same thing that were refused, and the one that was granted if there was any. */
final class Series {
  /** The longest constant wait between tries that is known: setup engines, up to 10 s. */
  private static final long CONSTANT_GAP = 10 * Ticks.PER_SECOND;

  /** The longest wait of all: the last Fibonacci step of rustup, 121 s. */
  private static final long LONGEST_GAP = 125 * Ticks.PER_SECOND;

  /** After so many waits their pattern is known: none is then far longer than all before. */
  private static final int PATTERN = 3;

  private static final long FAR_LONGER = 10;

  /** Waits that grow by chance may be this many times all that was waited before (Fibonacci). */
  private static final long GROWTH = 5;

  private static final long GROWN = 4;

  /** What is short anyway may be any number of times longer. */
  private static final long SHORT_GAP = 2 * Ticks.PER_SECOND;

  /** Refusals that follow each other faster belong to one try. */
  static final long ONE_TRY = Ticks.PER_MILLISECOND;

  final Conflict conflict;
  final Attempt attempt;
  private final Scene scene;
  private final EventNumbers refused = new EventNumbers();
  private final List<Hold> present;

  /** A bit for each by {@code Sharing.number}. */
  private long wanted;

  private long granted = -1;
  private int waits;
  private long firstWait;
  private long longestWait;
  private boolean permitted;
  private boolean wait;

  /** A bit for each that it was tried by. */
  private int steps;

  private boolean ofOneThread = true;

  /**
   * @param first the first refusal
   * @param present what was held at that time
   */
  Series(Scene scene, Conflict conflict, Attempt attempt, long first, List<Hold> present) {
    this.scene = scene;
    this.conflict = conflict;
    this.attempt = attempt;
    this.present = List.copyOf(present);
    this.steps = 1 << attempt.step().ordinal();
    addRefusal(first);
  }

  /**
   * Several as one.
   *
   * @param parts in the order of their first refusals, at least one
   */
  static Series joined(List<Series> parts) {
    Series first = parts.get(0);
    long[] refused = parts.stream().flatMapToLong(part -> part.refused.stream()).sorted().toArray();
    Series joined =
        new Series(first.scene, first.conflict, first.attempt, refused[0], first.present);
    for (int i = 1; i < refused.length; i++) {
      joined.addRefusal(refused[i]);
    }
    parts.forEach(joined::takeOver);
    return joined;
  }

  /** It ends with the first success after which nothing was refused any more. */
  private void takeOver(Series part) {
    steps |= part.steps;
    permitted |= part.permitted && part.last() == last();
    boolean ends = part.granted > last() && (!isGranted() || part.granted < granted);
    granted = ends ? part.granted : granted;
  }

  void addRefusal(long event) {
    long gap = refused.size() == 0 ? 0 : scene.store().startTicks(event) - lastRefusalTicks();
    if (gap >= ONE_TRY) {
      firstWait = waits++ == 0 ? gap : firstWait;
    }
    longestWait = Math.max(longestWait, gap);
    refused.add(event);
    permitted = false;
    ofOneThread &= isOfFirstThread(event);
    if (attempt.step().opens()) {
      wanted |= 1L << Sharing.ofRequest(scene.store(), event).number();
    } else if (attempt.step() == Step.RENAME) {
      wanted |= 1L << Sharing.OF_RENAME.number();
    }
  }

  private boolean isOfFirstThread(long event) {
    EventStore store = scene.store();
    return store.process(event) == store.process(first())
        && store.threadId(event) == store.threadId(first());
  }

  void grant(long event) {
    granted = event;
    ofOneThread &= isOfFirstThread(event);
  }

  /** Whether one thread made all tries, or one process where the trace does not tell threads. */
  boolean isOfOneThread() {
    return ofOneThread;
  }

  /** Whether it was tried in this way. */
  boolean isTriedAs(Step step) {
    return (steps & 1 << step.ordinal()) != 0;
  }

  /** It is one operation that was not refused but waited. */
  void makeWait() {
    wait = true;
  }

  boolean isWait() {
    return wait;
  }

  /** The process changed the file's attributes or permissions, which may have been the reason. */
  void permit() {
    permitted = true;
  }

  /** Whether a try at this time still belongs to it: tools wait longer between tries, not idle. */
  boolean isContinuedAt(long ticks) {
    return ticks - lastRefusalTicks() <= longestGap();
  }

  private long longestGap() {
    if (waits < PATTERN) {
      return CONSTANT_GAP;
    }
    boolean grows = longestWait > GROWN * firstWait;
    long grown = grows ? GROWTH * (lastRefusalTicks() - startTicks()) : 0;
    return Math.min(LONGEST_GAP, Math.max(Math.max(SHORT_GAP, grown), FAR_LONGER * longestWait));
  }

  /** Whether all refusals belong to one try. */
  boolean isOneTry() {
    return waits == 0;
  }

  EventNumbers refused() {
    return refused;
  }

  long first() {
    return refused.get(0);
  }

  long last() {
    return refused.get(refused.size() - 1);
  }

  /** Number of the try that succeeded, -1 when none did. */
  long granted() {
    return granted;
  }

  boolean isGranted() {
    return granted >= 0;
  }

  boolean isPermitted() {
    return permitted;
  }

  /** Tries, the one that succeeded included; an operation that waited is one. */
  int tries() {
    return refused.size() + (isGranted() && granted != last() ? 1 : 0);
  }

  /** FILETIME of the first refusal. */
  long startTicks() {
    return scene.store().startTicks(first());
  }

  /** FILETIME at which the last refusal was asked for. */
  long lastRefusalTicks() {
    return scene.store().startTicks(last());
  }

  /** FILETIME of the end of the success, or else of the last refusal, or of the capture. */
  long endTicks() {
    if (wait && !isGranted()) {
      return scene.store().lastTicks();
    }
    return scene.endTicks(isGranted() ? granted : last());
  }

  /** Whether a handle is in the way of any way in which it asked for the file. */
  boolean isRefusedBy(Sharing handle) {
    return handle.conflictsWithAny(wanted);
  }

  List<Hold> present() {
    return present;
  }

  /** Ticks between the tries, from the end of each to the start of the next. */
  long[] gaps() {
    EventStore store = scene.store();
    long[] gaps = new long[tries() - 1];
    for (int i = 0; i < gaps.length; i++) {
      long next = i + 1 < refused.size() ? refused.get(i + 1) : granted;
      gaps[i] = Math.max(0, store.startTicks(next) - scene.endTicks(refused.get(i)));
    }
    return gaps;
  }

  /** Whether the capture ended before another try was due, by the last gap. */
  boolean mayGoOn() {
    long[] gaps = gaps();
    return gaps.length > 0
        && scene.store().lastTicks() - scene.endTicks(last()) <= 2 * gaps[gaps.length - 1];
  }

  /** Whether any try lies within [from, to], FILETIMEs. */
  boolean hasRefusalWithin(long fromTicks, long toTicks) {
    int low = 0;
    int high = refused.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (scene.endTicks(refused.get(middle)) < fromTicks) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < refused.size() && scene.store().startTicks(refused.get(low)) <= toTicks;
  }
}
