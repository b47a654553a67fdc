package dev.stallscope.analysis;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Finding;

/**
 * What of a finding goes into sums and the verdict. Every finding counts there, also where only the
 * longest are kept whole.
 *
 * @param kind its cause
 * @param rule id of the rule that found it
 * @param process index of the process that waited
 * @param startTicks FILETIME of the begin
 * @param blockedTicks ticks lost
 * @param confidence 0 to 1
 */
record Wait(
    Cause kind, String rule, int process, long startTicks, long blockedTicks, double confidence) {

  static Wait of(Finding finding) {
    return new Wait(
        finding.kind(),
        finding.rule(),
        finding.process(),
        finding.startTicks(),
        finding.blockedTicks(),
        finding.confidence());
  }
}
