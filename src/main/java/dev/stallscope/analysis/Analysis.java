package dev.stallscope.analysis;

import dev.stallscope.index.EventStore;
import java.util.List;

/**
 * What there is to say of one capture.
 *
 * @param store what it was read from
 * @param target whose time is looked at
 * @param wallClock exclusive parts of the target's time, adding up to it; the largest first
 * @param findings blocking points, the longest first
 * @param waitsByDesign set apart, the longest first
 * @param verdict one cause and how sure
 */
public record Analysis(
    EventStore store,
    Target target,
    List<Share> wallClock,
    List<Finding> findings,
    List<WaitByDesign> waitsByDesign,
    Verdict verdict) {

  /** An exclusive part of the target's time, in ticks. */
  public record Share(Cause cause, long ticks) {}

  /**
   * One cause, and how sure that is.
   *
   * @param statement what is said, one of a closed list that views put into words
   * @param cause the cause the verdict names
   * @param ticks the time that cause took
   * @param confidence 0 to 1
   */
  public record Verdict(Statement statement, Cause cause, long ticks, double confidence) {}

  /** What a verdict says. */
  public enum Statement {
    /** Operations that took long were found; what made them wait is not judged. */
    LONG_OPERATIONS,
    /** Nothing in the target took long. */
    NOTHING_LONG,
    /** The capture carries no durations, so that nothing can be said of long operations. */
    NO_DURATIONS
  }
}
