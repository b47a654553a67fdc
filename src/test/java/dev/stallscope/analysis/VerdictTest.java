package dev.stallscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.Analysis.Statement;
import dev.stallscope.analysis.Analysis.Verdict;
import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Rule.Missing;
import dev.stallscope.analysis.wallclock.Share;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of a thousand ticks of the target's time, cut up by hand. */
class VerdictTest {
  private final List<Wait> waits = new ArrayList<>();
  private final List<Share> shares = new ArrayList<>();
  private final List<RuleResult> rules = new ArrayList<>();

  private VerdictTest share(Cause cause, long ticks) {
    shares.add(new Share(cause, ticks));
    return this;
  }

  private VerdictTest found(Cause cause, long ticks, double confidence) {
    waits.add(new Wait(cause, "rule", 0, 0, ticks, confidence));
    return this;
  }

  private VerdictTest lacks(@Nullable Missing missing) {
    rules.add(new RuleResult("rule", missing, 0));
    return this;
  }

  private Verdict verdict() {
    return new Judge(waits, shares, rules).verdict();
  }

  /** A twentieth of the time makes a wait worth naming. */
  @ParameterizedTest
  @CsvSource({"50, BLOCKED", "49, HARDLY_BLOCKED"})
  void fromATwentiethOn(long lost, Statement statement) {
    found(Cause.LOCK_CONFLICT, lost, 0.8);
    Verdict verdict = share(Cause.LOCK_CONFLICT, lost).share(Cause.FILE_IO, 1_000 - lost).verdict();
    assertThat(verdict.statement()).isEqualTo(statement);
    assertThat(verdict.ticks()).isEqualTo(lost);
    if (statement == Statement.BLOCKED) {
      assertThat(verdict.cause()).isEqualTo(Cause.LOCK_CONFLICT);
      assertThat(verdict.confidence()).isEqualTo(0.8);
    } else {
      assertThat(verdict.cause()).isEqualTo(Cause.FILE_IO);
      assertThat(verdict.confidence()).isEqualTo(0.9);
    }
  }

  /** 30 sure to 0.9 and 10 sure to 0.5. */
  @Test
  void asSureAsItsFindingsByTheirTime() {
    found(Cause.LOCK_CONFLICT, 30, 0.9).found(Cause.LOCK_CONFLICT, 10, 0.5);
    found(Cause.NETWORK_STALL, 400, 0.1);
    Verdict verdict =
        share(Cause.LOCK_CONFLICT, 40)
            .share(Cause.NETWORK_STALL, 39)
            .share(Cause.CPU, 21)
            .verdict();
    assertThat(verdict.cause()).isEqualTo(Cause.LOCK_CONFLICT);
    assertThat(verdict.ticks()).isEqualTo(79);
    assertThat(verdict.confidence()).isEqualTo(0.8);
  }

  /** Of two that took as long the first is named. */
  @Test
  void ofEqualCausesTheFirst() {
    found(Cause.ANTIVIRUS_SCAN, 40, 0.9).found(Cause.NETWORK_STALL, 40, 0.9);
    Verdict verdict = share(Cause.ANTIVIRUS_SCAN, 40).share(Cause.NETWORK_STALL, 40).verdict();
    assertThat(verdict.cause()).isEqualTo(Cause.ANTIVIRUS_SCAN);
  }

  /** A wait wholly covered by another has no time of its own. */
  @Test
  void whatTookNoTimeBlocksNobody() {
    found(Cause.LOCK_CONFLICT, 0, 0.9);
    Verdict verdict = share(Cause.LOCK_CONFLICT, 0).verdict();
    assertThat(verdict.statement()).isEqualTo(Statement.NOT_BLOCKED);
    assertThat(verdict.cause()).isEqualTo(Cause.UNEXPLAINED);
  }

  @ParameterizedTest
  @CsvSource({"500, BUSY, CPU", "499, NOT_BLOCKED, FILE_IO"})
  void fromHalfOfTheTimeOnItWasTheProcessors(long cpu, Statement statement, Cause cause) {
    Verdict verdict = share(Cause.CPU, cpu).share(Cause.FILE_IO, 1_000 - cpu).verdict();
    assertThat(verdict.statement()).isEqualTo(statement);
    assertThat(verdict.cause()).isEqualTo(cause);
    assertThat(verdict.confidence()).isEqualTo(0.9);
    assertThat(verdict.ticks()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"DURATIONS", "FILE_EVENTS", "OPENS", "OPENING"})
  void withoutWhatMostRulesRestOnItCannotTell(Missing missing) {
    Verdict verdict = lacks(null).lacks(missing).share(Cause.FILE_IO, 1_000).verdict();
    assertThat(verdict.statement()).isEqualTo(Statement.CANNOT_TELL);
    assertThat(verdict.cause()).isEqualTo(Cause.UNEXPLAINED);
    assertThat(verdict.confidence()).isEqualTo(0.3);
  }

  @ParameterizedTest
  @EnumSource(names = {"NETWORK_EVENTS", "REGISTRY_EVENTS", "PROCESS_EVENTS", "CLOSING"})
  void withoutAClassOfEventsNothingIsShown(Missing missing) {
    Verdict verdict = lacks(missing).share(Cause.FILE_IO, 1_000).verdict();
    assertThat(verdict.statement()).isEqualTo(Statement.NOTHING_SHOWN);
    assertThat(verdict.confidence()).isEqualTo(0.6);
  }

  @ParameterizedTest
  @EnumSource(names = {"DURATIONS", "NETWORK_EVENTS"})
  void busyWithLessThanAWholeCaptureIsLessSure(Missing missing) {
    Verdict verdict = lacks(missing).share(Cause.CPU, 900).share(Cause.FILE_IO, 100).verdict();
    assertThat(verdict.statement()).isEqualTo(Statement.BUSY);
    assertThat(verdict.confidence()).isEqualTo(0.6);
  }

  /** That there is no product is what the capture tells. */
  @Test
  void aMachineWithoutAProductIsNoLack() {
    Verdict verdict = lacks(Missing.SECURITY_PRODUCT).share(Cause.FILE_IO, 1_000).verdict();
    assertThat(verdict.statement()).isEqualTo(Statement.NOT_BLOCKED);
  }

  @Test
  void ofNoTimeNothingCanBeSaid() {
    Verdict verdict = verdict();
    assertThat(verdict.statement()).isEqualTo(Statement.NOT_BLOCKED);
    assertThat(verdict.cause()).isEqualTo(Cause.UNEXPLAINED);
  }
}
