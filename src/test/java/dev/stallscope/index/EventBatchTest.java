package dev.stallscope.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Operation;
import dev.stallscope.trace.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events handed from one thread to another arrive as they were, whatever their texts. */
class EventBatchTest {
  private final EventBatch batch = new EventBatch();

  private void add(int number, String path, String target) {
    EventRecord event = new EventRecord();
    event.clearDetails();
    event.operation = number % 2 == 0 ? Operation.READ_FILE : Operation.WRITE_FILE;
    event.startTicks = number;
    event.durationTicks = 3L * number;
    event.offset = 5L * number;
    event.length = 7L * number;
    event.process = number;
    event.threadId = number + 1;
    event.path = ("?" + path).getBytes(StandardCharsets.UTF_8);
    event.pathStart = 1;
    event.pathLength = event.path.length - 1;
    event.target = target.getBytes(StandardCharsets.UTF_8);
    event.targetStart = 0;
    event.targetLength = event.target.length;
    batch.add(event);
  }

  private EventStore moved() {
    EventStoreBuilder builder = new EventStoreBuilder();
    batch.moveTo(builder);
    return builder.build(Events.info(), List.of());
  }

  private static void assertHolds(EventStore store, int event, int number, String path) {
    assertThat(store.operation(event))
        .isEqualTo(number % 2 == 0 ? Operation.READ_FILE : Operation.WRITE_FILE);
    assertThat(store.startTicks(event)).isEqualTo(number);
    assertThat(store.durationTicks(event)).isEqualTo(3L * number);
    assertThat(store.offset(event)).isEqualTo(5L * number);
    assertThat(store.length(event)).isEqualTo(7L * number);
    assertThat(store.process(event)).isEqualTo(number);
    assertThat(store.threadId(event)).isEqualTo(number + 1);
    assertThat(store.paths().text(store.path(event))).isEqualTo(path);
  }

  @Test
  void takesSoManyAndIsFullThen() {
    for (int i = 0; i < EventBatch.EVENTS; i++) {
      assertThat(batch.isFull()).isFalse();
      add(i, "C:\\" + i, i % 3 == 0 ? "D:\\" + i : "");
    }
    assertThat(batch.isFull()).isTrue();
    EventStore store = moved();
    assertThat(store.size()).isEqualTo(EventBatch.EVENTS);
    for (int i = 0; i < EventBatch.EVENTS; i++) {
      assertHolds(store, i, i, "C:\\" + i);
      int target = store.target(i);
      assertThat(target < 0 ? "" : store.paths().text(target))
          .isEqualTo(i % 3 == 0 ? "D:\\" + i : "");
    }
    assertThat(batch.isFull()).isFalse();
  }

  @Test
  void isEmptyOnceMoved() {
    add(1, "C:\\a", "C:\\b");
    assertThat(moved().size()).isEqualTo(1);
    assertThat(moved().size()).isZero();
    add(2, "C:\\c", "");
    EventStore store = moved();
    assertThat(store.size()).isEqualTo(1);
    assertHolds(store, 0, 2, "C:\\c");
  }

  @Test
  void isFullOfFewEventsWithLongPaths() {
    String path = "x".repeat(EventBatch.USUAL_TEXT / 4);
    for (int i = 0; i < 4; i++) {
      assertThat(batch.isFull()).isFalse();
      add(i, path, "");
    }
    assertThat(batch.isFull()).isTrue();
    assertThat(moved().size()).isEqualTo(4);
    assertThat(batch.isFull()).isFalse();
  }

  /** All the room for texts that is there at first, one more, far more. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        EventBatch.USUAL_TEXT,
        EventBatch.USUAL_TEXT + 1,
        3 * EventBatch.USUAL_TEXT,
        12 * EventBatch.USUAL_TEXT
      })
  void textsLongerThanUsual(int length) {
    String path = "x".repeat(length);
    add(1, path, "C:\\target");
    add(2, "C:\\next", "");
    EventStore store = moved();
    assertHolds(store, 0, 1, path);
    assertThat(store.paths().text(store.target(0))).isEqualTo("C:\\target");
    assertHolds(store, 1, 2, "C:\\next");
    add(3, "C:\\a", "");
    assertHolds(moved(), 0, 3, "C:\\a");
  }
}
