package dev.stallscope.advice;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.knowledge.CacheFolder;
import dev.stallscope.knowledge.ExclusionLimits.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder or file in which targets waited.
 *
 * @param path full path without a backslash at its end; as in the trace when its drive is unknown
 * @param fit what it is good for
 * @param cache the tool's folder it is, null when it is none we know
 * @param against why it is not to be excluded, null when nothing is against it
 * @param findings waits on files there
 */
record Place(
    String path,
    Fit fit,
    @Nullable CacheFolder cache,
    @Nullable Reason against,
    List<Finding> findings) {

  /** What can be done with a place. */
  enum Fit {
    /** It may be excluded. */
    EXCLUDE,
    /** A tool's own temporary folder within Temp, which can be moved out of it. */
    MOVE,
    /** It is not to be excluded. */
    REFUSED,
    /** Its drive is unknown. */
    UNKNOWN
  }

  /** Ticks lost there, each moment counted once. */
  long ticks() {
    return Draft.ticks(findings);
  }

  /** Whether a rule and a command would take it as it is. */
  boolean isLiteral() {
    return fit != Fit.UNKNOWN && PowerShell.canQuote(path) && path.indexOf('%') < 0;
  }
}
