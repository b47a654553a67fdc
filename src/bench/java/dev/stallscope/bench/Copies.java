package dev.stallscope.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Large traces, each a small capture over and over. */
record Copies(Path pml, Path csv, Path xml) {
  /**
   * Writes them.
   *
   * @param bytes about how large each is to be; with fresh path names it gets a little larger
   * @param fresh whether each copy has path names of its own; else the distinct paths are those of
   *     the small capture
   */
  static Copies of(Captures small, long bytes, boolean fresh) throws IOException {
    Path xml = place(bytes, fresh, ".XML");
    // Nobody has an XML beside: it is written from a PML, whose events take about half as much.
    Path source = place(bytes, fresh, "-half.PML");
    amplify(small.pml(), bytes * 5 / 9, fresh, source);
    try (OutputStream out = Files.newOutputStream(xml)) {
      Readings.writeXml(source, out);
    } finally {
      Files.delete(source);
    }
    Path csv = place(bytes, fresh, ".CSV");
    amplify(small.csv(), bytes, fresh, csv);
    return new Copies(ofPml(small, bytes, fresh), csv, xml);
  }

  /** Writes the PML alone. */
  static Path ofPml(Captures small, long bytes, boolean fresh) throws IOException {
    Path pml = place(bytes, fresh, ".PML");
    amplify(small.pml(), bytes, fresh, pml);
    return pml;
  }

  private static Path place(long bytes, boolean fresh, String ending) {
    String size = bytes / 1_000_000 + "MB";
    return Captures.FOLDER.resolve("bench-" + size + (fresh ? "-fresh" : "") + ending);
  }

  private static void amplify(Path small, long bytes, boolean fresh, Path to) throws IOException {
    Readings.amplify(small, Math.max(1, Math.round(bytes / (double) Files.size(small))), fresh, to);
  }

  Stream<Path> files() {
    return Stream.of(pml, csv, xml);
  }
}
