package dev.stallscope.report;

import dev.stallscope.advice.AdvicePlan;
import dev.stallscope.analysis.Analysis;
import dev.stallscope.analysis.Target;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.ReadDiagnostics;
import java.util.List;
import java.util.Map;

/**
 * All that the views of one report are made from. The same input gives the same bytes.
 *
 * @param analysis what there is to say
 * @param advice what to do about it
 * @param diagnostics what reading and analysing noticed
 * @param toolVersion version of Stallscope
 * @param thresholdTicks operations at least as long as this count as long
 * @param details ProcMon's Detail text by event number; events may be missing
 * @param sums what the target's operations come to
 */
public record ReportInput(
    Analysis analysis,
    AdvicePlan advice,
    List<ReadDiagnostics.Entry> diagnostics,
    String toolVersion,
    long thresholdTicks,
    Map<Long, String> details,
    TargetSums sums) {

  /** The events of the capture. */
  public EventStore store() {
    return analysis.store();
  }

  /** The process tree under study. */
  public Target target() {
    return analysis.target();
  }

  /** The root of the target's tree. */
  public ProcessInfo root() {
    return process(target().root());
  }

  /** A process of the capture by its index. */
  public ProcessInfo process(int index) {
    return store().processes().get(index);
  }

  /** A path of the capture by its index, as it stands in the trace. */
  public String path(int id) {
    return store().paths().text(id);
  }

  /** Ticks from the capture's first event to a FILETIME. */
  public long sinceStart(long fileTime) {
    return fileTime - store().firstTicks();
  }

  /** Ticks from the first sign of the target to its last. */
  public long targetTicks() {
    return target().endTicks() - target().startTicks();
  }

  /** Ticks from the first event to the last completion. */
  public long traceTicks() {
    return store().size() == 0 ? 0 : store().lastTicks() - store().firstTicks();
  }

  /** The part of the target's time that these ticks are, 0 where it has none. */
  public double shareOfTarget(long ticks) {
    return targetTicks() <= 0 ? 0 : (double) ticks / targetTicks();
  }
}
