package dev.stallscope.analysis.lock;

import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** Events of the threads in question so far; while reading. */
  private final Map<Work, Integer> done = new HashMap<>();

  private final Map<Series, Integer> counts = new HashMap<>();

  private record Work(int process, int thread, int file) {}

  /** Counts for series with one refusal and a success; of others it knows nothing. */
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
        counts.merge(byGranted.get(ended), others(byGranted.get(ended)), Integer::sum);
      }
      if (ended < begun) {
        count(event);
      }
    }
    done.clear();
  }

  private static List<Series> sorted(List<Series> series, ToLongFunction<Series> by) {
    return series.stream().sorted(Comparator.comparingLong(by)).toList();
  }

  private boolean isOneRetry(Series series) {
    return series.refused().size() == 1
        && series.isGranted()
        && !series.isWait()
        && store.threadId(series.first()) > 0
        && store.threadId(series.first()) == store.threadId(series.granted());
  }

  private void begin(Series series) {
    done.putIfAbsent(work(series, ANY_FILE), 0);
    done.putIfAbsent(work(series, series.attempt.file()), 0);
    done.putIfAbsent(work(series, scene.file(series.first())), 0);
    counts.put(series, -others(series));
  }

  private Work work(Series series, int file) {
    return new Work(series.attempt.process(), store.threadId(series.first()), file);
  }

  /** What the thread of a series did so far that had nothing to do with it. */
  private int others(Series series) {
    int own = series.attempt.file();
    int first = scene.file(series.first());
    return done.getOrDefault(work(series, ANY_FILE), 0)
        - done.getOrDefault(work(series, own), 0)
        - (first == own ? 0 : done.getOrDefault(work(series, first), 0));
  }

  private void count(long event) {
    int process = store.process(event);
    int thread = store.threadId(event);
    if (done.computeIfPresent(new Work(process, thread, ANY_FILE), OtherWork::oneMore) != null) {
      done.computeIfPresent(new Work(process, thread, scene.file(event)), OtherWork::oneMore);
    }
  }

  private static Integer oneMore(Work work, Integer known) {
    return known + 1;
  }

  /** Whether the thread was busy with other things between its two tries. */
  boolean isBusy(Series series) {
    return counts.getOrDefault(series, 0) > MAY_DO;
  }
}
