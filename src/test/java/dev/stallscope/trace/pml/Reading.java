package dev.stallscope.trace.pml;

import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadMode;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads composed files and keeps what comes. */
final class Reading {
  /** A kept event; the record itself is reused by the reader. */
  record Seen(long number, long fileOffset, long startTicks, String path, int process) {}

  final List<Seen> events = new ArrayList<>();
  PmlTraceReader reader;

  static PmlTraceReader open(Path folder, ReadMode mode, byte[]... files) throws IOException {
    List<TraceFile> opened = new ArrayList<>();
    for (int i = 0; i < files.length; i++) {
      String name = i == 0 ? "sample.PML" : "sample-" + i + ".PML";
      Path path = folder.resolve(name);
      Files.write(path, files[i]);
      opened.add(TraceFile.open(name, path, false));
    }
    return PmlTraceReader.open(opened, new ReadOptions(mode, ZoneOffset.UTC));
  }

  /** Opens, reads to the end and closes. */
  static Reading of(Path folder, ReadMode mode, byte[]... files) throws IOException {
    Reading reading = new Reading();
    try (PmlTraceReader reader = open(folder, mode, files)) {
      reading.reader = reader;
      reader.read((event, texts) -> reading.events.add(seen(event)));
    }
    return reading;
  }

  /** The process table of a composed file. */
  static List<ProcessInfo> processes(Path folder, PmlBuilder builder) throws IOException {
    try (PmlTraceReader reader = open(folder, ReadMode.STRICT, builder.build())) {
      return reader.processes();
    }
  }

  static Seen seen(EventRecord event) {
    return new Seen(event.number, event.fileOffset, event.startTicks, path(event), event.process);
  }

  static String path(EventRecord event) {
    return new String(event.path, event.pathStart, event.pathLength, StandardCharsets.UTF_8);
  }

  static String target(EventRecord event) {
    return new String(event.target, event.targetStart, event.targetLength, StandardCharsets.UTF_8);
  }

  List<String> paths() {
    return events.stream().map(Seen::path).toList();
  }

  List<String> codes() {
    return reader.diagnostics().entries().stream().map(ReadDiagnostics.Entry::code).toList();
  }

  String message(String code) {
    return reader.diagnostics().entries().stream()
        .filter(entry -> entry.code().equals(code))
        .findFirst()
        .orElseThrow()
        .message();
  }
}
