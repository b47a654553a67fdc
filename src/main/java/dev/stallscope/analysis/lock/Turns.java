package dev.stallscope.analysis.lock;

import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Joins the series of a thread that tried to open one file in several ways by turns, such as to
 * read it or else to delete it: a thread waits for one thing at a time, so those that overlap are
 * one wait. Threads that wait beside each other, and series that follow each other, stay apart.
 */
final class Turns {
  private final EventStore store;
  private final Map<Step, BitSet> files = new EnumMap<>(Step.class);

  /** By who waits for what, the latest. */
  private final Map<Waiter, Turn> latest = new HashMap<>();

  private final List<Turn> all = new ArrayList<>();

  private record Waiter(int process, int thread, int file, Conflict conflict) {}

  /** Series that overlap, and the event that ends the last of them. */
  private static final class Turn {
    private final List<Series> parts = new ArrayList<>(1);
    private long end;

    private void add(Series part) {
      parts.add(part);
      end = Math.max(end, Math.max(part.last(), part.granted()));
    }

    private Series joined() {
      return parts.size() == 1 ? parts.get(0) : Series.joined(parts);
    }
  }

  private Turns(Scene scene) {
    store = scene.store();
  }

  /**
   * The series, and in place of those that overlap one.
   *
   * @param series in the order of their first refusals; so are those returned
   * @param alone which are to stay as they are
   */
  static List<Series> join(Scene scene, List<Series> series, Predicate<Series> alone) {
    Turns turns = new Turns(scene);
    series.stream().filter(turns::isOfOneThread).forEach(turns::noteStep);
    if (turns.files.size() < 2) {
      return series;
    }
    for (Series each : series) {
      turns.add(each, !alone.test(each) && turns.mayTakeTurns(each));
    }
    return turns.all.stream().map(Turn::joined).toList();
  }

  private boolean isOfOneThread(Series series) {
    return series.attempt.step().opens() && !series.isWait() && series.isOfOneThread();
  }

  private void noteStep(Series series) {
    files.computeIfAbsent(series.attempt.step(), any -> new BitSet()).set(series.attempt.file());
  }

  /** Most files are opened in one way only. */
  private boolean mayTakeTurns(Series series) {
    return isOfOneThread(series)
        && files.values().stream().filter(some -> some.get(series.attempt.file())).count() > 1;
  }

  private void add(Series series, boolean mayTakeTurns) {
    Turn turn = mayTakeTurns ? latest.get(waiter(series)) : null;
    if (turn == null || turn.end < series.first()) {
      turn = new Turn();
      all.add(turn);
    }
    turn.add(series);
    if (mayTakeTurns) {
      latest.put(waiter(series), turn);
    }
  }

  private Waiter waiter(Series series) {
    long first = series.first();
    return new Waiter(
        store.process(first), store.threadId(first), series.attempt.file(), series.conflict);
  }
}
