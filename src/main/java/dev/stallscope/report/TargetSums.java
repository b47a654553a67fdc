package dev.stallscope.report;

import dev.stallscope.analysis.Analysis;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.Grouping;
import dev.stallscope.index.Summary;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * What all of the target's operations come to, by process, by operation and by endpoint. Counting
 * them goes through all events three times, on other threads, while the rest is put into words.
 */
public final class TargetSums {
  private static final List<Grouping> GROUPINGS =
      List.of(Grouping.PROCESS, Grouping.OPERATION, Grouping.ENDPOINT);

  /** Rows of each. */
  private static final int MOST = 15;

  /** With more events one takes more than 20 MB while it is counted: one waits for the other. */
  private static final long MOST_AT_ONCE = 1 << 22;

  private final EventStore store;
  private final boolean[] members;
  private final Map<Grouping, CompletableFuture<Summary>> counting = new EnumMap<>(Grouping.class);

  public TargetSums(Analysis analysis) {
    store = analysis.store();
    members = new boolean[store.processes().size()];
    analysis.target().processes().forEach(process -> members[process] = true);
  }

  /** Starts counting, if that was not done before. */
  public synchronized void begin() {
    if (counting.isEmpty()) {
      CompletableFuture<?> before = CompletableFuture.completedFuture(null);
      for (Grouping grouping : GROUPINGS) {
        CompletableFuture<Summary> summary = before.thenApplyAsync(any -> count(grouping));
        counting.put(grouping, summary);
        if (store.size() > MOST_AT_ONCE) {
          before = summary;
        }
      }
    }
  }

  private Summary count(Grouping grouping) {
    return Summary.first(store, grouping, event -> members[store.process(event)], MOST);
  }

  /** The first rows by process, by operation or by endpoint; waits for them. */
  public Summary by(Grouping grouping) {
    begin();
    return Objects.requireNonNull(counting.get(grouping)).join();
  }
}
