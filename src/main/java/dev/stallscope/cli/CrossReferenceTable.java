package dev.stallscope.cli;

import dev.stallscope.cli.TableWriter.Head;
import dev.stallscope.index.CrossReference;
import dev.stallscope.index.CrossReferenceRow;
import dev.stallscope.index.CrossReferenceRow.Side;
import dev.stallscope.index.EventStore;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who wrote and who read the paths that both happened to, by different processes. */
record CrossReferenceTable() implements SummaryTable {
  @Override
  public List<Head> heads() {
    return List.of(
        new Head("writes", 7, true),
        new Head("reads", 7, true),
        new Head("bytes written", 13, true),
        new Head("bytes read", 13, true),
        new Head("writers", 30, false),
        new Head("readers", 30, false),
        new Head("path", 40, false));
  }

  @Override
  public Stream<List<String>> rows(EventStore store, LongPredicate chosen, int most) {
    return CrossReference.of(store, chosen).rows().stream()
        .limit(most)
        .map(row -> cells(store, row));
  }

  private static List<String> cells(EventStore store, CrossReferenceRow row) {
    return List.of(
        Long.toString(row.writers().events()),
        Long.toString(row.readers().events()),
        Long.toString(row.writers().bytes()),
        Long.toString(row.readers().bytes()),
        names(store, row.writers()),
        names(store, row.readers()),
        row.path());
  }

  /** ProcMon names them once, however many processes have the name. */
  private static String names(EventStore store, Side side) {
    return side.processes().stream()
        .map(index -> store.processes().get(index).name())
        .distinct()
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .collect(Collectors.joining(", "));
  }
}
