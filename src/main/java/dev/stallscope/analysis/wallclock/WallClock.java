package dev.stallscope.analysis.wallclock;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts the target's lifetime into exclusive parts. Where threads wait in parallel the moment goes
 * to the cause that stands first in {@link #PRIORITY}; nothing is counted twice.
 *
 * <p>For each place in that order the time covered by causes up to it is kept as a running union; a
 * cause's own part is the difference to the place before. Waits come in order of their start; one
 * that comes late loses at most what was already counted past it.
 *
 * <p>What no cause covers is the processors' as far as the capture tells how much they worked: a
 * wait takes none of their time, so what they worked lies in what is left. The rest stays
 * unexplained: sleep, waits by design (what they wait for is somebody's work, and nothing is lost
 * by them), and whatever the capture does not show.
 */
public final class WallClock {
  /** Causes that can be named come before ordinary work, which always goes on beside them. */
  private static final List<Cause> PRIORITY =
      List.of(
          Cause.ANTIVIRUS_SCAN,
          Cause.LOCK_CONFLICT,
          Cause.NETWORK_STALL,
          Cause.SLOW_OPERATION,
          Cause.FILE_IO,
          Cause.REGISTRY,
          Cause.PROCESS_START);

  private final long startTicks;
  private final long endTicks;
  private final long[] covered = new long[PRIORITY.size()];
  private final long[] coveredUntil = new long[PRIORITY.size()];
  private final ProcessorTime processors;

  /** Processor time is not known. */
  public WallClock(long startTicks, long endTicks) {
    this(startTicks, endTicks, ProcessorTime.unknown());
  }

  /**
   * @param startTicks FILETIME of the target's first sign
   * @param endTicks FILETIME of its last
   * @param processors what they worked for it; used up
   */
  public WallClock(long startTicks, long endTicks, ProcessorTime processors) {
    this.processors = processors;
    this.startTicks = startTicks;
    this.endTicks = endTicks;
    Arrays.fill(coveredUntil, startTicks);
  }

  /** What an operation that no rule explains is put down to. */
  public static Cause ordinary(Operation operation) {
    EventClass eventClass = operation.eventClass();
    if (eventClass == EventClass.REGISTRY) {
      return Cause.REGISTRY;
    }
    return eventClass == EventClass.PROCESS ? Cause.PROCESS_START : Cause.FILE_IO;
  }

  /**
   * Adds a wait or an operation.
   *
   * @param start FILETIME, not before that of the one added last
   * @param ticks how long it took
   */
  public void add(Cause cause, long start, long ticks) {
    long end = Math.min(start + ticks, endTicks);
    freeUntil(Math.min(start, endTicks));
    for (int place = PRIORITY.indexOf(cause); place < covered.length; place++) {
      covered[place] += Math.max(0, end - Math.max(start, coveredUntil[place]));
      coveredUntil[place] = Math.max(coveredUntil[place], end);
    }
  }

  private void freeUntil(long ticks) {
    long last = coveredUntil[covered.length - 1];
    if (ticks > last) {
      processors.addFree(last, ticks);
    }
  }

  /** Ticks that are this cause's alone. */
  public long ticks(Cause cause) {
    int place = PRIORITY.indexOf(cause);
    return covered[place] - (place == 0 ? 0 : covered[place - 1]);
  }

  /**
   * All parts, adding up to the target's time; the largest first, what is unexplained last. Asked
   * once, after all was added.
   */
  public List<Share> shares() {
    List<Share> shares = new ArrayList<>();
    for (Cause cause : PRIORITY) {
      if (ticks(cause) > 0) {
        shares.add(new Share(cause, ticks(cause)));
      }
    }
    freeUntil(endTicks);
    long unexplained = endTicks - startTicks - covered[covered.length - 1];
    long worked = Math.min(unexplained, processors.ticks());
    if (worked > 0) {
      shares.add(new Share(Cause.CPU, worked));
    }
    shares.sort(Comparator.comparingLong(Share::ticks).reversed());
    shares.add(new Share(Cause.UNEXPLAINED, unexplained - worked));
    return shares;
  }
}
