package dev.stallscope.bench;

import dev.stallscope.model.Column;
import dev.stallscope.synth.Scenarios;
import dev.stallscope.synth.Simulation;
import dev.stallscope.synth.SimulationFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * One small capture in two formats, to measure with it or with copies of it: a real one beside the
 * project, made up where that is missing.
 */
public record Captures(Path pml, Path csv) {
  /** Where files are made. */
  static final Path FOLDER = Path.of("target", "bench");

  private static final Path REAL = Path.of("..", "shared", "traces");
  private static final String SCENARIO = "everything";

  /** With events of all classes. */
  public static Captures mixed() throws IOException {
    return of("LogfileTests64bitUTC", List.of());
  }

  /**
   * With events of files alone, so that every path can be made fresh.
   *
   * @param given files to take instead, packed with gzip or not: a PML, a CSV or both
   */
  static Captures ofFiles(List<Path> given) throws IOException {
    return of("LogFileUTC64Filesystem", given);
  }

  private static Captures of(String name, List<Path> given) throws IOException {
    Files.createDirectories(FOLDER);
    Path real = REAL.resolve(name);
    return new Captures(unpacked(given, real, ".PML"), unpacked(given, real, ".CSV"));
  }

  private static Path unpacked(List<Path> given, Path real, String ending) throws IOException {
    Optional<Path> named = given.stream().filter(each -> is(each, ending)).findFirst();
    Path packed = real.resolveSibling(real.getFileName() + ending + ".gz");
    if (named.isEmpty() && !Files.exists(packed)) {
      return madeUp(ending);
    }
    Path source = named.orElse(packed);
    String name = source.getFileName().toString();
    if (!is(source, ".GZ")) {
      return source;
    }
    Path file = FOLDER.resolve(name.substring(0, name.length() - 3));
    try (InputStream in = new GZIPInputStream(Files.newInputStream(source))) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private static boolean is(Path file, String ending) {
    String name = file.getFileName().toString().toUpperCase(Locale.ROOT);
    return name.endsWith(ending) || name.endsWith(ending + ".GZ");
  }

  private static Path madeUp(String ending) throws IOException {
    Simulation simulation = Scenarios.builtIn(SCENARIO).orElseThrow().simulate(1);
    Path file = FOLDER.resolve(SCENARIO + ending);
    if (ending.equals(".PML")) {
      SimulationFiles.writePml(simulation, file);
    } else {
      try (OutputStream out = Files.newOutputStream(file)) {
        SimulationFiles.writeCsv(simulation, List.of(Column.values()), out);
      }
    }
    return file;
  }
}
