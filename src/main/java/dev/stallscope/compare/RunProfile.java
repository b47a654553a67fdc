package dev.stallscope.compare;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.model.TraceInfo;
import java.util.List;
import java.util.Map;

/**
 * What is compared of one capture; small beside its events, which can be dropped then.
 *
 * @param info what the capture says of itself
 * @param root name of the target's root process
 * @param commandLine of it
 * @param traceTicks from the first event to the last
 * @param targetTicks from the target's first sign to its last
 * @param events of the target
 * @param causes the target's time cut into parts, causes without any left out
 * @param losses its findings, the longest first
 * @param gaps ticks of each time in which no operation was under way and no finding explains it
 * @param operations durations by operation, waits by design left out
 * @param places durations of file operations by the folder's stable name, likewise
 * @param work events by the process's role, then by the stable name of folder, key or endpoint
 * @param disk reads that went to the disk
 * @param guard what is seen of security products
 * @param reaches what each exclusion asked about touches here, in the order they were given
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and may hold millions
public record RunProfile(
    TraceInfo info,
    String root,
    String commandLine,
    long traceTicks,
    long targetTicks,
    long events,
    Map<Cause, Long> causes,
    List<Loss> losses,
    long[] gaps,
    Map<String, Durations> operations,
    Map<String, Durations> places,
    Map<String, Map<String, Long>> work,
    DiskReads disk,
    Guard guard,
    List<Reach> reaches) {

  /**
   * The target's reads past the cache: non-cached and paging ones.
   *
   * @param ticks what they took together
   */
  public record DiskReads(long count, long ticks) {}

  /**
   * Security products of a capture.
   *
   * @param engines names of their processes
   * @param filters number of their filter drivers that are loaded
   * @param looks engine events that belong to looking at a file, whoever's file it is
   */
  public record Guard(List<String> engines, int filters, long looks) {}

  /**
   * What an exclusion covers as Windows reads it.
   *
   * @param opens files the target opened there
   * @param looks engine events that belong to looking at a file there
   */
  public record Reach(long opens, long looks) {}

  /** Ticks put down to a cause. */
  public long ticks(Cause cause) {
    return causes.getOrDefault(cause, 0L);
  }
}
