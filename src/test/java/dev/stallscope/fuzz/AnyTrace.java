package dev.stallscope.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.Analysis;
import dev.stallscope.analysis.AnalysisOptions;
import dev.stallscope.analysis.Analyzer;
import dev.stallscope.analysis.NoSuchProcessException;
import dev.stallscope.index.BackgroundPacking;
import dev.stallscope.index.EventStore;
import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadMode;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import dev.stallscope.trace.TraceFormat;
import dev.stallscope.trace.TraceReader;
import dev.stallscope.trace.csv.CsvTraceReader;
import dev.stallscope.trace.pml.PmlTraceReader;
import dev.stallscope.trace.xml.XmlTraceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Bytes of a trace in whatever format they are. */
final class AnyTrace {
  /** Something done with a trace while it is open. */
  @FunctionalInterface
  interface Use {
    void of(TraceReader reader) throws IOException;
  }

  private static final String NAME = "fuzzed";

  /** Begins that stand there anyway, so that what comes before is no trace of its own. */
  private static final int LONGEST_BYTE_ORDER_MARK = 4;

  /** Every wait is a finding: the more there is to be told the better. */
  private static final AnalysisOptions OPTIONS = new AnalysisOptions(null, 1);

  private AnyTrace() {}

  /** Salvages what can be, and does nothing with what the readers refuse as documented. */
  static void read(byte[] trace, Use use) throws IOException {
    Path file = Files.createTempFile("stallscope-fuzz-", ".trace");
    try {
      Files.write(file, trace);
      try (TraceReader reader = open(TraceFile.open(NAME, file, false))) {
        use.of(reader);
      }
    } catch (MalformedTraceException e) {
      assertThat(e.file()).isEqualTo(NAME);
    } finally {
      Files.delete(file);
    }
  }

  private static TraceReader open(TraceFile file) throws IOException {
    ReadOptions options = new ReadOptions(ReadMode.SALVAGE, ZoneOffset.UTC);
    return switch (TraceFormat.of(file)) {
      case PML -> PmlTraceReader.open(List.of(file), options);
      case CSV -> CsvTraceReader.open(file, options);
      case XML -> XmlTraceReader.open(file, options);
    };
  }

  /** What there is to judge; nothing without events. */
  static Optional<Analysis> analysis(TraceReader reader) throws IOException {
    try (BackgroundPacking packing = new BackgroundPacking()) {
      reader.read(packing);
      EventStore store = packing.build(reader);
      return store.size() == 0 ? Optional.empty() : Optional.of(Analyzer.analyze(store, OPTIONS));
    } catch (NoSuchProcessException e) {
      throw new AssertionError("no process was asked for", e);
    }
  }

  /** The bytes cut before each of these words but one they begin with. */
  static List<byte[]> parts(byte[] traces, String word) {
    String text = new String(traces, StandardCharsets.ISO_8859_1);
    List<byte[]> parts = new ArrayList<>();
    int from = 0;
    int next = text.indexOf(word, LONGEST_BYTE_ORDER_MARK);
    while (next >= 0) {
      parts.add(Arrays.copyOfRange(traces, from, next));
      from = next;
      next = text.indexOf(word, next + 1);
    }
    parts.add(Arrays.copyOfRange(traces, from, traces.length));
    return parts;
  }
}
