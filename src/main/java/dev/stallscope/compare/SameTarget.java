package dev.stallscope.compare;

import dev.stallscope.index.EventStore;
import dev.stallscope.model.ProcessInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds in a capture the process that is the target of another. When a change helped, the target
 * lost less than others and would not be chosen by what it lost.
 */
public final class SameTarget {
  private SameTarget() {}

  /**
   * The process id of the one in the same role, started most alike and of those the busiest; empty
   * when there is none.
   */
  public static Optional<String> in(EventStore store, RunProfile other) {
    long[] events = store.eventCounts();
    String role = StableNames.role(other.root());
    String command = stable(other.commandLine());
    return store.processes().stream()
        .filter(process -> StableNames.role(process.name()).equals(role))
        .filter(process -> !isBelowOne(store.processes(), process, role))
        .max(
            Comparator.comparing(
                    (ProcessInfo process) -> stable(process.commandLine()).equals(command))
                .thenComparingLong(process -> events[process.index()])
                .thenComparing(ProcessInfo::index, Comparator.reverseOrder()))
        .map(ProcessInfo::pidText);
  }

  private static String stable(String commandLine) {
    return StableNames.of(commandLine.replace('/', '\\')).toLowerCase(Locale.ROOT);
  }

  private static boolean isBelowOne(List<ProcessInfo> all, ProcessInfo process, String role) {
    int parent = process.parentIndex();
    return parent >= 0
        && parent < all.size()
        && parent != process.index()
        && StableNames.role(all.get(parent).name()).equals(role);
  }
}
