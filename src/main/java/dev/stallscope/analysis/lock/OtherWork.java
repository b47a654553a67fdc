package dev.stallscope.analysis.lock;

import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Whether a thread that was refused once, and had its way later, waited between: one that did many
 * other things meanwhile came back for the file at its leisure.
 */
final class OtherWork {
  /** Between two tries a tool may look around or write to its log. */
  private static final int MAY_DO = 20;

  /** In place of a file: all that a thread did. */
  private static final int ANY_FILE = -1;

  private final Scene scene;
  private final EventStore store;

  /** What the threads of the series that wait at this moment of the reading did so far. */
  private final Map<Work, Tally> done = new HashMap<>();

  /** What the thread of each had done when its series began. */
  private final Map<Series, Integer> before = new HashMap<>();

  private final Set<Series> busy = new HashSet<>();

  private record Work(int process, int thread, int file) {}

  /** Events of one kind of work, and how often a series waits for their number. */
  private static final class Tally {
    private int events;
    private int series;
  }

  /** Counts for series with one refused try and a success; of others it knows nothing. */
  OtherWork(Scene scene, Collection<Series> series) {
    this.scene = scene;
    this.store = scene.store();
    List<Series> waiting = series.stream().filter(this::isOneRetry).toList();
    List<Series> byFirst = sorted(waiting, Series::first);
    List<Series> byGranted = sorted(waiting, Series::granted);
    int begun = 0;
    int ended = 0;
    long event = waiting.isEmpty() ? 0 : byFirst.get(0).first();
    for (; ended < byGranted.size(); event++) {
      for (; begun < byFirst.size() && byFirst.get(begun).first() <= event; begun++) {
        begin(byFirst.get(begun));
      }
      for (; ended < byGranted.size() && byGranted.get(ended).granted() <= event; ended++) {
        end(byGranted.get(ended));
      }
      if (ended < begun) {
        count(event);
      }
    }
  }

  private static List<Series> sorted(List<Series> series, ToLongFunction<Series> by) {
    return series.stream().sorted(Comparator.comparingLong(by)).toList();
  }

  private boolean isOneRetry(Series series) {
    return series.isOneTry()
        && series.isGranted()
        && !series.isWait()
        && store.threadId(series.first()) > 0
        && store.threadId(series.first()) == store.threadId(series.granted());
  }

  private void begin(Series series) {
    for (int file : files(series)) {
      done.computeIfAbsent(work(series, file), any -> new Tally()).series++;
    }
    before.put(series, others(series));
  }

  private void end(Series series) {
    if (others(series) - before.getOrDefault(series, 0) > MAY_DO) {
      busy.add(series);
    }
    before.remove(series);
    for (int file : files(series)) {
      done.computeIfPresent(
          work(series, file), (work, tally) -> --tally.series == 0 ? null : tally);
    }
  }

  /** Whose numbers a series waits for; the same twice where it is no rename. */
  private int[] files(Series series) {
    return new int[] {ANY_FILE, series.attempt.file(), scene.file(series.first())};
  }

  private Work work(Series series, int file) {
    return new Work(series.attempt.process(), store.threadId(series.first()), file);
  }

  /** What the thread of a series did so far that had nothing to do with it. */
  private int others(Series series) {
    int own = series.attempt.file();
    int first = scene.file(series.first());
    return events(series, ANY_FILE)
        - events(series, own)
        - (first == own ? 0 : events(series, first));
  }

  private int events(Series series, int file) {
    Tally tally = done.get(work(series, file));
    return tally == null ? 0 : tally.events;
  }

  private void count(long event) {
    int process = store.process(event);
    int thread = store.threadId(event);
    Tally any = done.get(new Work(process, thread, ANY_FILE));
    if (any != null) {
      any.events++;
      Tally ofFile = done.get(new Work(process, thread, scene.file(event)));
      if (ofFile != null) {
        ofFile.events++;
      }
    }
  }

  /** Whether the thread was busy with other things between its two tries. */
  boolean isBusy(Series series) {
    return busy.contains(series);
  }
}
