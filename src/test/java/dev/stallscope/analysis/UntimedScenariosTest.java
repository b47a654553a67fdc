package dev.stallscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.Scores.Score;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.EventStoreBuilder;
import dev.stallscope.model.Column;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.synth.Scenarios;
import dev.stallscope.synth.Simulation;
import dev.stallscope.trace.EventRecord;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same captures with the columns a CSV lacks unless its user asked for them. What is said must
 * still be right; that less can be said is in the nature of it.
 */
class UntimedScenariosTest {
  private static final int SEEDS = Integer.getInteger("labelled.seeds", 8);
  private static final double LEAST = 0.97;

  /** What an export leaves out. */
  @SuppressWarnings("ImmutableEnumChecker") // the sets are not changed
  enum Export {
    WITHOUT_DURATIONS(
        EnumSet.complementOf(EnumSet.of(Column.DURATION, Column.COMPLETION_TIME)), 0.55),
    /** Seven columns: no durations, no threads, and of processes only names and PIDs. */
    DEFAULT_COLUMNS(EnumSet.copyOf(Column.DEFAULTS), 0.4);

    final Set<Column> columns;

    /** Three in ten scans here are by engines that no capture shows: those cannot be told. */
    final double leastScansFound;

    Export(Set<Column> columns, double leastScansFound) {
      this.columns = columns;
      this.leastScansFound = leastScansFound;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSaidIsRight(Export export) throws Exception {
    Scores scores = new Scores();
    for (String scenario : Scenarios.names()) {
      for (long seed = 1; seed <= SEEDS; seed++) {
        Simulation simulation = Scenarios.builtIn(scenario).orElseThrow().simulate(seed);
        scores.judge(exported(simulation, export.columns), simulation);
      }
    }
    System.out.println(export + ": " + scores.table());
    assertThat(scores.blamedDecoys()).as("%s", scores.faults()).isZero();
    assertThat(scores.targetsRight()).as("%s", scores.faults()).isGreaterThan(LEAST);
    assertThat(scores.of("antivirus-scan").recall()).isGreaterThan(export.leastScansFound);
    assertThat(scores.of("antivirus-scan").culprits()).isGreaterThan(LEAST);
    assertThat(scores.of("antivirus-scan").engineSeen.getMax()).isLessThan(0.7);
    assertThat(scores.of("network-stall").recall()).isGreaterThan(LEAST);
    for (String kind : scores.kinds()) {
      Score score = scores.of(kind);
      assertThat(score.precision())
          .as("precision of %s: %s", kind, scores.faults())
          .isGreaterThanOrEqualTo(LEAST);
    }
  }

  private static EventStore exported(Simulation simulation, Set<Column> columns) {
    EventStoreBuilder builder = new EventStoreBuilder();
    long[] first = {Long.MAX_VALUE};
    simulation.forEach(
        (event, stack) -> {
          first[0] = Math.min(first[0], event.startTicks);
          if (!columns.contains(Column.DURATION)) {
            event.durationTicks = Ticks.NONE;
          }
          if (!columns.contains(Column.TID)) {
            event.threadId = EventRecord.NONE;
          }
          builder.add(event);
        });
    TraceInfo full = simulation.info();
    TraceInfo info =
        new TraceInfo(
            full.files(), "CSV", "", "", 0, 0, 0, columns, full.dated(), full.declaredEvents());
    List<ProcessInfo> processes = simulation.processes();
    return builder.build(
        info,
        columns.contains(Column.IMAGE_PATH)
            ? processes
            : processes.stream().map(process -> named(process, first[0])).toList());
  }

  /**
   * Of a process that ran already, rows tell the name; of others also when and by whom it began.
   */
  private static ProcessInfo named(ProcessInfo process, long firstTicks) {
    boolean began = process.startTicks() >= firstTicks;
    return new ProcessInfo(
        process.index(),
        process.pid(),
        began ? process.parentPid() : -1,
        began ? process.parentIndex() : -1,
        process.name(),
        "",
        "",
        "",
        "",
        "",
        "",
        -1,
        -1,
        "",
        "",
        0,
        began ? process.startTicks() : 0,
        0,
        List.of());
  }
}
