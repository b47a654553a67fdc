package dev.stallscope.analysis.lock;

import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a thread that was refused once, and had its way later, waited between: one that did many
 * other things meanwhile came back for the file at its leisure.
 */
final class OtherWork {
  /** Between two tries a tool may look around or write to its log. */
  private static final int MAY_DO = 20;

  private final Map<Series, Integer> counts = new HashMap<>();

  /** Counts for series with one refusal and a success; of others it knows nothing. */
  OtherWork(Scene scene, Collection<Series> series) {
    EventStore store = scene.store();
    List<Series> waiting =
        series.stream()
            .filter(each -> isOneRetry(store, each))
            .sorted(Comparator.comparingLong(Series::first))
            .toList();
    List<Series> active = new ArrayList<>();
    int next = 0;
    long end = waiting.stream().mapToLong(Series::granted).max().orElse(-1);
    long event = waiting.isEmpty() ? 0 : waiting.get(0).first();
    for (; event < end; event++) {
      while (next < waiting.size() && waiting.get(next).first() <= event) {
        active.add(waiting.get(next++));
      }
      if (!active.isEmpty()) {
        count(scene, event, active);
      }
    }
  }

  private static boolean isOneRetry(EventStore store, Series series) {
    return series.refused().size() == 1
        && series.isGranted()
        && !series.isWait()
        && store.threadId(series.first()) > 0
        && store.threadId(series.first()) == store.threadId(series.granted());
  }

  private void count(Scene scene, long event, List<Series> active) {
    EventStore store = scene.store();
    active.removeIf(series -> series.granted() <= event || counts.getOrDefault(series, 0) > MAY_DO);
    for (Series series : active) {
      if (store.process(event) == series.attempt.process()
          && store.threadId(event) == store.threadId(series.first())
          && scene.file(event) != series.attempt.file()
          && scene.file(event) != scene.file(series.first())) {
        counts.merge(series, 1, Integer::sum);
      }
    }
  }

  /** Whether the thread was busy with other things between its two tries. */
  boolean isBusy(Series series) {
    return counts.getOrDefault(series, 0) > MAY_DO;
  }
}
