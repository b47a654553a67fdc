package dev.stallscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.Analysis.Statement;
import dev.stallscope.analysis.Analysis.Verdict;
import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Rule.Missing;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.EventStoreBuilder;
import dev.stallscope.index.Events;
import dev.stallscope.model.Column;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.synth.Scenarios;
import dev.stallscope.synth.Simulation;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of whole captures: one process works for ten seconds. */
class JudgeTest {
  private static final Set<Column> UNTIMED =
      EnumSet.complementOf(EnumSet.of(Column.DURATION, Column.COMPLETION_TIME));

  private final Events events = new Events().process("job.exe", 4);

  private JudgeTest event(long atMillis, Operation operation, String path, long millis) {
    events
        .next(operation, path)
        .thread(8)
        .at(atMillis * Ticks.PER_MILLISECOND)
        .took(millis * Ticks.PER_MILLISECOND)
        .add();
    return this;
  }

  private JudgeTest files() {
    return event(0, Operation.CREATE_FILE, "C:\\a", 0)
        .event(1, Operation.READ_FILE, "C:\\a", 0)
        .event(2, Operation.CLOSE_FILE, "C:\\a", 0);
  }

  private JudgeTest allElse() {
    return event(3, Operation.REG_OPEN_KEY, "HKLM\\Software", 0)
        .event(4, Operation.TCP_CONNECT, "a:1 -> b:443", 0)
        .event(5, Operation.THREAD_CREATE, "", 0);
  }

  private JudgeTest ends() {
    return event(10_000, Operation.QUERY_BASIC_INFORMATION_FILE, "C:\\a", 0);
  }

  private Verdict verdict() throws Exception {
    return verdict(events.store());
  }

  private static Verdict verdict(EventStore store) throws Exception {
    return analysis(store).verdict();
  }

  @Test
  void completeAndNothingLost() throws Exception {
    Verdict verdict = files().allElse().ends().verdict();
    assertThat(verdict.statement()).isEqualTo(Statement.NOT_BLOCKED);
    assertThat(verdict.cause()).isEqualTo(Cause.UNEXPLAINED);
    assertThat(verdict.ticks()).isZero();
    assertThat(verdict.confidence()).isGreaterThan(0.8);
  }

  @Test
  void mostOfItLost() throws Exception {
    Verdict verdict =
        files().allElse().event(100, Operation.READ_FILE, "C:\\b", 3_000).ends().verdict();
    assertThat(verdict.statement()).isEqualTo(Statement.BLOCKED);
    assertThat(verdict.cause()).isEqualTo(Cause.SLOW_OPERATION);
    assertThat(verdict.ticks()).isEqualTo(3 * Ticks.PER_SECOND);
  }

  /** 0.2 of 10 s: the read was slow, but is not why it took so long. */
  @Test
  void littleOfItLost() throws Exception {
    Verdict verdict =
        files().allElse().event(100, Operation.READ_FILE, "C:\\b", 200).ends().verdict();
    assertThat(verdict.statement()).isEqualTo(Statement.HARDLY_BLOCKED);
    assertThat(verdict.cause()).isEqualTo(Cause.UNEXPLAINED);
    assertThat(verdict.ticks()).isEqualTo(200 * Ticks.PER_MILLISECOND);
  }

  /** Process Profiling says that it worked 8 of the 10 s. */
  @Test
  void itWorked() throws Exception {
    files().allElse();
    events
        .next(Operation.PROCESS_PROFILING, "")
        .at(9_999 * Ticks.PER_MILLISECOND)
        .offset(8 * Ticks.PER_SECOND)
        .add();
    Verdict verdict = ends().verdict();
    assertThat(verdict.statement()).isEqualTo(Statement.BUSY);
    assertThat(verdict.cause()).isEqualTo(Cause.CPU);
  }

  /** The answer is no scan, even though waits by design last all the time. */
  @Test
  void waitsByDesignAreNotLost() throws Exception {
    Verdict verdict =
        files()
            .allElse()
            .event(10, Operation.NOTIFY_CHANGE_DIRECTORY, "C:\\src", 9_900)
            .event(20, Operation.READ_FILE, "\\Device\\NamedPipe\\child", 9_900)
            .ends()
            .verdict();
    assertThat(verdict.statement()).isEqualTo(Statement.NOT_BLOCKED);
    assertThat(verdict.ticks()).isZero();
  }

  @Test
  void onlyTheNetworkWasCaptured() throws Exception {
    Verdict verdict =
        event(0, Operation.TCP_CONNECT, "a:1 -> b:443", 0)
            .event(10_000, Operation.TCP_DISCONNECT, "a:1 -> b:443", 0)
            .verdict();
    assertThat(verdict.statement()).isEqualTo(Statement.CANNOT_TELL);
    assertThat(verdict.confidence()).isLessThan(0.5);
  }

  @Test
  void theNetworkWasNotCaptured() throws Exception {
    Verdict verdict =
        files().event(3, Operation.REG_OPEN_KEY, "HKLM\\Software", 0).ends().verdict();
    assertThat(verdict.statement()).isEqualTo(Statement.NOTHING_SHOWN);
    assertThat(verdict.confidence()).isBetween(0.5, 0.7);
  }

