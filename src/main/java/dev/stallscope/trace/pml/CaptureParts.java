package dev.stallscope.trace.pml;

import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadMode;
import dev.stallscope.trace.TraceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the files of a capture together. */
final class CaptureParts {
  private CaptureParts() {}

  /** The files that belong together; the first always does. */
  static List<PmlPart> open(List<TraceFile> files, ReadMode mode, ReadDiagnostics diagnostics)
      throws IOException {
    List<PmlPart> parts = new ArrayList<>();
    parts.add(PmlPart.open(files.get(0), mode, diagnostics));
    for (TraceFile file : files.subList(1, files.size())) {
      PmlPart part = openNext(file, mode, diagnostics, parts.get(parts.size() - 1));
      if (part == null) {
        file.close();
      } else {
        parts.add(part);
      }
    }
    return parts;
  }

  private static @Nullable PmlPart openNext(
      TraceFile file, ReadMode mode, ReadDiagnostics diagnostics, PmlPart before)
      throws IOException {
    if (!PmlHeader.isPml(file)) {
      return leaveOut(file, "it is not a Process Monitor log", diagnostics);
    }
    ReadDiagnostics own = new ReadDiagnostics();
    PmlPart part;
    try {
      part = PmlPart.open(file, mode, own);
    } catch (MalformedTraceException e) {
      if (mode == ReadMode.STRICT) {
        throw e;
      }
      return leaveOut(file, e.reason(), diagnostics);
    }
    if (part.header().pointerSize() != before.header().pointerSize()) {
      return leaveOut(file, "it was taken on a machine of another bitness", diagnostics);
    }
    long first = part.firstTicks();
    if (first != 0 && first < before.lastTicks()) {
      return leaveOut(file, "it starts before " + before.file().name() + " ends", diagnostics);
    }
    diagnostics.addAll(own);
    return part;
  }

  private static @Nullable PmlPart leaveOut(
      TraceFile file, String reason, ReadDiagnostics diagnostics) {
    diagnostics.add(
        "pml.part-foreign",
        file.name() + " is not read as a part of this capture: " + reason + ".",
        Map.of("file", file.name()));
    return null;
  }

  /** Merges the tables of all files; a file without takes those of the last that has some. */
  static void loadTables(List<PmlPart> parts, PmlTables tables, ReadDiagnostics diagnostics)
      throws IOException {
    KeyIndex last = new KeyIndex();
    for (PmlPart part : parts) {
      part.addTablesTo(tables, diagnostics);
      last = part.hasTables() ? part.keys() : last;
    }
    for (PmlPart part : parts) {
      if (!part.hasTables()) {
        part.share(last);
      }
    }
  }

  /** Closes all, also after a failure. */
  static void closeAll(List<TraceFile> files) throws IOException {
    IOException failure = null;
    for (TraceFile file : files) {
      try {
        file.close();
      } catch (IOException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  static void closeAll(List<TraceFile> files, Throwable cause) {
    try {
      closeAll(files);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
