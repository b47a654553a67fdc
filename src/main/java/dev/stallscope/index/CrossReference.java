package dev.stallscope.index;

import dev.stallscope.index.CrossReferenceRow.Side;
import dev.stallscope.model.EventClass;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * ProcMon's Cross Reference Summary: files, keys and values that one process wrote and another
 * read. Reads and writes that failed do not count.
 *
 * @param rows by reads and writes together, falling, then path
 */
public record CrossReference(List<CrossReferenceRow> rows) {
  private static final Comparator<CrossReferenceRow> ORDER =
      Comparator.comparingLong(
              (CrossReferenceRow row) -> -(row.writers().events() + row.readers().events()))
          .thenComparing(CrossReferenceRow::path)
          .thenComparing(CrossReferenceRow::id);

  /** Looks through the events for whose numbers {@code chosen} holds. */
  public static CrossReference of(EventStore store, LongPredicate chosen) {
    ShapeKinds shapes = new ShapeKinds(store.shapes());
    EventGroups groups =
        EventGroups.of(
            store,
            Grouping.PATH,
            event -> tells(store, shapes, event) && chosen.test(event),
            EventGroups.LARGE);
    List<CrossReferenceRow> rows = new ArrayList<>();
    for (int path = 0; path < groups.size(); path++) {
      if (groups.count(path) > 1) {
        CrossReferenceRow row = row(store, shapes, groups, path);
        if (row.isShared()) {
          rows.add(row);
        }
      }
    }
    rows.sort(ORDER);
    return new CrossReference(List.copyOf(rows));
  }

  /** Whether the event shows that a process read or wrote what a path names. */
  private static boolean tells(EventStore store, ShapeKinds shapes, long event) {
    int shape = store.shape(event);
    OperationKind kind = shapes.kind(shape);
    EventClass eventClass = store.shapes().operation(shape).eventClass();
    int process = store.process(event);
    return (kind == OperationKind.READ || kind == OperationKind.WRITE)
        && shapes.hasWorked(shape)
        && (eventClass == EventClass.FILE_SYSTEM || eventClass == EventClass.REGISTRY)
        && store.path(event) != 0
        && process >= 0
        && process < store.processes().size();
  }

  private static CrossReferenceRow row(
      EventStore store, ShapeKinds shapes, EventGroups groups, int path) {
    SideTally writers = new SideTally();
    SideTally readers = new SideTally();
    groups.each(
        path,
        event -> {
          boolean read = shapes.kind(store.shape(event)) == OperationKind.READ;
          (read ? readers : writers).count(store, event);
        });
    return new CrossReferenceRow(groups.key(path), groups.id(path), writers.side(), readers.side());
  }

  /** Counts the events of one side. */
  private static final class SideTally {
    private final BitSet processes = new BitSet();
    private long events;
    private long bytes;

    void count(EventStore store, long event) {
      processes.set(store.process(event));
      events++;
      bytes = GroupTally.add(bytes, Math.max(0, store.length(event)));
    }

    Side side() {
      return new Side(processes.stream().boxed().toList(), events, bytes);
    }
  }
}
