package dev.stallscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Severity;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.Events;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which findings are kept, in which order, and how much each matters. */
class RankedFindingsTest {
  private static final EventStore STORE =
      new Events().next(Operation.READ_FILE, "C:\\a").add().store();

  private static Finding finding(int process, long start, long blocked, String rule) {
    return Finding.on(STORE, 0)
        .waiter(process, 1)
        .span(start, blocked)
        .build(Cause.SLOW_OPERATION, rule);
  }

  @Test
  void theLongestAreKept() {
    LongestFindings longest = new LongestFindings(3);
    for (long blocked : new long[] {5, 1, 9, 7, 3, 8}) {
      longest.accept(finding(0, 0, blocked, "r"));
    }
    assertThat(longest.longestFirst())
        .extracting(Finding::blockedTicks)
        .containsExactly(9L, 8L, 7L);
  }

  /** Of those as long the earlier, then by process and rule: the same in every run. */
  @Test
  void thoseAsLongHaveAnOrderToo() {
    LongestFindings longest = new LongestFindings(4);
    List<Finding> inOrder =
        List.of(
            finding(2, 10, 5, "b"),
            finding(1, 20, 5, "b"),
            finding(2, 20, 5, "a"),
            finding(2, 20, 5, "b"));
    longest.accept(finding(3, 20, 5, "a"));
    for (int i = inOrder.size() - 1; i >= 0; i--) {
      longest.accept(inOrder.get(i));
    }
    assertThat(longest.longestFirst()).containsExactlyElementsOf(inOrder);
  }

  @Test
  void ofTooManyNoneAreHeld() {
    FirstFindings first = new FirstFindings(2);
    first.accept(finding(0, 0, 1, "a"));
    first.accept(finding(0, 0, 2, "a"));
    assertThat(first.areAll()).isTrue();
    assertThat(first.findings()).extracting(Finding::blockedTicks).containsExactly(1L, 2L);
    first.accept(finding(0, 0, 3, "a"));
    first.accept(finding(0, 0, 4, "a"));
    assertThat(first.areAll()).isFalse();
    assertThat(first.findings()).isEmpty();
  }

  /** Of ten seconds: a tenth is high, a hundredth medium. */
  @Test
  void severityIsByTheTargetsTime() throws Exception {
    double[] millis = {1_000, 999.9, 100, 99.9};
    Events events = new Events().process("job.exe", 4);
    for (int i = 0; i < millis.length; i++) {
      events
          .next(Operation.CREATE_FILE, "C:\\a" + i)
          .thread(8)
          .at(i * 2L * Ticks.PER_SECOND)
          .took(Math.round(millis[i] * Ticks.PER_MILLISECOND))
          .add();
    }
    events.next(Operation.CLOSE_FILE, "C:\\a").thread(8).at(10 * Ticks.PER_SECOND).took(0).add();
    List<Finding> findings =
        Analyzer.analyze(
                events.store(), new AnalysisOptions("4", AnalysisOptions.DEFAULT_MIN_BLOCKED))
            .findings();
    assertThat(findings).extracting(Finding::id).containsExactly("F1", "F2", "F3", "F4");
    assertThat(findings)
        .extracting(Finding::severity)
        .containsExactly(Severity.HIGH, Severity.MEDIUM, Severity.MEDIUM, Severity.LOW);
  }

  /**
   * Its waits on purpose, of what the user finds worth telling, are told too, but are no findings.
   */
  @Test
  void waitsOnPurposeAreTold() throws Exception {
    String pipe = "\\Device\\NamedPipe\\child";
    Events events = new Events().process("job.exe", 4);
    double[] millis = {50, 49.9, 700};
    for (int i = 0; i < millis.length; i++) {
      events
          .next(Operation.READ_FILE, pipe + i)
          .at(i * Ticks.PER_SECOND)
          .took(Math.round(millis[i] * Ticks.PER_MILLISECOND))
          .add();
    }
    Analysis analysis =
        Analyzer.analyze(
            events.store(), new AnalysisOptions("4", AnalysisOptions.DEFAULT_MIN_BLOCKED));
    assertThat(analysis.findings()).isEmpty();
    assertThat(analysis.waitsByDesign()).extracting(wait -> wait.event()).containsExactly(2L, 0L);
  }
}
