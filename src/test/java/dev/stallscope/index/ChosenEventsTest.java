package dev.stallscope.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.EventClass;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.EventRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whoever looks for some events of a capture gets just those, in the order of the trace. */
class ChosenEventsTest {
  /** More than is looked through in one go, and no multiple of it. */
  private static final int MANY = 9_000;

  private final List<Long> found = new ArrayList<>();

  @Test
  void thoseThatLastedSoLongOrHadNotReturned() {
    EventStore store =
        new Events()
            .next(Operation.READ_FILE, "C:\\a")
            .took(99)
            .add()
            .next(Operation.READ_FILE, "C:\\a")
            .took(100)
            .add()
            .next(Operation.READ_FILE, "C:\\a")
            .took(101)
            .add()
            .next(Operation.READ_FILE, "C:\\a")
            .took(Ticks.NONE)
            .add()
            .next(Operation.READ_FILE, "C:\\a")
            .took(Ticks.NONE)
            .status(NtStatus.PENDING)
            .add()
            .next(Operation.READ_FILE, "C:\\a")
            .took(1)
            .status(NtStatus.PENDING)
            .add()
            .store();
    store.eachLasting(100, found::add);
    assertThat(found).containsExactly(1L, 2L, 4L);
  }

  @Test
  void slowOnesFarApart() {
    Events events = new Events();
    for (int i = 0; i < MANY; i++) {
      events.next(Operation.READ_FILE, "C:\\a").took(i % 1_000 == 7 ? 500 : 5).add();
    }
    events.store().eachLasting(500, found::add);
    assertThat(found)
        .containsExactly(7L, 1_007L, 2_007L, 3_007L, 4_007L, 5_007L, 6_007L, 7_007L, 8_007L);
  }

  @Test
  void allWhenAllAreSlow() {
    Events events = new Events();
    for (int i = 0; i < MANY; i++) {
      events.next(Operation.READ_FILE, "C:\\a").took(500).add();
    }
    events.store().eachLasting(500, found::add);
    assertThat(found).isEqualTo(LongStream.range(0, MANY).boxed().toList());
  }

  @Test
  void thoseOfSomeProcesses() {
    Events events = new Events().process("a", 4).process("b", 8).process("c", 12);
    for (int i = 0; i < MANY; i++) {
      events.next(Operation.READ_FILE, "C:\\a").by(i % 3).add();
    }
    events.store().eachOf(new boolean[] {true, false, true}, found::add);
    assertThat(found).isEqualTo(LongStream.range(0, MANY).filter(i -> i % 3 != 1).boxed().toList());
  }

  @Test
  void howManyEachProcessHas() {
    Events events = new Events().process("a", 4).process("b", 8).process("idle", 12);
    for (int i = 0; i < MANY; i++) {
      events.next(Operation.READ_FILE, "C:\\a").by(i % 9 == 0 ? 1 : 0).add();
    }
    assertThat(events.store().eventCounts()).containsExactly(8_000, 1_000, 0);
  }

  /** Every kind is asked about once: the question may cost something. */
  @Test
  void thoseOfSomeKinds() {
    Events events = new Events();
    for (int i = 0; i < MANY; i++) {
      Operation operation = i % 2 == 0 ? Operation.READ_FILE : Operation.CREATE_FILE;
      events.next(operation, "C:\\a" + i).status(i % 4 == 3 ? NtStatus.SHARING_VIOLATION : 0).add();
    }
    EventStore store = events.store();
    List<Long> asked = new ArrayList<>();
    store.each(
        event -> {
          asked.add(event);
          return store.status(event) == NtStatus.SHARING_VIOLATION;
        },
        found::add);
    assertThat(asked).containsExactlyInAnyOrder(0L, 1L, 3L);
    assertThat(found).isEqualTo(LongStream.range(0, MANY).filter(i -> i % 4 == 3).boxed().toList());
  }

  @Test
  void noEventsNobodyFound() {
    EventStore store = new Events().process("a", 4).store();
    store.each(event -> true, found::add);
    store.eachLasting(0, found::add);
    store.eachOf(new boolean[] {true}, found::add);
    assertThat(found).isEmpty();
    assertThat(store.operations()).isEmpty();
    assertThat(store.eventClasses()).isEmpty();
  }

  @Test
  void whatKindsThereAre() {
    EventStore store =
        new Events()
            .next(Operation.READ_FILE, "C:\\a")
            .add()
            .next(Operation.READ_FILE, "C:\\a")
            .status(NtStatus.PENDING)
            .add()
            .next(Operation.WRITE_FILE, "C:\\a")
            .add()
            .next(Operation.REG_OPEN_KEY, "HKLM")
            .add()
            .store();
    assertThat(store.operations())
        .containsExactlyInAnyOrder(
            Operation.READ_FILE, Operation.WRITE_FILE, Operation.REG_OPEN_KEY);
    assertThat(store.eventClasses())
        .containsExactlyInAnyOrder(EventClass.FILE_SYSTEM, EventClass.REGISTRY);
  }

  @Test
  void howALockWasAskedFor() {
    EventStore store =
        new Events()
            .next(Operation.LOCK_FILE, "C:\\a")
            .flags(EventRecord.FLAG_EXCLUSIVE)
            .add()
            .next(Operation.LOCK_FILE, "C:\\a")
            .flags(EventRecord.FLAG_FAIL_IMMEDIATELY)
            .add()
            .next(Operation.LOCK_FILE, "C:\\a")
            .flags(0)
            .add()
            .store();
    assertThat(LongStream.range(0, 3).filter(store::locksExclusively)).containsExactly(0L);
    assertThat(LongStream.range(0, 3).filter(store::failsImmediately)).containsExactly(1L);
  }

  @Test
  void theCaptureTellsOfItself() {
    assertThat(new Events().store().info().format()).isEqualTo("PML");
  }
}
