package dev.stallscope.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Operation;
import dev.stallscope.trace.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a store says it takes of the heap, added up by hand from the layout of its parts. */
class HeapBytesTest {
  /** Room for 64 kinds of event at first: 8 fields and a hash each, and 128 places to find them. */
  private static final long KINDS = 4L * (64 * 8 + 64 + 128);

  @Test
  void aColumnTakesTheBitsOfItsWidestDistance() {
    PackedColumn.Builder builder = PackedColumn.Builder.from(0);
    for (int i = 0; i < 1_024; i++) {
      builder.add(i);
    }
    // 10 bits each
    assertThat(builder.build().bytes()).isBetween(1_280L, 1_280L + 16);
  }

  /** A bit each, and beside them a map of 17 words with a count for each, and 30 bits for one. */
  @Test
  void aRareLargeValueStandsApart() {
    PackedColumn.Builder builder = PackedColumn.Builder.from(0);
    for (int i = 0; i < 1_024; i++) {
      builder.add(i == 500 ? 1 << 29 : i & 1);
    }
    assertThat(builder.build().bytes()).isBetween(128L + 17 * 12 + 4, 128L + 17 * 12 + 4 + 32);
  }

  /** One of 64 bits among ten of none: the map would take more than they do. */
  @Test
  void withFewValuesNothingStandsApart() {
    PackedColumn.Builder few = PackedColumn.Builder.from(0);
    few.add(1L << 9);
    few.add(0);
    assertThat(few.build().bytes()).isLessThan(20);
  }

  @Test
  void aStoreTakesWhatItsColumnsTake() {
    long[] alone = new long[10];
    for (int column = 0; column < alone.length; column++) {
      alone[column] = storeWhere(column).columnBytes() - storeWhere(-1).columnBytes();
    }
    // where a thousand are told apart, each takes 10 bits at least
    assertThat(Arrays.stream(alone).min().getAsLong()).isGreaterThanOrEqualTo(1_250);
    assertThat(storeWhere(-1).columnBytes()).isBetween(KINDS, KINDS + 20_000);
  }

  /** A first page of 16 KiB each for folders and names, and little that says where each is. */
  @Test
  void textsTakeTheirPagesOnceAllAreThere() {
    EventStore few = new Events().next(Operation.READ_FILE, "C:\\work\\a").add().store();
    assertThat(few.pathBytes()).isBetween(2 * 16_384L + 2 * 3 * 4, 2 * 16_384L + 200);
    Events events = new Events();
    for (int i = 0; i < 10_000; i++) {
      events.next(Operation.READ_FILE, "C:\\work\\" + (10_000 + i)).add();
    }
    // 50,000 bytes of names lie in a second page of 256 KiB; 16 bytes say where each is
    assertThat(events.store().pathBytes())
        .isBetween(2 * 16_384L + 262_144 + 160_000, 2 * 16_384L + 262_144 + 160_400);
  }

  /** A thousand events that differ in one column only, and there by much. */
  private static EventStore storeWhere(int column) {
    EventStoreBuilder builder = new EventStoreBuilder();
    EventRecord event = new EventRecord();
    event.clearDetails();
    event.operation = Operation.READ_FILE;
    for (int i = 0; i < 1_000; i++) {
      int spread = i * 1_049;
      event.startTicks = column == 0 ? spread : 0;
      event.durationTicks = column == 1 ? spread : 0;
      event.process = column == 2 ? spread : 0;
      event.threadId = column == 3 ? spread : 0;
      event.offset = column == 4 ? spread : 0;
      event.length = column == 5 ? spread : 0;
      event.code = column == 6 ? spread : 0;
      event.status = column == 7 ? spread : 0;
      byte[] text = Integer.toString(spread).getBytes(StandardCharsets.UTF_8);
      event.path = text;
      event.pathLength = column == 8 ? text.length : 0;
      event.target = text;
      event.targetLength = column == 9 ? text.length : 0;
      builder.add(event);
    }
    return builder.build(Events.info(), List.of());
  }
}
