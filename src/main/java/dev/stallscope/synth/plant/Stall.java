package dev.stallscope.synth.plant;

import dev.stallscope.model.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stall that was planted, and so the truth about it. Words and values are those of the report's
 * findings.
 *
 * @param plant what planted it, such as {@code scan-on-close}
 * @param kind {@code antivirus-scan}, {@code lock-conflict}, {@code network-stall} or {@code
 *     slow-operation}
 * @param process index of the process that waited
 * @param threadId thread that waited; 0 for packets, as the trace has it
 * @param operation what waited; for a connection its first event's operation
 * @param path file, key, or a connection's {@code local -> remote}
 * @param startTicks FILETIME of the begin of the wait
 * @param blockedTicks what was lost: an operation's duration; for a retry series from the first
 *     refusal to the success or the last refusal; for a connection from its first unanswered packet
 *     to its answer or end
 * @param shownTicks the part of it that lies between events of the trace: less than {@code
 *     blockedTicks} only for packets, since no event shows a first SYN nor that a lookup was given
 *     up
 * @param attempts tries, 1 where nothing was retried
 * @param outcome {@code completed}, {@code recovered}, {@code gave-up} or {@code unanswered}
 * @param culprit who made it wait, null when nobody or when the trace cannot tell
 * @param events numbers of the events that are it, rising: what waited, and what shows why
 */
public record Stall(
    String plant,
    String kind,
    int process,
    int threadId,
    Operation operation,
    String path,
    long startTicks,
    long blockedTicks,
    long shownTicks,
    int attempts,
    String outcome,
    @Nullable Culprit culprit,
    List<Long> events) {

  /**
   * Who made the target wait.
   *
   * @param process index of its process, -1 when it has no events in the trace
   * @param product as in the table of security products, null when it is in none
   */
  public record Culprit(int process, @Nullable String product) {}

  /** Whether a measured time fits: nobody can be asked to see more than the trace shows. */
  public boolean fits(long measuredTicks, double tolerance) {
    return measuredTicks >= shownTicks * (1 - tolerance)
        && measuredTicks <= blockedTicks * (1 + tolerance);
  }
}
