package dev.stallscope.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.advice.Advisor;
import dev.stallscope.analysis.Analysis;
import dev.stallscope.analysis.AnalysisOptions;
import dev.stallscope.analysis.Analyzer;
import dev.stallscope.analysis.NoSuchProcessException;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.EventStoreBuilder;
import dev.stallscope.model.Column;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.html.HtmlReport;
import dev.stallscope.report.json.ReportJson;
import dev.stallscope.report.text.Words;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadMode;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import dev.stallscope.trace.TraceReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Does with the bytes of a trace all that users can. The only exception let through to nobody is
 * the documented refusal, and what was read must hang together.
 */
final class Ordeal {
  /** Opens a file, which it takes over. */
  @FunctionalInterface
  interface Opening {
    TraceReader open(TraceFile file, ReadOptions options) throws IOException;
  }

  private static final String NAME = "fuzzed";
  private static final AnalysisOptions OPTIONS = new AnalysisOptions(null, 1);

  private final Opening opening;
  private final Path file;

  private Ordeal(Opening opening, Path file) {
    this.opening = opening;
    this.file = file;
  }

  /** Reads the bytes in both modes and looks at every text. */
  static void read(byte[] trace, Opening opening) throws IOException {
    Path file = Files.createTempFile("stallscope-fuzz-", ".trace");
    try {
      Files.write(file, trace);
      Ordeal ordeal = new Ordeal(opening, file);
      for (ReadMode mode : ReadMode.values()) {
        ordeal.read(mode, trace.length);
      }
    } finally {
      Files.delete(file);
    }
  }

  /** Reads the bytes, judges the events and writes the reports. */
  static void report(byte[] trace, Opening opening) throws IOException {
    Path file = Files.createTempFile("stallscope-fuzz-", ".trace");
    try {
      Files.write(file, trace);
      new Ordeal(opening, file).report();
    } finally {
      Files.delete(file);
    }
  }

  private TraceReader open(ReadMode mode) throws IOException {
    ReadOptions options = new ReadOptions(mode, ZoneOffset.UTC);
    return opening.open(TraceFile.open(NAME, file, false), options);
  }

  private void read(ReadMode mode, int size) throws IOException {
    try (TraceReader reader = open(mode)) {
      List<String> seen = events(reader);
      assertThat(seen).hasSizeLessThanOrEqualTo(size);
      for (ProcessInfo process : reader.processes()) {
        assertThat(process.parentIndex()).isBetween(-1, reader.processes().size() - 1);
      }
      assertThat(events(reader)).isEqualTo(seen);
      checkChosen(reader, seen);
      assertThat(reader.diagnostics().entries()).noneMatch(entry -> entry.message().isBlank());
    } catch (MalformedTraceException e) {
      assertThat(e.file()).isEqualTo(NAME);
    }
  }

  private static List<String> events(TraceReader reader) throws IOException {
    List<String> seen = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    reader.read(
        (event, texts) -> {
          assertThat(event.number).isEqualTo(seen.size());
          assertThat(event.process).isBetween(0, reader.processes().size() - 1);
          text.setLength(0);
          for (Column column : Column.values()) {
            texts.append(column, text);
          }
          assertThat(text.length()).isLessThan(1 << 26);
          return seen.add(line(event));
        });
    return seen;
  }

  private static String line(EventRecord event) {
    int path = Arrays.hashCode(Arrays.copyOfRange(event.path, event.pathStart, pathEnd(event)));
    return event.fileOffset + " " + event.startTicks + " " + event.operation + " " + path;
  }

  private static int pathEnd(EventRecord event) {
    return event.pathStart + event.pathLength;
  }

  private static void checkChosen(TraceReader reader, List<String> seen) throws IOException {
    long[] numbers = new long[Math.min(3, seen.size())];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (long) i * (seen.size() - 1) / Math.max(1, numbers.length - 1);
    }
    List<String> found = new ArrayList<>();
    reader.readEvents(
        numbers,
        (event, texts) -> {
          assertThat(line(event)).isEqualTo(seen.get((int) event.number));
          return found.add(line(event));
        });
    assertThat(found).hasSize((int) Arrays.stream(numbers).distinct().count());
  }

  private void report() throws IOException {
    try (TraceReader reader = open(ReadMode.SALVAGE)) {
      EventStoreBuilder builder = new EventStoreBuilder();
      reader.read(builder);
      EventStore store = builder.build(reader);
      if (store.size() > 0) {
        Analysis analysis = Analyzer.analyze(store, OPTIONS);
        ReportInput input =
            new ReportInput(
                analysis, Advisor.of(analysis), reader.diagnostics().entries(), "0", 1, Map.of());
        HtmlReport.write(input, Words.english(), OutputStream.nullOutputStream());
        ReportJson.write(input, OutputStream.nullOutputStream());
      }
    } catch (MalformedTraceException e) {
      assertThat(e.file()).isEqualTo(NAME);
    } catch (NoSuchProcessException e) {
      throw new AssertionError("no process was asked for", e);
    }
  }
}
