package dev.stallscope.analysis.wallclock;

import dev.stallscope.index.EventStore;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How much processor time the target used, and between which moments: Process Profiling tells it
 * about once a second where the capture has it, Process Exit at the end of each process. Both count
 * from the start of the process. Within such a span the time is taken as evenly used, and at any
 * moment as one processor's at most.
 */
public final class ProcessorTime {
  private static final Set<Operation> TELL_IT =
      EnumSet.of(Operation.PROCESS_PROFILING, Operation.PROCESS_EXIT);

  /** Bounds of the segments in which as many processes were measured, rising; FILETIMEs. */
  private final long[] bounds;

  /** Ticks used in the segment from each bound to the next. */
  private final double[] used;

  /** Ticks of each segment in which nothing else is known of the target. */
  private final long[] free;

  private int segment;

  /** A span of one process and the ticks it used in it. */
  private record Span(long from, long to, long ticks) {
    double perTick() {
      return Math.min(1, (double) ticks / (to - from));
    }
  }

  private ProcessorTime(List<Span> spans) {
    bounds =
        spans.stream()
            .flatMapToLong(span -> Arrays.stream(new long[] {span.from, span.to}))
            .sorted()
            .distinct()
            .toArray();
    used = new double[bounds.length];
    free = new long[bounds.length];
    double[] change = new double[bounds.length];
    for (Span span : spans) {
      change[Arrays.binarySearch(bounds, span.from)] += span.perTick();
      change[Arrays.binarySearch(bounds, span.to)] -= span.perTick();
    }
    double perTick = 0;
    for (int i = 0; i + 1 < bounds.length; i++) {
      perTick += change[i];
      used[i] = Math.max(0, Math.min(1, perTick)) * (bounds[i + 1] - bounds[i]);
    }
  }

  /** Nothing is known. */
  static ProcessorTime unknown() {
    return new ProcessorTime(List.of());
  }

  /**
   * That of some processes.
   *
   * @param members whether a process is one of them, by its index
   */
  public static ProcessorTime of(EventStore store, boolean[] members) {
    List<Span> spans = new ArrayList<>();
    long[] since = new long[members.length];
    long[] known = new long[members.length];
    Arrays.fill(since, Long.MIN_VALUE);
    store.each(
        event -> TELL_IT.contains(store.operation(event)),
        event -> {
          int process = store.process(event);
          if (!members[process] || store.offset(event) < 0) {
            return;
          }
          long from = since[process] == Long.MIN_VALUE ? begin(store, process) : since[process];
          long ticks = store.offset(event) - known[process];
          if (ticks > 0 && from < store.startTicks(event)) {
            spans.add(new Span(from, store.startTicks(event), ticks));
          }
          since[process] = store.startTicks(event);
          known[process] = Math.max(known[process], store.offset(event));
        });
    return new ProcessorTime(spans);
  }

  /** FILETIME of the start of a process; of the capture where it does not tell. */
  private static long begin(EventStore store, int process) {
    ProcessInfo info = store.processes().get(process);
    return info.startTicks() > 0 ? info.startTicks() : store.firstTicks();
  }

  /** Tells of a time in which nothing else is known of the target; each after the one before. */
  void addFree(long from, long to) {
    while (segment + 1 < bounds.length && bounds[segment + 1] <= from) {
      segment++;
    }
    for (int i = segment; i + 1 < bounds.length && bounds[i] < to; i++) {
      free[i] += Math.max(0, Math.min(to, bounds[i + 1]) - Math.max(from, bounds[i]));
    }
  }

  /** Ticks of the free time in which processors worked for the target. */
  long ticks() {
    double ticks = 0;
    for (int i = 0; i < bounds.length; i++) {
      ticks += Math.min((double) free[i], used[i]);
    }
    return (long) ticks;
  }
}
