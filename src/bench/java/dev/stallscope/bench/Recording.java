package dev.stallscope.bench;

import dev.stallscope.index.EventStore;
import dev.stallscope.index.EventStoreBuilder;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.TraceReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Events in memory, to measure what is done with them without any reading. */
public final class Recording {
  /** Number of events; a power of two. */
  public static final int EVENTS = 1 << 16;

  private final List<EventRecord> events;
  private final TraceInfo info;
  private final List<ProcessInfo> processes;

  private Recording(List<EventRecord> events, TraceInfo info, List<ProcessInfo> processes) {
    this.events = events;
    this.info = info;
    this.processes = processes;
  }

  /** The first events of a small PML; one that has too few comes again from its first. */
  public static Recording mixed() throws IOException {
    try (TraceReader reader = Readings.open(Captures.mixed().pml())) {
      List<EventRecord> events = new ArrayList<>();
      Readings.first(reader, EVENTS, (event, texts) -> events.add(copy(event)));
      return new Recording(events, reader.info(), reader.processes());
    }
  }

  /** An event of its own, with its texts. */
  public static EventRecord copy(EventRecord from) {
    EventRecord to = new EventRecord();
    to.copy(from);
    to.path = Arrays.copyOfRange(from.path, from.pathStart, from.pathStart + from.pathLength);
    to.pathStart = 0;
    to.target =
        Arrays.copyOfRange(from.target, from.targetStart, from.targetStart + from.targetLength);
    to.targetStart = 0;
    return to;
  }

  /**
   * One event.
   *
   * @param index from 0, below {@link #EVENTS}
   */
  public EventRecord event(int index) {
    return events.get(index);
  }

  /** All events, appended to a new store. */
  public EventStoreBuilder append() {
    EventStoreBuilder builder = new EventStoreBuilder();
    events.forEach(builder::add);
    return builder;
  }

  /** A new store of all events. */
  public EventStore store() {
    return append().build(info, processes);
  }
}
