package dev.stallscope.advice;

import dev.stallscope.analysis.Analysis;
import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Finding;
import java.util.ArrayList;
import java.util.List;

/** Says what to do about the findings of an analysis. */
public final class Advisor {
  private Advisor() {}

  /** All advice there is on a capture. The same analysis gives the same advice. */
  public static AdvicePlan of(Analysis analysis) {
    Toolset tools = new Toolset(analysis);
    Places places = new Places(analysis, tools.names());
    ScanAdvice scans = new ScanAdvice(analysis, places);
    List<Advice> advice = new ArrayList<>(CaptureAdvice.of(analysis));
    advice.addAll(scans.of(of(analysis, Cause.ANTIVIRUS_SCAN)));
    advice.addAll(new LockAdvice(analysis, places, scans).of(of(analysis, Cause.LOCK_CONFLICT)));
    advice.addAll(new NetworkAdvice(analysis, tools).of(of(analysis, Cause.NETWORK_STALL)));
    advice.addAll(new SlowAdvice(analysis).of(of(analysis, Cause.SLOW_OPERATION)));
    return new AdvicePlan(advice);
  }

  private static List<Finding> of(Analysis analysis, Cause kind) {
    return analysis.findings().stream().filter(finding -> finding.kind() == kind).toList();
  }
}
