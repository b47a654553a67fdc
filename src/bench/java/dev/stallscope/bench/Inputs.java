package dev.stallscope.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The traces to measure with, made under {@code target/bench} once for each size. */
record Inputs(Optional<Path> smallPml, Optional<Path> pml, Optional<Path> csv, Optional<Path> xml) {
  private static final Path FOLDER = Path.of("target", "bench");
  private static final List<Path> CAPTURES =
      List.of(
          Path.of("..", "shared", "traces", "LogfileTests64bitUTC.PML.gz"),
          Path.of("..", "shared", "traces", "LogfileTests64bitUTC.CSV.gz"));

  /**
   * Made of the files given (PML and CSV, packed with gzip or not), else of the real captures
   * beside the project.
   */
  static Inputs make(List<Path> given, long bytes) throws IOException {
    Files.createDirectories(FOLDER);
    List<Path> sources = given.isEmpty() ? CAPTURES : given;
    Optional<Path> smallPml = unpacked(sources, ".pml");
    Optional<Path> smallCsv = unpacked(sources, ".csv");
    if (smallPml.isEmpty() && smallCsv.isEmpty()) {
      throw new IOException(
          "Nothing to measure with: ../shared/traces is missing. Name a PML and a CSV, as in"
              + " -Dbench.args=\"build.PML build.CSV\".");
    }
    return new Inputs(
        smallPml,
        larger(smallPml, ".PML", bytes),
        larger(smallCsv, ".CSV", bytes),
        xml(smallPml, bytes));
  }

  /** Nobody has an XML beside: it is written from a PML, whose events take about half as much. */
  private static Optional<Path> xml(Optional<Path> smallPml, long bytes) throws IOException {
    Optional<Path> pml = larger(smallPml, ".PML", bytes * 5 / 9);
    if (pml.isEmpty()) {
      return pml;
    }
    Path to = FOLDER.resolve("bench-" + bytes / 1_000_000 + "MB.XML");
    try (OutputStream out = Files.newOutputStream(to)) {
      Readings.writeXml(pml.get(), out);
    }
    return Optional.of(to);
  }

  private static Optional<Path> unpacked(List<Path> sources, String ending) throws IOException {
    for (Path source : sources) {
      String name = source.getFileName().toString();
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.endsWith(ending)) {
        return Optional.of(source);
      }
      if (lower.endsWith(ending + ".gz") && Files.exists(source)) {
        Path file = FOLDER.resolve(name.substring(0, name.length() - 3));
        try (InputStream in = new GZIPInputStream(Files.newInputStream(source))) {
          Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** The same capture over and over; the distinct paths are those of the small one. */
  private static Optional<Path> larger(Optional<Path> from, String ending, long bytes)
      throws IOException {
    if (from.isEmpty() || Files.size(from.get()) >= bytes) {
      return from;
    }
    Path to = FOLDER.resolve("bench-" + bytes / 1_000_000 + "MB" + ending);
    Readings.amplify(from.get(), bytes / Files.size(from.get()), to);
    return Optional.of(to);
  }

  /** All that are to be warm. */
  Stream<Path> files() {
    return Stream.of(smallPml, pml, csv, xml).flatMap(Optional::stream);
  }
}
