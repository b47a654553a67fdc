package dev.stallscope.analysis.latency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Claims;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Evidence;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.analysis.rule.Rule;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.Events;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A parent creates children, each of which loads its first image some milliseconds later. */
class SlowProcessStartsTest {
  private static final long FIFTY = 50 * Ticks.PER_MILLISECOND;

  private final SlowProcessStarts rule = new SlowProcessStarts();
  private final Events events = new Events().process("parent.exe", 100);
  private int children;

  private static long ticks(double millis) {
    return Math.round(millis * Ticks.PER_MILLISECOND);
  }

  /** Ten seconds after the one before. */
  private SlowProcessStartsTest child(double millis) {
    String path = "C:\\work\\child.exe";
    int pid = 200 + children++;
    long at = children * (10 * Ticks.PER_SECOND);
    events.process("child.exe", pid);
    events.next(Operation.PROCESS_CREATE, path).code(pid).at(at).add();
    events.next(Operation.LOAD_IMAGE, path).by(children).at(at + ticks(millis)).add();
    return this;
  }

  private List<Finding> found(long minBlockedTicks) {
    return found(minBlockedTicks, new Claims());
  }

  private List<Finding> found(long minBlockedTicks, Claims claims) {
    List<Finding> findings = new ArrayList<>();
    rule.find(new Scene(events.store(), minBlockedTicks), claims, findings::add);
    return findings;
  }

  @Test
  void aSlowStartIsTheParentsFromItsCreationToItsFirstImage() {
    List<Finding> findings = child(700).found(FIFTY);
    assertThat(findings).hasSize(1);
    Finding start = findings.get(0);
    assertThat(start.rule()).isEqualTo("slow-process-start");
    assertThat(start.operation()).isEqualTo(Operation.PROCESS_CREATE);
    assertThat(start.startTicks()).isEqualTo(ticks(10_000));
    assertThat(start.blockedTicks()).isEqualTo(ticks(700));
    assertThat(start.confidence()).isEqualTo(0.5);
    assertThat(start.evidence())
        .containsExactly(new Evidence(0, What.SLOW_OPERATION), new Evidence(1, What.EXECUTED));
    assertThat(start.grounds()).containsExactly(Ground.of(Ground.Kind.PROCESS_START));
  }

  /** Where few processes start, half a second is slow. */
  @ParameterizedTest
  @CsvSource({"499.9, 0", "500, 1"})
  void fromHalfASecondOn(double millis, int findings) {
    assertThat(child(millis).found(FIFTY)).hasSize(findings);
  }

  /** Where they usually take 200 ms, it is a second. */
  @ParameterizedTest
  @CsvSource({"999.9, 0", "1000, 1"})
  void fromFiveTimesTheUsualOn(double millis, int number) {
    for (int i = 0; i < 7; i++) {
      child(200);
    }
    List<Finding> findings = child(millis).found(FIFTY);
    assertThat(findings).hasSize(number);
    assertThat(findings)
        .allSatisfy(
            start ->
                assertThat(start.grounds()).contains(Ground.of(Ground.Kind.BEYOND_USUAL, 5.0)));
  }

  /** Seven are too few to tell what is usual: each is slow. */
  @Test
  void withFewStartsNoneIsUsual() {
    for (int i = 0; i < 7; i++) {
      child(600);
    }
    assertThat(found(FIFTY)).hasSize(7);
  }

  @Test
  void notBelowWhatTheUserAskedFor() {
    assertThat(child(700).found(ticks(700.1))).isEmpty();
  }

  @Test
  void whatIsExplainedAlreadyIsLeftAlone() {
    Claims claims = new Claims();
    claims.take(0);
    assertThat(child(700).found(FIFTY, claims)).isEmpty();
  }

  /** A child that was created suspended, or one of an earlier capture. */
  @Test
  void beyondAMinuteAndAHalfNothingWasHeld() {
    assertThat(child(90_000).found(FIFTY)).hasSize(1);
    assertThat(new SlowProcessStartsTest().child(90_000.1).found(FIFTY)).isEmpty();
  }

  @Test
  void withoutProcessEventsItCannotTell() {
    Events files = new Events().next(Operation.READ_FILE, "C:\\a").add();
    assertThat(rule.missing(new Scene(files.store(), FIFTY)))
        .isEqualTo(Rule.Missing.PROCESS_EVENTS);
    assertThat(rule.missing(new Scene(child(1).events.store(), FIFTY))).isNull();
    assertThat(rule.id()).isEqualTo("slow-process-start");
  }
}
