package dev.stallscope.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stallscope.model.Column;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.EventSink;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.TraceReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store packed on a second thread is the one that is packed on the first. */
class BackgroundPackingTest {
  private static final Operation[] OPERATIONS = Operation.values();

  /** A reader whose events are given by hand. */
  private static final class NoReader implements TraceReader {
    @Override
    public TraceInfo info() {
      return new TraceInfo(
          List.of(), "PML", "", "", 0, 0, 64, EnumSet.allOf(Column.class), true, -1);
    }

    @Override
    public List<ProcessInfo> processes() {
      return List.of();
    }

    @Override
    public ReadDiagnostics diagnostics() {
      return new ReadDiagnostics();
    }

    @Override
    public void read(EventSink sink) {}

    @Override
    public void readEvents(long[] numbers, EventSink sink) {}

    @Override
    public long position() {
      return 0;
    }

    @Override
    public long size() {
      return 0;
    }

    @Override
    public void close() {}
  }

  private static void fill(EventRecord event, Random random) {
    event.operation = OPERATIONS[random.nextInt(OPERATIONS.length)];
    event.startTicks = random.nextLong();
    event.durationTicks = random.nextInt(1_000);
    event.offset = random.nextLong();
    event.length = random.nextInt();
    event.process = random.nextInt(900);
    event.threadId = random.nextInt();
    event.status = random.nextInt(3);
    event.access = random.nextInt(5);
    event.shareMode = random.nextInt(8);
    event.disposition = random.nextInt(6);
    event.openResult = random.nextInt(6);
    event.options = random.nextInt(4);
    event.code = random.nextInt();
    event.flags = random.nextInt(3);
    event.path = new byte[60 + random.nextInt(random.nextInt(2_000) == 0 ? 70_000 : 60)];
    random.nextBytes(event.path);
    event.pathStart = random.nextInt(20);
    event.pathLength = event.path.length - event.pathStart - random.nextInt(20);
    event.target = event.path;
    event.targetStart = 7;
    event.targetLength = random.nextInt(3);
  }

  private static String line(EventStore store, long event) {
    return String.join(
        "|",
        store.operation(event).name(),
        Long.toString(store.startTicks(event)),
        Long.toString(store.durationTicks(event)),
        Long.toString(store.offset(event)),
        Long.toString(store.length(event)),
        Integer.toString(store.process(event)),
        Integer.toString(store.threadId(event)),
        Integer.toString(store.status(event)),
        Integer.toString(store.access(event)),
        Integer.toString(store.shareMode(event)),
        Integer.toString(store.disposition(event)),
        Integer.toString(store.openResult(event)),
        Integer.toString(store.options(event)),
        Integer.toString(store.code(event)),
        Integer.toString(store.flags(event)),
        store.paths().text(store.path(event)),
        Integer.toString(store.target(event)));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        EventBatch.EVENTS - 1,
        EventBatch.EVENTS,
        EventBatch.EVENTS + 1,
        5 * EventBatch.EVENTS
      })
  void givesTheSameStore(int events) {
    EventStoreBuilder builder = new EventStoreBuilder();
    EventRecord event = new EventRecord();
    try (BackgroundPacking packing = new BackgroundPacking()) {
      Random random = new Random(events);
      for (int i = 0; i < events; i++) {
        fill(event, random);
        builder.add(event);
        packing.event(event, (column, out) -> {});
      }
      EventStore expected = builder.build(new NoReader());
      EventStore store = packing.build(new NoReader());
      assertThat(store.size()).isEqualTo(events);
      for (long i = 0; i < events; i++) {
        assertThat(line(store, i)).isEqualTo(line(expected, i));
      }
      assertThat(store.lastTicks()).isEqualTo(expected.lastTicks());
    }
  }

  @Test
  void whatFailedMeanwhileIsToldInTheEnd() {
    EventRecord event = new EventRecord();
    try (BackgroundPacking packing = new BackgroundPacking(new EventStoreBuilder(3))) {
      for (int i = 0; i <= EventBatch.EVENTS; i++) {
        packing.event(event, (column, out) -> {});
      }
      assertThatThrownBy(() -> packing.build(new NoReader()))
          .isInstanceOf(TooManyEventsException.class);
    }
  }
}
