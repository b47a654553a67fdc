package dev.stallscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A whole {@code report} in a virtual machine of its own, from its start to its end.
 *
 * @param seconds wall time
 * @param peakBytes largest resident memory seen, 0 where the system does not tell
 */
record ReportRun(double seconds, long peakBytes) {
  static ReportRun of(Path trace) throws IOException, InterruptedException {
    Path out = Path.of("target", "bench", "reports");
    Path log = Path.of("target", "bench", "report.log");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.stallscope.cli.Main",
            "report",
            trace.toString(),
            "--out",
            out.toString());
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    long peak = 0;
    while (process.isAlive()) {
      peak = Math.max(peak, residentPeak(process.pid()));
      Thread.sleep(5);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new IOException("report failed: " + Files.readString(log));
    }
    return new ReportRun(seconds, peak);
  }

  /** Linux keeps the high-water mark itself; it is lost with the process. */
  private static long residentPeak(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
    } catch (IOException e) {
      return 0;
    }
    return 0;
  }
}
