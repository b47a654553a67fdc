package dev.stallscope.analysis;

import dev.stallscope.model.Ticks;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for.
 *
 * @param process name, image path or PID of the target; null to find it
 * @param minBlockedTicks waits shorter than this are no findings
 */
public record AnalysisOptions(@Nullable String process, long minBlockedTicks) {
  /** The floor below which a wait is not worth a line: 50 ms. */
  public static final long DEFAULT_MIN_BLOCKED = 50 * Ticks.PER_MILLISECOND;
}
