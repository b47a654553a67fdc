package dev.stallscope.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.SampleReports;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {
  private static final ReportInput INPUT = SampleReports.everyKind();
  private static final Sentences SENTENCES = new Sentences(INPUT, Words.english());

  private static Finding finding(Cause kind) {
    return INPUT.analysis().findings().stream()
        .filter(finding -> finding.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  /** Not of the try that got through, nor of what the engine or the holder did. */
  @ParameterizedTest
  @CsvSource({
    "LOCK_CONFLICT, SHARING VIOLATION",
    "ANTIVIRUS_SCAN, SUCCESS",
    "NETWORK_STALL, SUCCESS",
    "SLOW_OPERATION, SUCCESS"
  })
  void theResultIsOfWhatMadeTheTargetWait(Cause kind, String result) {
    assertThat(SENTENCES.result(finding(kind))).isEqualTo(result);
  }
}
