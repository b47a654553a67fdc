package dev.stallscope.analysis;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.WaitByDesign;
import dev.stallscope.analysis.wallclock.Share;
import dev.stallscope.index.EventStore;
import java.util.List;

/**
 * What there is to say of one capture.
 *
 * @param store what it was read from
 * @param target whose time is looked at
 * @param wallClock exclusive parts of the target's time, adding up to it; the largest first
 * @param findings blocking points, the longest first; not all where there are {@link #found} more
 * @param waitsByDesign set apart, the longest first
 * @param rules what became of each rule, in the order they ran
 * @param verdict one cause and how sure
 */
public record Analysis(
    EventStore store,
    Target target,
    List<Share> wallClock,
    List<Finding> findings,
    List<WaitByDesign> waitsByDesign,
    List<RuleResult> rules,
    Verdict verdict) {

  /**
   * Blocking points of the target, all of them: they count in the wall clock and the verdict also
   * where they are too many to be in {@link #findings}.
   */
  public long found() {
    return rules.stream().mapToLong(RuleResult::found).sum();
  }

  /**
   * One cause, and how sure that is.
   *
   * @param statement what is said, one of a closed list that views put into words
   * @param cause what took most of the target's time: of what was found when it was blocked, else
   *     of the rest
   * @param ticks the time that all findings took, each moment counted once
   * @param confidence 0 to 1
   */
  public record Verdict(Statement statement, Cause cause, long ticks, double confidence) {}

  /** What a verdict says. */
  public enum Statement {
    /** The cause the verdict names took most of what the target lost. */
    BLOCKED,
    /** What was found is a small part of the target's time: its length has another reason. */
    HARDLY_BLOCKED,
    /** The processors worked for the target most of its time: it was slow but not held up. */
    BUSY,
    /** Nothing was found. */
    NOT_BLOCKED,
    /** Nothing was found, but the capture leaves out a whole class of events. */
    NOTHING_SHOWN,
    /** Little or nothing was found, and the capture lacks what it takes to tell most of it. */
    CANNOT_TELL
  }
}
