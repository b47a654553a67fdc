package dev.stallscope.cli;

import dev.stallscope.analysis.Analysis;
import dev.stallscope.index.BackgroundPacking;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.EventClass;
import dev.stallscope.redact.RedactedReader;
import dev.stallscope.redact.Redactor;
import dev.stallscope.report.text.Quantities;
import dev.stallscope.report.text.VisibleText;
import dev.stallscope.report.text.Words;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One open capture with all its files. */
final class Capture implements Closeable {
  private final TraceReader reader;

  /** What readers do not: of the files and of the whole. */
  private final ReadDiagnostics noticed;

  private final Terminal terminal;

  private Capture(TraceReader reader, ReadDiagnostics noticed, Terminal terminal) {
    this.reader = reader;
    this.noticed = noticed;
    this.terminal = terminal;
  }

  /** Opens a trace and whatever continues it beside it. */
  static Capture open(Path path, ReadOptions options, Terminal terminal) throws IOException {
    return open(path, options, redactor(options), terminal);
  }

  /** What puts stand-ins, null when none are wanted. */
  static @Nullable Redactor redactor(ReadOptions options) {
    return options.redacted() ? new Redactor() : null;
  }

  /**
   * Opens one of several captures that are told of together.
   *
   * @param redactor puts the stand-ins, null when none are wanted
   */
  static Capture open(
      Path path, ReadOptions options, @Nullable Redactor redactor, Terminal terminal)
      throws IOException {
    List<TraceFile> files = new ArrayList<>();
    ReadDiagnostics found = new ReadDiagnostics();
    TraceFormat format;
    try {
      files.addAll(TraceFiles.open(path, options.mode(), found));
      format = TraceFormat.of(files.get(0));
      checkOneCapture(path, format, files);
      if (format == TraceFormat.PML) {
        ContinuationFiles parts = ContinuationFiles.of(path);
        found.addAll(parts.diagnostics());
        for (Path part : parts.files().subList(1, parts.files().size())) {
          files.addAll(TraceFiles.open(part, options.mode(), found));
        }
      }
    } catch (IOException | RuntimeException e) {
      for (TraceFile file : files) {
        file.close();
      }
      throw e;
    }
    TraceReader reader = reader(format, files, options);
    return redactor == null
        ? new Capture(reader, found, terminal)
        : redacted(reader, redactor, found, terminal);
  }

  private static Capture redacted(
      TraceReader reader, Redactor redactor, ReadDiagnostics found, Terminal terminal)
      throws IOException {
    try {
      RedactedReader redacted = RedactedReader.of(reader, redactor);
      return new Capture(redacted, redacted.redacted(found), terminal);
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /** Whether a trace is read as a part of another one that was named too. */
  static boolean continuesAnother(Path trace, List<Path> named) throws IOException {
    for (Path other : named) {
      if (!other.equals(trace)
          && Files.isRegularFile(other)
          && ContinuationFiles.of(other).files().contains(trace)) {
        return true;
      }
    }
    return false;
  }

  /** A zip may hold the parts of one capture, but not two captures. */
  private static void checkOneCapture(Path path, TraceFormat format, List<TraceFile> files)
      throws MalformedTraceException {
    String first = files.get(0).name();
    for (TraceFile other : files.subList(1, files.size())) {
      if (format != TraceFormat.PML || !ContinuationFiles.continues(first, other.name())) {
        throw MalformedTraceException.ofFile(
            String.valueOf(path.getFileName()),
            "holds several traces, such as "
                + VisibleText.of(first)
                + " and "
                + VisibleText.of(other.name())
                + ". Unpack it and name one of them.");
      }
    }
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
    EventStore store;
    try (BackgroundPacking packing = new BackgroundPacking()) {
      read(packing);
      store = packing.build(reader);
    }
    if (store.size() == 0) {
      noticed.add(
          "capture.empty",
          "The capture holds no events. See that Process Monitor captures (File > Capture Events)"
              + " and that its filter lets them through, and save all events.");
    }
    return store;
  }

  /**
   * Notes what a judgement on this capture cannot rest on. Profiling is off unless somebody wants
   * it; the other classes are on.
   */
  void noteAbsentClasses(EventStore store) {
    Set<EventClass> absent = EnumSet.complementOf(store.eventClasses());
    absent.remove(EventClass.PROFILING);
    if (store.size() > 0 && !absent.isEmpty()) {
      String names =
          absent.stream().map(EventClass::displayName).collect(Collectors.joining(" or "));
      noticed.add(
          "capture.classes-absent",
          "The capture holds no "
              + names
              + " events, so no verdict can rest on such activity. If it was switched off or"
              + " filtered out in Process Monitor, show it there and capture again.",
          Map.of("classes", names.replace(" or ", ", ")));
    }
  }

  /** Notes that not all blocking points are kept, where there are too many. */
  void noteLimit(Analysis analysis) {
    String kept = Quantities.count(analysis.findings().size());
    String all = Quantities.count(analysis.found());
    if (!kept.equals(all)) {
      noticed.add(
          "analysis.findings-limited",
          "Of "
              + all
              + " blocking points the "
              + kept
              + " longest are listed; lists, charts and advice are made from these. The verdict and"
              + " the parts of the time count all of them.",
          Map.of("kept", kept, "all", all));
    }
  }

  /** What was noticed so far, missing parts included. */
  List<ReadDiagnostics.Entry> diagnostics() {
    ReadDiagnostics all = new ReadDiagnostics();
    all.addAll(reader.diagnostics());
    all.addAll(noticed);
    return all.entries();
  }

  /** Warns of everything noticed, one line each. */
  void warn() {
    warn(Words.english());
  }

  void warn(Words words) {
    for (ReadDiagnostics.Entry entry : diagnostics()) {
      String message = words.diagnostic(entry);
      String count = Quantities.count(entry.count());
      String told =
          entry.count() == 1
              ? message
              : words.text("summary.count", "message", message, "count", count);
      terminal.err().println(words.text("diagnostics.warning", "message", told));
    }
  }

  /** Warns of what standard output tells too, unless somebody has just seen it there. */
  void warnUnlessShown(Words words) {
    if (!terminal.interactive()) {
      warn(words);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
