package dev.stallscope.cli;

import dev.stallscope.index.EventStore;
import dev.stallscope.index.EventStoreBuilder;
import dev.stallscope.report.text.VisibleText;
import dev.stallscope.trace.ContinuationFiles;
import dev.stallscope.trace.EventSink;
import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import dev.stallscope.trace.TraceFiles;
import dev.stallscope.trace.TraceFormat;
import dev.stallscope.trace.TraceReader;
import dev.stallscope.trace.csv.CsvTraceReader;
import dev.stallscope.trace.pml.PmlTraceReader;
import dev.stallscope.trace.xml.XmlTraceReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One open capture with all its files. */
final class Capture implements Closeable {
  private final TraceReader reader;
  private final ReadDiagnostics parts;
  private final Terminal terminal;

  private Capture(TraceReader reader, ReadDiagnostics parts, Terminal terminal) {
    this.reader = reader;
    this.parts = parts;
    this.terminal = terminal;
  }

  /** Opens a trace and whatever continues it beside it. */
  static Capture open(Path path, ReadOptions options, Terminal terminal) throws IOException {
    List<TraceFile> files = new ArrayList<>(TraceFiles.open(path));
    TraceFormat format;
    ReadDiagnostics found = new ReadDiagnostics();
    try {
      format = TraceFormat.of(files.get(0));
      if (format == TraceFormat.PML) {
        ContinuationFiles parts = ContinuationFiles.of(path);
        found.addAll(parts.diagnostics());
        for (Path part : parts.files().subList(1, parts.files().size())) {
          files.addAll(TraceFiles.open(part));
        }
      } else if (files.size() > 1) {
        throw MalformedTraceException.ofFile(
            String.valueOf(path.getFileName()),
            "holds several traces. Unpack it and name one of them.");
      }
    } catch (IOException | RuntimeException e) {
      for (TraceFile file : files) {
        file.close();
      }
      throw e;
    }
    return new Capture(reader(format, files, options), found, terminal);
  }

  private static TraceReader reader(TraceFormat format, List<TraceFile> files, ReadOptions options)
      throws IOException {
    return switch (format) {
      case PML -> PmlTraceReader.open(files, options);
      case CSV -> CsvTraceReader.open(files.get(0), options);
      case XML -> XmlTraceReader.open(files.get(0), options);
    };
  }

  TraceReader reader() {
    return reader;
  }

  /** Reads all events, with progress on an interactive terminal. */
  void read(EventSink sink) throws IOException {
    try (Progress progress = new Progress(reader, terminal)) {
      progress.begin();
      reader.read(sink);
    }
  }

  /** Reads all events into a store. */
  EventStore index() throws IOException {
    EventStoreBuilder builder = new EventStoreBuilder();
    read(builder);
    return builder.build(reader);
  }

  /** What was noticed so far, missing parts included. */
  List<ReadDiagnostics.Entry> diagnostics() {
    ReadDiagnostics all = new ReadDiagnostics();
    all.addAll(reader.diagnostics());
    all.addAll(parts);
    return all.entries();
  }

  /** Warns of everything noticed, one line each. */
  void warn() {
    for (ReadDiagnostics.Entry entry : diagnostics()) {
      String times = entry.count() > 1 ? " (" + entry.count() + " times)" : "";
      terminal.err().println("stallscope: warning: " + VisibleText.of(entry.message()) + times);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
