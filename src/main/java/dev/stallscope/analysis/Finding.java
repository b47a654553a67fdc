package dev.stallscope.analysis;

import dev.stallscope.model.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One blocking point: an operation, retry series or connection of the target that waited.
 *
 * @param id stable within a report, such as {@code F1}
 * @param kind one of {@code ANTIVIRUS_SCAN}, {@code LOCK_CONFLICT}, {@code NETWORK_STALL}, {@code
 *     SLOW_OPERATION}
 * @param rule id of the rule that found it
 * @param severity how much it matters beside the others
 * @param confidence 0 to 1
 * @param process index of the process that waited
 * @param threadId of the thread that waited, -1 when the trace does not tell
 * @param operation what waited
 * @param path index into the store's paths
 * @param startTicks FILETIME of the begin of the wait
 * @param blockedTicks ticks lost
 * @param attempts tries, 1 where nothing was retried
 * @param outcome how it ended
 * @param culprit who made it wait, null when unknown or nobody
 * @param evidence the events that show it
 */
public record Finding(
    String id,
    Cause kind,
    String rule,
    Severity severity,
    double confidence,
    int process,
    int threadId,
    Operation operation,
    int path,
    long startTicks,
    long blockedTicks,
    int attempts,
    Outcome outcome,
    @Nullable Culprit culprit,
    List<Evidence> evidence) {

  /** How much a finding matters: a tenth of the target's time, a hundredth, or less. */
  public enum Severity {
    HIGH,
    MEDIUM,
    LOW
  }

  /** How a wait ended. Lower-case with hyphens in the JSON. */
  public enum Outcome {
    COMPLETED,
    RECOVERED,
    GAVE_UP,
    UNANSWERED
  }

  /**
   * Who made the target wait.
   *
   * @param process index of the culprit's process, -1 when it is not in the trace
   * @param product name of the product it belongs to, null when unknown
   */
  public record Culprit(int process, @Nullable String product) {}

  /**
   * One event that speaks for a finding.
   *
   * @param event number of the event that shows it
   * @param what what that event shows, one of a closed list that views put into words
   */
  public record Evidence(long event, What what) {}

  /** What an event shows. */
  public enum What {
    /** The operation that waited itself. */
    SLOW_OPERATION
  }
}
