package dev.stallscope.index;

import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.EventSink;
import dev.stallscope.trace.EventTexts;
import dev.stallscope.trace.TraceReader;
import java.util.List;

/**
 * Takes the events of one trace and builds its store, once. The events must come in the order of
 * their numbers, without gaps.
 */
public final class EventStoreBuilder implements EventSink {
  /**
   * Events that a store takes: whoever sorts or marks them does so by arrays and sets with numbers
   * of 31 bits.
   */
  static final long MOST_EVENTS = Integer.MAX_VALUE - 8;

  private final long most;
  private final PackedColumn.Builder starts = PackedColumn.Builder.fromLeast();
  private final PackedColumn.Builder durations = PackedColumn.Builder.from(Ticks.NONE);
  private final PackedColumn.Builder processes = PackedColumn.Builder.from(EventRecord.NONE);
  private final PackedColumn.Builder threads = PackedColumn.Builder.from(EventRecord.NONE);
  private final PackedColumn.Builder shapeOf = PackedColumn.Builder.from(0);
  private final PackedColumn.Builder paths = PackedColumn.Builder.from(0);
  private final PackedColumn.Builder offsets = PackedColumn.Builder.from(EventRecord.NONE);
  private final PackedColumn.Builder lengths = PackedColumn.Builder.from(EventRecord.NONE);
  private final PackedColumn.Builder codes = PackedColumn.Builder.from(EventRecord.NONE);
  private final PackedColumn.Builder targets = PackedColumn.Builder.from(EventRecord.NONE);
  private final EventShapes shapes = new EventShapes();
  private final PathDictionary texts = new PathDictionary();
  private long size;
  private long firstTicks = Long.MAX_VALUE;
  private long lastTicks = Long.MIN_VALUE;

  public EventStoreBuilder() {
    this(MOST_EVENTS);
  }

  /**
   * @param most events that it takes
   */
  EventStoreBuilder(long most) {
    this.most = most;
  }

  @Override
  public boolean event(EventRecord event, EventTexts ignored) {
    add(event);
    return true;
  }

  /**
   * Copies the event.
   *
   * @throws TooManyEventsException when there are more than a store takes
   */
  public void add(EventRecord event) {
    if (size == most) {
      throw new TooManyEventsException(most);
    }
    starts.add(event.startTicks);
    durations.add(event.durationTicks);
    processes.add(event.process);
    threads.add(event.threadId);
    shapeOf.add(shapes.add(event));
    paths.add(texts.add(event.path, event.pathStart, event.pathLength));
    offsets.add(event.offset);
    lengths.add(event.length);
    // as unsigned, so that statuses such as 0xC0000005 lie above NONE as small codes do
    codes.add(event.code == EventRecord.NONE ? EventRecord.NONE : event.code & 0xFFFFFFFFL);
    targets.add(
        event.targetLength == 0
            ? EventRecord.NONE
            : texts.add(event.target, event.targetStart, event.targetLength));
    widen(event.startTicks, event.durationTicks);
    size++;
  }

  private void widen(long start, long duration) {
    firstTicks = Math.min(firstTicks, start);
    long end = start + Math.max(0, duration);
    lastTicks = Math.max(lastTicks, end < start ? start : end);
  }

  /** Number of events taken so far. */
  public long size() {
    return size;
  }

  /** The store of what a whole reading gave; the builder is of no use afterwards. */
  public EventStore build(TraceReader reader) {
    return build(reader.info(), reader.processes());
  }

  /** The store; the builder is of no use afterwards. */
  public EventStore build(TraceInfo info, List<ProcessInfo> processInfos) {
    texts.complete();
    EventColumns columns =
        new EventColumns(
            starts.build(),
            durations.build(),
            processes.build(),
            threads.build(),
            shapeOf.build(),
            paths.build(),
            offsets.build(),
            lengths.build(),
            codes.build(),
            targets.build(),
            shapes,
            texts,
            size == 0 ? 0 : firstTicks,
            size == 0 ? 0 : lastTicks);
    return new EventStore(info, processInfos, columns);
  }
}
