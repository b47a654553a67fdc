package dev.stallscope.analysis.wallclock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.Events;
import dev.stallscope.model.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Drawings have one letter for each tick. */
class WallClockTest {
  /** Named causes first, then what always goes on beside them. */
  private static final List<Cause> FIRST_TO_LAST =
      List.of(
          Cause.ANTIVIRUS_SCAN,
          Cause.LOCK_CONFLICT,
          Cause.NETWORK_STALL,
          Cause.SLOW_OPERATION,
          Cause.FILE_IO,
          Cause.REGISTRY,
          Cause.PROCESS_START);

  private record Wait(Cause cause, long start, long ticks) {
    boolean covers(long tick) {
      return start <= tick && tick < start + ticks;
    }
  }

  /**
   * One thread after another.
   *
   * <pre>
   *   0         10        20
   *   AAAAA.....LLLLLLLLLL
   * </pre>
   */
  @Test
  void oneAfterAnother() {
    WallClock clock = new WallClock(0, 20);
    clock.add(Cause.ANTIVIRUS_SCAN, 0, 5);
    clock.add(Cause.LOCK_CONFLICT, 10, 10);
    assertThat(clock.shares())
        .containsExactly(
            new Share(Cause.LOCK_CONFLICT, 10),
            new Share(Cause.ANTIVIRUS_SCAN, 5),
            new Share(Cause.UNEXPLAINED, 5));
  }

  /**
   * Ordinary work of one thread while another is held counts for the hold, and what two threads
   * wait for at once counts once.
   *
   * <pre>
   *   0         10        20
   *   ..AAAAAAAAAA........
   *   FFFFFFFFFFFFFFF.....
   *   .......AAAAAAAAA....
   * </pre>
   */
  @Test
  void threadsInParallel() {
    WallClock clock = new WallClock(0, 20);
    clock.add(Cause.FILE_IO, 0, 15);
    clock.add(Cause.ANTIVIRUS_SCAN, 2, 10);
    clock.add(Cause.ANTIVIRUS_SCAN, 7, 9);
    assertThat(clock.shares())
        .containsExactly(
            new Share(Cause.ANTIVIRUS_SCAN, 14),
            new Share(Cause.FILE_IO, 2),
            new Share(Cause.UNEXPLAINED, 4));
  }

  /** A scan that began before the target's first event, or ends after its last, is cut. */
  @Test
  void onlyTheTargetsTimeCounts() {
    WallClock clock = new WallClock(100, 110);
    clock.add(Cause.ANTIVIRUS_SCAN, 90, 12);
    clock.add(Cause.FILE_IO, 108, 50);
    assertThat(clock.shares())
        .containsExactly(
            new Share(Cause.ANTIVIRUS_SCAN, 2),
            new Share(Cause.FILE_IO, 2),
            new Share(Cause.UNEXPLAINED, 6));
  }

  /**
   * The processors worked 6 ticks in the first ten, of which 4 are a scan, and 9 in the next ten:
   * where nothing waits.
   *
   * <pre>
   *   0         10        20
   *   AAAA......CCCCCCCCC.
   * </pre>
   */
  @Test
  void processorsWorkWhereNothingWaits() {
    WallClock clock = new WallClock(0, 20, profiled(10, 6, 20, 15));
    clock.add(Cause.ANTIVIRUS_SCAN, 0, 4);
    assertThat(clock.shares())
        .containsExactly(
            new Share(Cause.CPU, 15),
            new Share(Cause.ANTIVIRUS_SCAN, 4),
            new Share(Cause.UNEXPLAINED, 1));
  }

  /** Four threads used forty ticks of processors within ten: the clock went on by ten. */
  @Test
  void processorsInParallelCountOnce() {
    WallClock clock = new WallClock(0, 20, profiled(10, 40));
    assertThat(clock.shares())
        .containsExactly(new Share(Cause.CPU, 10), new Share(Cause.UNEXPLAINED, 10));
  }

  /** A counter that goes backwards says nothing. */
  @Test
  void damagedCountersAreNotBelieved() {
    WallClock clock = new WallClock(0, 30, profiled(10, 5, 20, 2, 30, Long.MAX_VALUE));
    List<Share> shares = clock.shares();
    assertThat(shares).allSatisfy(share -> assertThat(share.ticks()).isBetween(0L, 30L));
    assertThat(shares.stream().mapToLong(Share::ticks).sum()).isEqualTo(30);
  }

  /** Process Profiling of one process: when, and the ticks it has used by then. */
  private static ProcessorTime profiled(long... whenAndUsed) {
    Events events = new Events().process("a.exe", 4);
    events.next(Operation.THREAD_CREATE, "").at(0).add();
    for (int i = 0; i < whenAndUsed.length; i += 2) {
      events
          .next(Operation.PROCESS_PROFILING, "")
          .at(whenAndUsed[i])
          .offset(whenAndUsed[i + 1])
          .add();
    }
    EventStore store = events.store();
    return ProcessorTime.of(store, new boolean[] {true});
  }

  /** Against a count tick by tick. */
  @RepeatedTest(200)
  void sharesAreWhatTicksAddUpTo(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    long start = random.nextInt(20);
    long end = start + random.nextInt(120);
    List<Wait> waits = new ArrayList<>();
    for (int i = random.nextInt(30); i > 0; i--) {
      Cause cause = FIRST_TO_LAST.get(random.nextInt(FIRST_TO_LAST.size()));
      waits.add(new Wait(cause, random.nextInt(150), random.nextInt(40)));
    }
    waits.sort(Comparator.comparingLong(Wait::start));
    long used = random.nextInt(200);
    WallClock clock = new WallClock(start, end, profiled(60, used));
    waits.forEach(wait -> clock.add(wait.cause, wait.start, wait.ticks));

    Map<Cause, Long> expected = tickByTick(waits, start, end);
    long free = expected.getOrDefault(Cause.UNEXPLAINED, 0L);
    Map<Cause, Long> shares = new EnumMap<>(Cause.class);
    clock.shares().forEach(share -> shares.put(share.cause(), share.ticks()));
    long worked = shares.getOrDefault(Cause.CPU, 0L);
    shares.remove(Cause.CPU);
    shares.merge(Cause.UNEXPLAINED, worked, Long::sum);
    shares.values().removeIf(ticks -> ticks == 0);

    assertThat(shares).isEqualTo(expected);
    assertThat(worked).isBetween(0L, Math.min(free, used));
    assertThat(worked).isEqualTo(Math.min(freeUntil(60, waits, start, end), Math.min(60, used)));
  }

  private static Map<Cause, Long> tickByTick(List<Wait> waits, long start, long end) {
    Map<Cause, Long> ticks = new EnumMap<>(Cause.class);
    for (long tick = start; tick < end; tick++) {
      ticks.merge(causeAt(tick, waits), 1L, Long::sum);
    }
    return ticks;
  }

  private static long freeUntil(long last, List<Wait> waits, long start, long end) {
    return tickByTick(waits, start, Math.max(start, Math.min(end, last)))
        .getOrDefault(Cause.UNEXPLAINED, 0L);
  }

  private static Cause causeAt(long tick, List<Wait> waits) {
    return waits.stream()
        .filter(wait -> wait.covers(tick))
        .map(Wait::cause)
        .min(Comparator.comparingInt(FIRST_TO_LAST::indexOf))
        .orElse(Cause.UNEXPLAINED);
  }
}
