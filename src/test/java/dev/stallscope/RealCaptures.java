package dev.stallscope;

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

  /** The file as it lies there, packed with gzip. */
  public static Path packed(String name) {
    Assumptions.assumeTrue(
        Files.isDirectory(PACKED), "real captures not found: ../shared/traces is missing");
    return PACKED.resolve(name + ".gz");
  }
}
