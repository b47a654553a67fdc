package dev.stallscope.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stallscope.trace.EventRecord;
import org.junit.jupiter.api.Test;

/** A store says so where it is given more events than it takes. */
class EventLimitTest {
  @Test
  void oneMoreThanItTakesIsRefused() {
    EventStoreBuilder builder = new EventStoreBuilder(3);
    EventRecord event = new EventRecord();
    for (int i = 0; i < 3; i++) {
      builder.add(event);
    }
    assertThatThrownBy(() -> builder.add(event))
        .isInstanceOf(TooManyEventsException.class)
        .hasMessageContaining("more than 3 events")
        .hasMessageContaining("File > Save");
    assertThat(builder.size()).isEqualTo(3);
  }

  @Test
  void theThreadThatReadsIsToldToo() {
    try (BackgroundPacking packing = new BackgroundPacking(new EventStoreBuilder(5_000))) {
      EventRecord event = new EventRecord();
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100_000; i++) {
                  packing.event(event, (column, out) -> {});
                }
              })
          .isInstanceOf(TooManyEventsException.class);
    }
  }
}
