package dev.stallscope.index;

import java.util.Arrays;

/** Counts and measures the events of one group after the other. */
final class GroupTally {
  private static final int KINDS = OperationKind.values().length;

  private final EventStore store;
  private final ShapeKinds shapes;

  /** The group (+ 1) in which a process or path was met last, by its number. */
  private final int[] processMet;

  private final int[] pathMet;

  private final EventGroups groups;
  private final GroupDurations durations;
  private int processes;
  private int paths;
  private final long[] kinds = new long[KINDS];
  private final long[] bytes = new long[KINDS];

  GroupTally(EventStore store, EventGroups groups) {
    this.store = store;
    this.groups = groups;
    durations = new GroupDurations(store, groups);
    shapes = new ShapeKinds(store.shapes());
    processMet = new int[store.processes().size()];
    pathMet = new int[store.paths().size()];
  }

  SummaryRow row(int group) {
    clear();
    groups.each(group, event -> count(event, group + 1));
    durations.of(group);
    return new SummaryRow(
        groups.key(group),
        groups.id(group),
        groups.count(group),
        kind(OperationKind.OPEN),
        kind(OperationKind.CLOSE),
        kind(OperationKind.READ),
        kind(OperationKind.WRITE),
        kind(OperationKind.GET_ACL),
        kind(OperationKind.SET_ACL),
        kind(OperationKind.OTHER),
        bytes[OperationKind.READ.ordinal()],
        bytes[OperationKind.WRITE.ordinal()],
        durations.timed(),
        durations.total(),
        durations.rank(50),
        durations.rank(95),
        durations.rank(100),
        processes,
        paths);
  }

  private void clear() {
    processes = 0;
    paths = 0;
    Arrays.fill(kinds, 0);
    Arrays.fill(bytes, 0);
  }

  private void count(long event, int mark) {
    int shape = store.shape(event);
    int kind = shapes.kind(shape).ordinal();
    kinds[kind]++;
    if (shapes.hasWorked(shape)) {
      bytes[kind] = add(bytes[kind], Math.max(0, store.length(event)));
    }
    countProcess(store.process(event), mark);
    countPath(store.paths().fold(store.path(event)), mark);
  }

  private void countProcess(int process, int mark) {
    if (process >= 0 && process < processMet.length && processMet[process] != mark) {
      processMet[process] = mark;
      processes++;
    }
  }

  private void countPath(int path, int mark) {
    if (path > 0 && pathMet[path] != mark) {
      pathMet[path] = mark;
      paths++;
    }
  }

  private long kind(OperationKind kind) {
    return kinds[kind.ordinal()];
  }

  /** A sum of numbers from 0 that ends at the largest: a damaged trace holds any number. */
  static long add(long sum, long more) {
    return sum + more < 0 ? Long.MAX_VALUE : sum + more;
  }
}
