package dev.stallscope.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventStoreTest {
  private static final Operation[] OPERATIONS = Operation.values();

  /** An event as plain values, to compare with. */
  private record Plain(
      long start,
      long duration,
      int process,
      int thread,
      Operation operation,
      int status,
      String path,
      int access,
      int shareMode,
      int disposition,
      int openResult,
      int options,
      long offset,
      long length,
      int code,
      int flags,
      String target) {}

  @Test
  void givesBackEveryFieldOfEveryEvent() {
    Random random = new Random(1);
    EventStoreBuilder builder = new EventStoreBuilder();
    List<Plain> added = new ArrayList<>();
    for (int i = 0; i < 70_000; i++) {
      EventRecord event = randomEvent(random, i);
      added.add(plain(event));
      assertThat(builder.event(event, (column, out) -> {})).isTrue();
    }
    EventStore store = builder.build(Events.info(), List.of());

    assertThat(store.size()).isEqualTo(added.size());
    for (int i = 0; i < added.size(); i++) {
      assertThat(plain(store, i)).isEqualTo(added.get(i));
    }
    assertThat(store.firstTicks())
        .isEqualTo(added.stream().mapToLong(Plain::start).min().orElse(0));
    assertThat(store.lastTicks())
        .isEqualTo(
            added.stream().mapToLong(e -> e.start + Math.max(0, e.duration)).max().orElse(0));
  }

  private static EventRecord randomEvent(Random random, int i) {
    EventRecord event = new EventRecord();
    event.clearDetails();
    event.startTicks = 132_000_000_000_000_000L + i * 50L + random.nextInt(3_000);
    event.durationTicks =
        random.nextInt(9) == 0 ? Ticks.NONE : random.nextInt(1 << random.nextInt(31));
    event.process = random.nextInt(200);
    event.threadId = random.nextInt(40_000) - 1;
    event.operation = OPERATIONS[random.nextInt(OPERATIONS.length)];
    event.status = random.nextBoolean() ? 0 : 0xC0000000 | random.nextInt(500);
    // a window in a larger array, as readers give it
    event.path =
        ("xx" + "C:\\Users\\mia\\src\\f" + random.nextInt(9_000) + ".é語")
            .getBytes(StandardCharsets.UTF_8);
    event.pathStart = 2;
    event.pathLength = random.nextInt(20) == 0 ? 0 : event.path.length - 2;
    if (random.nextInt(3) == 0) {
      details(event, random);
    }
    return event;
  }

  private static void details(EventRecord event, Random random) {
    event.access = random.nextInt();
    event.shareMode = random.nextInt(8);
    event.disposition = random.nextInt(6);
    event.openResult = random.nextInt(6);
    event.options = random.nextInt(1 << 24);
    event.offset = random.nextLong();
    event.length = random.nextInt(1 << 20);
    event.code = random.nextInt();
    event.flags = random.nextInt(0x2000);
    event.target = "D:\\ziel ü\\n.txt".getBytes(StandardCharsets.UTF_8);
    event.targetLength = event.target.length;
  }

  private static Plain plain(EventRecord e) {
    return new Plain(
        e.startTicks,
        e.durationTicks,
        e.process,
        e.threadId,
        e.operation,
        e.status,
        new String(e.path, e.pathStart, e.pathLength, StandardCharsets.UTF_8),
        e.access,
        e.shareMode,
        e.disposition,
        e.openResult,
        e.options,
        e.offset,
        e.length,
        e.code,
        e.flags,
        new String(e.target, e.targetStart, e.targetLength, StandardCharsets.UTF_8));
  }

  private static Plain plain(EventStore s, long i) {
    return new Plain(
        s.startTicks(i),
        s.durationTicks(i),
        s.process(i),
        s.threadId(i),
        s.operation(i),
        s.status(i),
        s.paths().text(s.path(i)),
        s.access(i),
        s.shareMode(i),
        s.disposition(i),
        s.openResult(i),
        s.options(i),
        s.offset(i),
        s.length(i),
        s.code(i),
        s.flags(i),
        s.target(i) < 0 ? "" : s.paths().text(s.target(i)));
  }

  @Test
  void anEmptyTraceHasNoEventsAndNoSpan() {
    EventStore store = new Events().store();

    assertThat(store.size()).isZero();
    assertThat(store.firstTicks()).isZero();
    assertThat(store.lastTicks()).isZero();
    assertThat(store.paths().text(0)).isEmpty();
  }

  @Test
  void theLastCompletionCountsAndPendingOperationsDoNot() {
    EventStore store =
        new Events()
            .next(Operation.CREATE_FILE, "C:\\a")
            .at(100)
            .took(900)
            .add()
            .next(Operation.READ_FILE, "C:\\a")
            .at(200)
            .took(Ticks.NONE)
            .add()
            .next(Operation.CLOSE_FILE, "C:\\a")
            .at(300)
            .took(Long.MAX_VALUE)
            .add()
            .store();

    assertThat(store.firstTicks()).isEqualTo(100);
    assertThat(store.lastTicks()).as("a duration beyond all time is not believed").isEqualTo(1_000);
  }

  @Test
  void anEventOfAnOrdinaryCaptureTakesLessThan24Bytes() {
    Random random = new Random(2);
    EventStoreBuilder builder = new EventStoreBuilder();
    int size = 200_000;
    for (int i = 0; i < size; i++) {
      EventRecord event = randomEvent(random, i);
      event.clearDetails();
      event.operation = OPERATIONS[random.nextInt(20)];
      event.status = random.nextInt(10);
      event.durationTicks =
          random.nextInt(100) == 0 ? random.nextInt() & 0x7FFFFFFF : random.nextInt(2_000);
      builder.add(event);
    }
    EventStore store = builder.build(Events.info(), List.of());

    assertThat(store.columnBytes() / (double) size).isLessThan(24);
  }
}
