package dev.stallscope.advice;

import dev.stallscope.advice.Advice.Kind;
import dev.stallscope.analysis.Analysis;
import dev.stallscope.analysis.Analysis.Statement;
import java.util.List;

/** When a capture cannot tell, or tells little, another one is the next step. */
final class CaptureAdvice {
  private CaptureAdvice() {}

  static List<Advice> of(Analysis analysis) {
    boolean blind =
        !analysis.store().info().hasDurations()
            || analysis.verdict().statement() == Statement.CANNOT_TELL;
    return blind ? List.of(new Draft(Kind.CAPTURE_AGAIN, List.of()).advice()) : List.of();
  }
}
