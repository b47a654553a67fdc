package dev.stallscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A whole {@code report} in a virtual machine of its own, from its start to its end.
 *
 * @param finished false when it ran out of its heap
 * @param seconds wall time
 * @param peakBytes largest resident memory seen, 0 where the system does not tell
 * @param heap what it told of its heap
 */
record ReportRun(boolean finished, double seconds, long peakBytes, HeapLog heap) {
  static final String LARGEST_HEAP = "-Xmx512m";
  static final String OUT_OF_MEMORY = "ran out of memory with " + LARGEST_HEAP;

  /** As users have it: classes of one jar load faster than those of a class path. */
  private static final Path JAR = Path.of("target", "stallscope.jar");

  /** Exit status of a run that needs more memory. */
  private static final int MEMORY = 71;

  static ReportRun of(Path trace) throws IOException, InterruptedException {
    Path log = Captures.FOLDER.resolve("report.log");
    Path heapLog = Captures.FOLDER.resolve("heap.log");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command(trace, heapLog))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    long peak = 0;
    while (process.isAlive()) {
      peak = Math.max(peak, residentPeak(process.pid()));
      Thread.sleep(5);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    int status = process.exitValue();
    if (status != 0 && status != MEMORY) {
      throw new IOException("report failed: " + Files.readString(log));
    }
    return new ReportRun(status == 0, seconds, peak, HeapLog.read(heapLog));
  }

  private static List<String> command(Path trace, Path heapLog) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        LARGEST_HEAP,
        "-Xlog:" + HeapLog.EVENTS + ":file=" + heapLog + "::filecount=0",
        "-jar",
        JAR.toString(),
        "report",
        trace.toString(),
        "--out",
        Captures.FOLDER.resolve("reports").toString());
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
