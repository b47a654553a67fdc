package dev.stallscope.analysis.network;

import dev.stallscope.analysis.rule.Finding;

/**
 * A connection's wait, as a pattern recognised it.
 *
 * @param event its first event, which stands for it
 * @param startTicks FILETIME of the begin of the wait
 * @param endTicks FILETIME of its end
 * @param certainty confidence that the network was to blame, 0 to 1, before it is known whether the
 *     process had to wait for it
 * @param needsWaiter whether it only counts when somebody is seen to have waited
 * @param finding what is known of it so far
 */
record Stall(
    long event,
    long startTicks,
    long endTicks,
    double certainty,
    boolean needsWaiter,
    Finding.Builder finding) {

  long ticks() {
    return endTicks - startTicks;
  }
}
