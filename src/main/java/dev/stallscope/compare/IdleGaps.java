package dev.stallscope.compare;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.index.Intervals;
import dev.stallscope.model.Ticks;
import java.util.List;

/**
 * Times in which no operation of the target was under way: it computed, or waited for something
 * that shows nothing. How long they are tells how much such time varies from run to run: a few long
 * ones by much, thousands of short ones by little.
 */
final class IdleGaps {
  /** Shorter ones add little to what varies, and are most. */
  private static final long LEAST_TICKS = Ticks.PER_MILLISECOND;

  private final Intervals gaps = new Intervals();
  private long coveredUntil = Long.MAX_VALUE;

  /** An operation; they come in the order of their start. */
  void operation(long start, long end) {
    if (start - coveredUntil >= LEAST_TICKS && start > coveredUntil) {
      gaps.add(coveredUntil, start);
    }
    coveredUntil = coveredUntil == Long.MAX_VALUE ? end : Math.max(coveredUntil, end);
  }

  /** Ticks of each gap that no finding explains, in the order of time. */
  long[] ticks(List<Finding> findings) {
    Intervals explained = new Intervals();
    findings.forEach(finding -> explained.add(finding.startTicks(), finding.endTicks()));
    Intervals left = gaps.minus(explained);
    long[] ticks = new long[left.size()];
    for (int i = 0; i < ticks.length; i++) {
      ticks[i] = left.end(i) - left.start(i);
    }
    return ticks;
  }
}
