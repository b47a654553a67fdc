package dev.stallscope.analysis;

import dev.stallscope.analysis.Analysis.Share;
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
 * cause's own part is the difference to the place before. Operations come in order of their start;
 * one that comes late loses at most what was already counted past it.
 */
final class WallClock {
  private static final List<Cause> PRIORITY =
      List.of(Cause.SLOW_OPERATION, Cause.FILE_IO, Cause.REGISTRY, Cause.PROCESS_START);

  private final Target target;
  private final long[] covered = new long[PRIORITY.size()];
  private final long[] coveredUntil = new long[PRIORITY.size()];

  WallClock(Target target) {
    this.target = target;
    Arrays.fill(coveredUntil, target.startTicks());
  }

  /** What an operation of ordinary length is put down to. */
  static Cause ordinary(Operation operation) {
    EventClass eventClass = operation.eventClass();
    if (eventClass == EventClass.REGISTRY) {
      return Cause.REGISTRY;
    }
    return eventClass == EventClass.PROCESS ? Cause.PROCESS_START : Cause.FILE_IO;
  }

  void add(Cause cause, long start, long ticks) {
    long end = Math.min(start + ticks, target.endTicks());
    for (int place = PRIORITY.indexOf(cause); place < covered.length; place++) {
      covered[place] += Math.max(0, end - Math.max(start, coveredUntil[place]));
      coveredUntil[place] = Math.max(coveredUntil[place], end);
    }
  }

  /** Ticks that are this cause's alone. */
  long ticks(Cause cause) {
    int place = PRIORITY.indexOf(cause);
    return covered[place] - (place == 0 ? 0 : covered[place - 1]);
  }

  /** All parts, adding up to the target's time; the largest first, what is unexplained last. */
  List<Share> shares() {
    List<Share> shares = new ArrayList<>();
    for (Cause cause : PRIORITY) {
      if (ticks(cause) > 0) {
        shares.add(new Share(cause, ticks(cause)));
      }
    }
    shares.sort(Comparator.comparingLong(Share::ticks).reversed());
    long lifetime = target.endTicks() - target.startTicks();
    shares.add(new Share(Cause.UNEXPLAINED, lifetime - covered[covered.length - 1]));
    return shares;
  }
}
