package dev.stallscope.analysis.rule;

import dev.stallscope.index.EventStore;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Starts of processes: from Process Create, an event of the parent, to the child's first Load
 * Image, when its own code begins to be mapped. Neither event has a duration of its own.
 */
public final class ProcessStarts {
  /** A child that loads nothing for so long was not held: it was created suspended, or ended. */
  private static final long LONGEST_TICKS = 90 * Ticks.PER_SECOND;

  private static final Set<Operation> BEGINNINGS =
      EnumSet.of(Operation.PROCESS_CREATE, Operation.LOAD_IMAGE);

  private final List<Start> starts = new ArrayList<>();

  /**
   * One start.
   *
   * @param created event number of Process Create
   * @param loaded event number of the child's first Load Image
   * @param ticks from one to the other
   */
  public record Start(long created, long loaded, long ticks) {}

  ProcessStarts(EventStore store) {
    Map<Integer, Long> createdByPid = new HashMap<>();
    boolean[] loaded = new boolean[store.processes().size()];
    store.each(
        event -> BEGINNINGS.contains(store.operation(event)),
        event -> {
          int process = store.process(event);
          if (store.operation(event) == Operation.PROCESS_CREATE) {
            createdByPid.put(store.code(event), event);
          } else if (!loaded[process]) {
            loaded[process] = true;
            Long created = createdByPid.remove(store.processes().get(process).pid());
            if (created != null) {
              add(store, created, event);
            }
          }
        });
  }

  private void add(EventStore store, long created, long loaded) {
    long ticks = store.startTicks(loaded) - store.startTicks(created);
    if (ticks >= 0 && ticks <= LONGEST_TICKS) {
      starts.add(new Start(created, loaded, ticks));
    }
  }

  /** In the order of the children's first Load Image. */
  public List<Start> all() {
    return List.copyOf(starts);
  }

  /** Ticks a start usually takes in this capture: their median, 0 when there are too few. */
  public long usualTicks(int enough) {
    long[] ticks = starts.stream().mapToLong(Start::ticks).sorted().toArray();
    return ticks.length < enough ? 0 : ticks[ticks.length / 2];
  }
}
