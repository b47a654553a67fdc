package dev.stallscope.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.index.EventStore;
import dev.stallscope.index.Events;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The fast answers are those of looking at every event. */
class CrowdingTest {
  private static final long MS = Ticks.PER_MILLISECOND;

  private static EventStore capture(Random random) {
    Events events = new Events();
    int processes = 1 + random.nextInt(4);
    for (int i = 0; i < processes; i++) {
      events.process("p" + i + ".exe", 4 + i * 4);
    }
    long at = 0;
    int size = 50 + random.nextInt(400);
    for (int i = 0; i < size; i++) {
      boolean slow = random.nextInt(5) == 0;
      int process = random.nextInt(processes);
      at += random.nextInt((int) (4 * MS));
      events
          .next(
              random.nextInt(4) == 0 ? Operation.CREATE_FILE : Operation.REG_QUERY_VALUE, "HKLM\\a")
          .by(process)
          .thread(process * 3 + random.nextInt(3))
          .at(at)
          .took(slow ? 15 * MS + random.nextInt((int) (100 * MS)) : random.nextInt((int) (2 * MS)))
          .add();
    }
    return events.store();
  }

  private static boolean crowded(EventStore store, long event) {
    long start = store.startTicks(event);
    long end = start + store.durationTicks(event);
    Set<Integer> threads = new HashSet<>();
    boolean others = false;
    int quick = 0;
    for (long other = 0; other < store.size(); other++) {
      long began = store.startTicks(other);
      long ticks = store.durationTicks(other);
      if (ticks >= 15 * MS
          && Crowding.isInMemory(store.operation(other))
          && began < end
          && began + ticks > start
          && store.threadId(other) != store.threadId(event)) {
        threads.add(store.threadId(other));
        others |= store.process(other) != store.process(event);
      }
      boolean registry = store.operation(other).eventClass() == EventClass.REGISTRY;
      quick += other > event && began < end && registry && ticks < MS ? 1 : 0;
    }
    return others && threads.size() >= 2 && quick >= 8;
  }

  @Test
  void findsWhatLookingAtAllFinds() {
    Random random = new Random(5);
    int crowded = 0;
    int all = 0;
    for (int round = 0; round < 60; round++) {
      EventStore store = capture(random);
      Crowding crowding = new Crowding(new Scene(store, 0));
      for (long event = 0; event < store.size(); event++) {
        boolean expected = crowded(store, event);
        assertThat(crowding.around(event))
            .as("round %d, event %d", round, event)
            .isEqualTo(expected);
        crowded += expected ? 1 : 0;
        all++;
      }
    }
    assertThat(crowded).isBetween(all / 50, all * 49 / 50);
  }
}
