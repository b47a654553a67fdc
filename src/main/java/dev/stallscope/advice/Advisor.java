package dev.stallscope.advice;

import dev.stallscope.analysis.Analysis;
import java.util.ArrayList;
import java.util.List;

/** Says what to do about the findings of an analysis. */
public final class Advisor {
  private Advisor() {}

  /** All advice there is on a capture. The same analysis gives the same advice. */
  public static AdvicePlan of(Analysis analysis) {
    List<Advice> advice = new ArrayList<>();
    advice.addAll(CaptureAdvice.of(analysis));
    return new AdvicePlan(advice);
  }
}