  /** A filter for reads, as in one of the real captures: scans happen on opens and closes. */
  @Test
  void opensAndClosesWereFilteredOut() throws Exception {
    Verdict verdict = event(0, Operation.READ_FILE, "C:\\a", 0).allElse().ends().verdict();
    assertThat(verdict.statement()).isEqualTo(Statement.CANNOT_TELL);
  }

  @Test
  void withoutDurationsNobodyCanTell() throws Exception {
    Simulation healthy = Scenarios.builtIn("go-healthy").orElseThrow().simulate(3);
    TraceInfo full = healthy.info();
    EventStoreBuilder builder = new EventStoreBuilder();
    healthy.forEach(
        (event, stack) -> {
          event.durationTicks = Ticks.NONE;
          builder.add(event);
        });
    TraceInfo untimed =
        new TraceInfo(List.of("a.CSV"), "CSV", "", "", 0, 0, 0, UNTIMED, full.dated(), -1);
    Verdict verdict =
        Analyzer.analyze(
                builder.build(untimed, healthy.processes()),
                new AnalysisOptions("go", AnalysisOptions.DEFAULT_MIN_BLOCKED))
            .verdict();
    assertThat(verdict.statement()).isEqualTo(Statement.CANNOT_TELL);
  }

  @Test
  void aHealthyBuildWasNotBlocked() throws Exception {
    Simulation healthy = Scenarios.builtIn("go-healthy").orElseThrow().simulate(3);
    EventStoreBuilder builder = new EventStoreBuilder();
    healthy.forEach((event, stack) -> builder.add(event));
    Analysis analysis =
        Analyzer.analyze(
            builder.build(healthy.info(), healthy.processes()),
            new AnalysisOptions("go", AnalysisOptions.DEFAULT_MIN_BLOCKED));
    assertThat(analysis.findings()).isEmpty();
    assertThat(analysis.verdict().statement()).isIn(Statement.NOT_BLOCKED, Statement.NOTHING_SHOWN);
  }

  /** Not applicable and nothing found are told apart. */
  @Test
  void rulesSayWhatBecameOfThem() throws Exception {
    files().ends();
    Analysis analysis =
        Analyzer.analyze(
            events.store(), new AnalysisOptions("4", AnalysisOptions.DEFAULT_MIN_BLOCKED));
    assertThat(analysis.rules())
        .filteredOn(rule -> rule.missing() == null)
        .extracting(RuleResult::rule)
        .contains("slow-storage")
        .doesNotContain("slow-registry", "network-connect-unanswered", "antivirus-engine-seen");
  }

  /** Scans on close would not be in the picture. */
  @Test
  void withoutClosesScansCannotBeRuledOut() throws Exception {
    guarded().event(0, Operation.CREATE_FILE, "C:\\a", 0).allElse().ends();
    Analysis analysis = analysis(events.store());
    assertThat(analysis.verdict().statement()).isEqualTo(Statement.NOTHING_SHOWN);
    assertThat(missing(analysis, "antivirus-engine-seen")).isEqualTo(Missing.CLOSING);
    assertThat(missing(analysis, "antivirus-engine-unseen")).isEqualTo(Missing.CLOSING);
    assertThat(missing(analysis, "sharing-violation")).isNull();
  }

  /** Nor would be who is refused a file. */
  @Test
  void withoutOpensNothingCanBeTold() throws Exception {
    guarded().event(0, Operation.CLOSE_FILE, "C:\\a", 0).allElse().ends();
    Analysis analysis = analysis(events.store());
    assertThat(analysis.verdict().statement()).isEqualTo(Statement.CANNOT_TELL);
    assertThat(missing(analysis, "antivirus-engine-seen")).isEqualTo(Missing.OPENING);
    assertThat(missing(analysis, "sharing-violation")).isEqualTo(Missing.OPENING);
    assertThat(missing(analysis, "byte-range-lock")).isNull();
  }

  /** Sections and starts are seen, opens and closes are not. */
  @Test
  void withoutOpensAndClosesScansOnExecuteCanStillBeSeen() throws Exception {
    guarded().event(0, Operation.CREATE_FILE_MAPPING, "C:\\a", 0).allElse().ends();
    Analysis analysis = analysis(events.store());
    assertThat(analysis.verdict().statement()).isEqualTo(Statement.CANNOT_TELL);
    assertThat(missing(analysis, "antivirus-engine-seen")).isEqualTo(Missing.OPENS);
    assertThat(missing(analysis, "delete-pending")).isEqualTo(Missing.OPENS);
  }

  private JudgeTest guarded() {
    events.process("MsMpEng.exe", 40);
    return this;
  }

  private static Analysis analysis(EventStore store) throws Exception {
    return Analyzer.analyze(store, new AnalysisOptions("4", AnalysisOptions.DEFAULT_MIN_BLOCKED));
  }

  private static @Nullable Missing missing(Analysis analysis, String rule) {
    return analysis.rules().stream()
        .filter(result -> result.rule().equals(rule))
        .map(result -> Optional.ofNullable(result.missing()))
        .findFirst()
        .orElseThrow()
        .orElse(null);
  }
}
