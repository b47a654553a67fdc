package dev.stallscope;

import dev.stallscope.index.EventStore;
import dev.stallscope.index.EventStoreBuilder;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import dev.stallscope.trace.TraceFiles;
import dev.stallscope.trace.TraceReader;
import dev.stallscope.trace.csv.CsvTraceReader;
import dev.stallscope.trace.pml.PmlTraceReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * Real captures lie beside the project where it is developed, not in it. Tests that need them have
 * {@code RealCapture} in their class name and are skipped, visibly, where they are missing.
 */
public final class RealCaptures {
  /** The captures there are, without ending; each as {@code .PML.gz} and {@code .CSV.gz}. */
  public static final List<String> NAMES =
      List.of(
          "LogfileTests64bitUTC",
          "LogFileUTC64Filesystem",
          "LogFileUTC64Process",
          "LogfileTests32bitUTC");

  private static final Path PACKED = Path.of("..", "shared", "traces");
  private static final Path UNPACKED = Path.of("target", "real-captures");

  private RealCaptures() {}

  /** The unpacked file of this name, such as {@code LogFileUTC64Process.PML}. */
  public static synchronized Path require(String name) throws IOException {
    Path packed = packed(name);
    Path unpacked = UNPACKED.resolve(name);
    if (!Files.exists(unpacked)) {
      Files.createDirectories(UNPACKED);
      Path part = UNPACKED.resolve(name + ".part");
      try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(part, unpacked, StandardCopyOption.REPLACE_EXISTING);
    }
    return unpacked;
  }

  /** All events of the file of this name, {@code .PML} or {@code .CSV}. */
  public static EventStore store(String name) throws IOException {
    List<TraceFile> files =
        TraceFiles.open(require(name), ReadOptions.DEFAULTS.mode(), new ReadDiagnostics());
    try (TraceReader reader =
        name.endsWith(".PML")
            ? PmlTraceReader.open(files, ReadOptions.DEFAULTS)
            : CsvTraceReader.open(files.get(0), ReadOptions.DEFAULTS)) {
      EventStoreBuilder builder = new EventStoreBuilder();
      reader.read(builder);
      return builder.build(reader);
    }
  }

  /** The file as it lies there, packed with gzip. */
  public static Path packed(String name) {
    Assumptions.assumeTrue(
        Files.isDirectory(PACKED), "real captures not found: ../shared/traces is missing");
    return PACKED.resolve(name + ".gz");
  }
}
