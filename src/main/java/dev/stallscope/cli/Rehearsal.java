package dev.stallscope.cli;

import dev.stallscope.advice.Advisor;
import dev.stallscope.analysis.Analysis;
import dev.stallscope.analysis.AnalysisOptions;
import dev.stallscope.analysis.Analyzer;
import dev.stallscope.analysis.NoSuchProcessException;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.EventStoreBuilder;
import dev.stallscope.model.Column;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.TargetSums;
import dev.stallscope.report.chart.ReportCharts;
import dev.stallscope.report.html.HtmlReport;
import dev.stallscope.report.json.ReportJson;
import dev.stallscope.report.text.Words;
import dev.stallscope.trace.EventRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A whole report of next to nothing, made on a second processor while the first one reads the
 * trace: what judges and draws is loaded by the time it is needed. Saves a third of a second, which
 * is a third of the time that a usual capture takes.
 */
final class Rehearsal {
  private static final int EVENTS = 64;

  private final CompletableFuture<Void> end;

  private Rehearsal(CompletableFuture<Void> end) {
    this.end = end;
  }

  /**
   * Starts one, on a machine that has a second processor, and goes on. What fails in it fails again
   * where it counts, and is told there.
   */
  static Rehearsal begin() {
    return Runtime.getRuntime().availableProcessors() > 1
        ? new Rehearsal(
            CompletableFuture.runAsync(Rehearsal::performUnchecked).exceptionally(any -> null))
        : none();
  }

  /** None, for who writes no report. */
  static Rehearsal none() {
    return new Rehearsal(CompletableFuture.completedFuture(null));
  }

  /** Waits for its end: libraries that draw keep things that only one at a time may use. */
  void await() {
    end.join();
  }

  private static void performUnchecked() {
    try {
      perform();
    } catch (IOException | NoSuchProcessException e) {
      throw new IllegalStateException(e);
    }
  }

  static void perform() throws IOException, NoSuchProcessException {
    CompletableFuture<Void> drawing = CompletableFuture.runAsync(ReportCharts::loadDrawing);
    AnalysisOptions options = new AnalysisOptions(null, Ticks.PER_MILLISECOND);
    Analysis analysis = Analyzer.analyze(store(), options);
    ReportInput input =
        new ReportInput(
            analysis,
            Advisor.of(analysis),
            List.of(),
            "",
            Ticks.PER_MILLISECOND,
            Map.of(),
            new TargetSums(analysis));
    drawing.join();
    HtmlReport.write(input, Words.english(), OutputStream.nullOutputStream());
    ReportJson.write(input, OutputStream.nullOutputStream());
  }

  /** Reads of a second each, so that there is something to find. */
  private static EventStore store() {
    EventStoreBuilder builder = new EventStoreBuilder();
    EventRecord event = new EventRecord();
    event.operation = Operation.READ_FILE;
    for (int i = 0; i < EVENTS; i++) {
      event.startTicks = i * Ticks.PER_SECOND;
      event.durationTicks = i % 2 == 0 ? Ticks.PER_SECOND : 1;
      builder.add(event);
    }
    TraceInfo info =
        new TraceInfo(
            List.of(), "PML", "", "", 0, 0, 64, EnumSet.allOf(Column.class), true, EVENTS);
    ProcessInfo process =
        new ProcessInfo(
            0, 4, 0, -1, "a", "", "", "", "", "", "", 0, 0, "", "", 64, 0, 0, List.of());
    return builder.build(info, List.of(process));
  }
}
