package dev.stallscope.index;

import dev.stallscope.model.EventClass;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.trace.EventRecord;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

/**
 * All events of a capture as columns, in the order of the trace. An event is its number, from 0.
 * Times are ticks of 100 ns; values a trace does not tell are as in {@code EventRecord}. Made by
 * {@link EventStoreBuilder}; never changed, so any number of threads may read it.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class EventStore {
  /** Events that are looked through before those found are handed over. */
  private static final int BLOCK = PackedColumn.BLOCK;

  private final TraceInfo info;
  private final List<ProcessInfo> processes;
  private final EventColumns columns;

  /** By shape; found when first asked for. Empty until then. */
  private long[] examples = {};

  EventStore(TraceInfo info, List<ProcessInfo> processes, EventColumns columns) {
    this.info = info;
    this.processes = List.copyOf(processes);
    this.columns = columns;
  }

  public TraceInfo info() {
    return info;
  }

  public List<ProcessInfo> processes() {
    return processes;
  }

  /** Number of events. */
  public long size() {
    return columns.starts().size();
  }

  public long startTicks(long event) {
    return columns.starts().get(event);
  }

  /**
   * Goes through the events of some shapes, in their order. Here and in the two below one loop,
   * compiled once, finds for all who look, block by block: most look for few events.
   *
   * @param wanted asked once for each shape, about one event of it: it may look at the operation,
   *     the result, the flags and how a file was opened
   */
  public void each(LongPredicate wanted, LongConsumer action) {
    long[] examples = examples();
    boolean[] isWanted = new boolean[examples.length];
    for (int shape = 0; shape < examples.length; shape++) {
      isWanted[shape] = examples[shape] >= 0 && wanted.test(examples[shape]);
    }
    long[] found = new long[BLOCK];
    for (long from = 0; from < size(); from += BLOCK) {
      hand(found, ofShapes(isWanted, from, blockEnd(from), found), action);
    }
  }

  private int ofShapes(boolean[] wanted, long from, long end, long[] found) {
    columns.shapeOf().copy(from, end, found);
    return wanted(wanted, from, end, found);
  }

  /** An event of each shape, -1 where there is none. */
  private synchronized long[] examples() {
    if (examples.length < shapes().size()) {
      examples = new long[shapes().size()];
      Arrays.fill(examples, -1);
      long[] shapes = new long[BLOCK];
      for (long from = 0; from < size(); from += BLOCK) {
        long end = blockEnd(from);
        columns.shapeOf().copy(from, end, shapes);
        for (int i = 0; i < end - from; i++) {
          int shape = (int) shapes[i];
          examples[shape] = examples[shape] < 0 ? from + i : examples[shape];
        }
      }
    }
    return examples;
  }

  /**
   * Goes through the events that took at least so long, and those that had not returned when the
   * capture ended.
   *
   * @param ticks more than {@code Ticks.NONE}
   */
  public void eachLasting(long ticks, LongConsumer action) {
    eachLasting(ticks, 0, size(), action);
  }

  /** The same among the events from {@code first} to before {@code end}. */
  public void eachLasting(long ticks, long first, long end, LongConsumer action) {
    long[] found = new long[BLOCK];
    long from = first;
    while (from < end) {
      long next = Math.min((from / BLOCK + 1) * BLOCK, end);
      hand(found, lasting(ticks, from, next, found), action);
      from = next;
    }
  }

  private int lasting(long ticks, long from, long end, long[] found) {
    columns.durations().copy(from, end, found);
    int count = 0;
    for (int i = 0; i < end - from; i++) {
      long event = from + i;
      long lasted = found[i];
      if (lasted >= ticks || (lasted == Ticks.NONE && status(event) == NtStatus.PENDING)) {
        found[count++] = event;
      }
    }
    return count;
  }

  /**
   * Goes through the events of some processes.
   *
   * @param wanted by index of the process
   */
  public void eachOf(boolean[] wanted, LongConsumer action) {
    long[] found = new long[BLOCK];
    for (long from = 0; from < size(); from += BLOCK) {
      hand(found, ofProcesses(wanted, from, blockEnd(from), found), action);
    }
  }

  private int ofProcesses(boolean[] wanted, long from, long end, long[] found) {
    columns.processes().copy(from, end, found);
    return wanted(wanted, from, end, found);
  }

  /** Replaces the values of events by the numbers of the events whose values are wanted. */
  private static int wanted(boolean[] wanted, long from, long end, long[] found) {
    int count = 0;
    for (int i = 0; i < end - from; i++) {
      if (wanted[(int) found[i]]) {
        found[count++] = from + i;
      }
    }
    return count;
  }

  /** How many events each process has, by its index. */
  public long[] eventCounts() {
    long[] counts = new long[processes.size()];
    long[] indexes = new long[BLOCK];
    for (long from = 0; from < size(); from += BLOCK) {
      long end = blockEnd(from);
      columns.processes().copy(from, end, indexes);
      for (int i = 0; i < end - from; i++) {
        counts[(int) indexes[i]]++;
      }
    }
    return counts;
  }

  private long blockEnd(long from) {
    return Math.min(from + BLOCK, size());
  }

  private static void hand(long[] found, int count, LongConsumer action) {
    for (int i = 0; i < count; i++) {
      action.accept(found[i]);
    }
  }

  /** {@code Ticks.NONE} when pending or not exported. */
  public long durationTicks(long event) {
    return columns.durations().get(event);
  }

  /** Index into {@link #processes()}. */
  public int process(long event) {
    return (int) columns.processes().get(event);
  }

  public int threadId(long event) {
    return (int) columns.threads().get(event);
  }

  public Operation operation(long event) {
    return columns.shapes().operation(shape(event));
  }

  public int status(long event) {
    return columns.shapes().status(shape(event));
  }

  /** The classes of which there is at least one event. */
  public EnumSet<EventClass> eventClasses() {
    EnumSet<EventClass> classes = EnumSet.noneOf(EventClass.class);
    for (int shape = 0; shape < shapes().size(); shape++) {
      classes.add(shapes().operation(shape).eventClass());
    }
    return classes;
  }

  /** The operations of which there is at least one event. */
  public EnumSet<Operation> operations() {
    EnumSet<Operation> operations = EnumSet.noneOf(Operation.class);
    for (int shape = 0; shape < shapes().size(); shape++) {
      operations.add(shapes().operation(shape));
    }
    return operations;
  }

  /** Index into {@link #paths()}. */
  public int path(long event) {
    return (int) columns.paths().get(event);
  }

  public int access(long event) {
    return columns.shapes().access(shape(event));
  }

  public int shareMode(long event) {
    return columns.shapes().shareMode(shape(event));
  }

  public int disposition(long event) {
    return columns.shapes().disposition(shape(event));
  }

  public int openResult(long event) {
    return columns.shapes().openResult(shape(event));
  }

  public int options(long event) {
    return columns.shapes().options(shape(event));
  }

  public long offset(long event) {
    return columns.offsets().get(event);
  }

  public long length(long event) {
    return columns.lengths().get(event);
  }

  public int code(long event) {
    return (int) columns.codes().get(event);
  }

  public int flags(long event) {
    return columns.shapes().flags(shape(event));
  }

  /** Whether a LockFile asks for a range for itself alone. */
  public boolean locksExclusively(long event) {
    return (flags(event) & EventRecord.FLAG_EXCLUSIVE) != 0;
  }

  /** Whether a LockFile comes back at once where it would have to wait. */
  public boolean failsImmediately(long event) {
    return (flags(event) & EventRecord.FLAG_FAIL_IMMEDIATELY) != 0;
  }

  /**
   * Whether a SetDispositionInformation… says that the file is not to be deleted; not where the
   * trace does not tell.
   */
  public boolean keepsFile(long event) {
    return (flags(event) & EventRecord.FLAG_KEEP) != 0;
  }

  /** Index into {@link #paths()} of the second path, -1 when there is none. */
  public int target(long event) {
    return (int) columns.targets().get(event);
  }

  /** Path texts by index. */
  public PathDictionary paths() {
    return columns.texts();
  }

  /** The earliest start; 0 when there are no events. */
  public long firstTicks() {
    return columns.firstTicks();
  }

  /** The latest completion, or start where there is no duration; 0 when there are no events. */
  public long lastTicks() {
    return columns.lastTicks();
  }

  /** Bytes of the heap that the columns take, the path texts not counted. */
  public long columnBytes() {
    return columns.bytes();
  }

  /** Bytes of the heap that the path texts take. */
  public long pathBytes() {
    return columns.texts().bytes();
  }

  /** Number of the event's shape: what {@link #shapes()} knows of it. */
  int shape(long event) {
    return (int) columns.shapeOf().get(event);
  }

  EventShapes shapes() {
    return columns.shapes();
  }
}
