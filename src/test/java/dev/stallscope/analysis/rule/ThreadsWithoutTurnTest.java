package dev.stallscope.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.index.Events;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Threads that did not get their turn: several slow at once while the registry went on. */
class ThreadsWithoutTurnTest {
  private static final long MS = Ticks.PER_MILLISECOND;

  private final Events events = new Events().process("a.exe", 8).process("b.exe", 12);

  private ThreadsWithoutTurnTest query(int process, int thread, long startMs, long ticks) {
    events
        .next(Operation.REG_QUERY_VALUE, "HKLM\\x")
        .by(process)
        .thread(thread)
        .at(startMs * MS)
        .took(ticks)
        .add();
    return this;
  }

  private ThreadsWithoutTurnTest quick(int times, long startMs) {
    for (int i = 0; i < times; i++) {
      query(1, 9, startMs, MS - 1);
    }
    return this;
  }

  private boolean crowded() {
    return Crowding.of(new Scene(events.store(), 1)).around(0);
  }

  /** Thread 1 waits from 100 to 140 ms; what is slow beside it is drawn by each test. */
  private ThreadsWithoutTurnTest slowQuery() {
    return query(0, 1, 100, 40 * MS);
  }

  @Test
  void twoOthersThatWereSlowMeanwhileAreACrowd() {
    slowQuery().query(0, 2, 110, 15 * MS).query(1, 3, 110, 15 * MS).quick(8, 120);
    assertThat(crowded()).isTrue();
  }

  @Test
  void oneOtherThreadIsNone() {
    slowQuery().query(1, 3, 110, 15 * MS).query(1, 3, 130, 15 * MS).quick(8, 130);
    assertThat(crowded()).isFalse();
  }

  @Test
  void threadsOfOneProcessMayHoldEachOther() {
    slowQuery().query(0, 2, 110, 15 * MS).query(0, 3, 110, 15 * MS).quick(8, 120);
    assertThat(crowded()).isFalse();
  }

  @Test
  void whatEndedBeforeOrBeganAfterIsNotMeanwhile() {
    query(0, 2, 84, 16 * MS).query(1, 3, 84, 16 * MS);
    events.next(Operation.REG_QUERY_VALUE, "HKLM\\x").thread(1).at(100 * MS).took(40 * MS).add();
    quick(8, 120).query(0, 4, 140, 16 * MS).query(1, 5, 140, 16 * MS);
    Crowding crowding = Crowding.of(new Scene(events.store(), 1));
    assertThat(crowding.around(2)).isFalse();
  }

  @Test
  void whatBeganBeforeAndStillRanIsMeanwhile() {
    query(0, 2, 10, 91 * MS).query(1, 3, 50, 51 * MS);
    events.next(Operation.REG_QUERY_VALUE, "HKLM\\x").thread(1).at(100 * MS).took(40 * MS).add();
    quick(8, 120);
    assertThat(Crowding.of(new Scene(events.store(), 1)).around(2)).isTrue();
  }

  @Test
  void lessThanATurnIsNotSlow() {
    slowQuery().query(0, 2, 110, 15 * MS - 1).query(1, 3, 110, 15 * MS).quick(8, 120);
    assertThat(crowded()).isFalse();
  }

  @Test
  void whereTheRegistryStoodStillItWasTheRegistry() {
    slowQuery().query(0, 2, 110, 15 * MS).query(1, 3, 110, 15 * MS).quick(7, 120);
    query(1, 9, 120, MS).quick(9, 140);
    assertThat(crowded()).isFalse();
  }

  @Test
  void onlyQuickAnswersOfTheRegistryShowThatItWentOn() {
    slowQuery().query(0, 2, 110, 15 * MS).query(1, 3, 110, 15 * MS).quick(7, 120);
    events.next(Operation.QUERY_BASIC_INFORMATION_FILE, "C:\\f").at(120 * MS).took(1).add();
    query(1, 9, 121, Ticks.NONE);
    assertThat(crowded()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"READ_FILE", "CREATE_FILE", "REG_SET_VALUE", "TCP_SEND", "PROCESS_CREATE"})
  void whatHasToBeFetchedOrAskedForIsNotInMemory(Operation operation) {
    assertThat(Crowding.isInMemory(operation)).isFalse();
    assertThat(Crowding.isInMemory(Operation.QUERY_NAME_INFORMATION_FILE)).isTrue();
  }
}
