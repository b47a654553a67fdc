package dev.stallscope.analysis.antivirus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.EventSet;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.Events;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The fast answers are those of looking at every event. */
class StorageTroubleTest {
  private static final long MS = Ticks.PER_MILLISECOND;

  private static EventStore capture(Random random) {
    Events events = new Events().process("npm.exe", 4);
    long at = 0;
    for (int i = 0; i < 200; i++) {
      at += random.nextInt((int) (800 * MS));
      boolean reads = random.nextInt(3) == 0;
      long most = reads ? (random.nextInt(10) == 0 ? 3000 : 60) : 2000;
      events
          .next(reads ? Operation.READ_FILE : Operation.CLOSE_FILE, "C:\\a")
          .at(at)
          .took((long) (random.nextDouble() * most * MS))
          .add();
    }
    return events.store();
  }

  private static boolean troubled(EventStore store, long wait) {
    long from = store.startTicks(wait) - 1000 * MS;
    long to = store.startTicks(wait) + store.durationTicks(wait) + 1000 * MS;
    return LongStream.range(0, store.size())
        .filter(event -> store.operation(event) == Operation.READ_FILE)
        .filter(event -> store.durationTicks(event) >= 20 * MS)
        .filter(event -> store.durationTicks(event) * 4 >= store.durationTicks(wait))
        .anyMatch(
            event ->
                store.startTicks(event) <= to
                    && store.startTicks(event) + store.durationTicks(event) >= from);
  }

  @Test
  void findsWhatLookingAtAllFinds() {
    Random random = new Random(7);
    int found = 0;
    for (int round = 0; round < 40; round++) {
      EventStore store = capture(random);
      List<Long> waits =
          LongStream.range(0, store.size())
              .filter(event -> store.operation(event) == Operation.CLOSE_FILE)
              .boxed()
              .toList();
      EventSet troubled = new StorageTrouble(new Scene(store, 0)).around(waits);
      for (long wait : waits) {
        assertThat(troubled.contains(wait)).as("event %d", wait).isEqualTo(troubled(store, wait));
        found += troubled.contains(wait) ? 1 : 0;
      }
    }
    assertThat(found).isBetween(500, 5_000);
  }
}
