package dev.stallscope.bench;

import dev.stallscope.index.EventStoreBuilder;
import dev.stallscope.trace.EventRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Events in memory, to measure what indexing costs without any reading. */
final class Recording {
  private static final int EVENTS = 100_000;

  private final List<EventRecord> events = new ArrayList<>();

  private Recording() {}

  /** The first events of a PML. */
  static Recording of(Path file) throws IOException {
    Recording recording = new Recording();
    Readings.pml(
        file,
        (event, texts) -> {
          recording.events.add(copy(event));
          return recording.events.size() < EVENTS;
        });
    return recording;
  }

  private static EventRecord copy(EventRecord from) {
    EventRecord to = new EventRecord();
    to.number = from.number;
    to.startTicks = from.startTicks;
    to.durationTicks = from.durationTicks;
    to.process = from.process;
    to.threadId = from.threadId;
    to.operation = from.operation;
    to.status = from.status;
    to.path = Arrays.copyOfRange(from.path, from.pathStart, from.pathStart + from.pathLength);
    to.pathLength = from.pathLength;
    to.access = from.access;
    to.shareMode = from.shareMode;
    to.disposition = from.disposition;
    to.openResult = from.openResult;
    to.options = from.options;
    to.offset = from.offset;
    to.length = from.length;
    to.code = from.code;
    to.flags = from.flags;
    to.target =
        Arrays.copyOfRange(from.target, from.targetStart, from.targetStart + from.targetLength);
    to.targetLength = from.targetLength;
    return to;
  }

  int size() {
    return events.size();
  }

  long index() {
    EventStoreBuilder builder = new EventStoreBuilder();
    events.forEach(builder::add);
    return builder.size();
  }
}
