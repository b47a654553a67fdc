package dev.stallscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole {@code report} in a virtual machine of its own, from its start to its end.
 *
 * @param finished false when it ran out of its heap
 * @param seconds wall time
 * @param peakBytes largest resident memory seen, 0 where the system does not tell
 * @param heap what it told of its heap, zeros when it told nothing
 */
record ReportRun(boolean finished, double seconds, long peakBytes, HeapLog heap) {
  static final String LARGEST_HEAP = "-Xmx512m";
  static final String OUT_OF_MEMORY = "ran out of memory with " + LARGEST_HEAP;

  /** The ways to start that the README tells; classes of a class path would load slower. */
  enum Start {
    /** Tells what it used of its heap. */
    JAR("java -jar", "-jar target/stallscope.jar"),
    /** With options of its own, which keep it from telling of its heap. */
    FAST("fast start", "@target/stallscope");

    final String title;
    private final String options;

    Start(String title, String options) {
      this.title = title;
      this.options = options;
    }
  }

  /** Exit status of a run that needs more memory. */
  private static final int MEMORY = 71;

  static ReportRun of(Path trace, Start start) throws IOException, InterruptedException {
    Path log = Captures.FOLDER.resolve("report.log");
    Path heapLog = Captures.FOLDER.resolve("heap.log");
    Files.deleteIfExists(heapLog);
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(command(trace, start, heapLog))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    long peak = 0;
    while (process.isAlive()) {
      peak = Math.max(peak, residentPeak(process.pid()));
      Thread.sleep(5);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    int status = process.exitValue();
    if (status != 0 && status != MEMORY) {
      throw new IOException("report failed: " + Files.readString(log));
    }
    HeapLog heap = Files.exists(heapLog) ? HeapLog.read(heapLog) : new HeapLog(0, 0);
    return new ReportRun(status == 0, seconds, peak, heap);
  }

  private static List<String> command(Path trace, Start start, Path heapLog) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(LARGEST_HEAP);
    command.add("-Xlog:" + HeapLog.EVENTS + ":file=" + heapLog + "::filecount=0");
    command.addAll(List.of(start.options.split(" ", -1)));
    command.addAll(List.of("report", trace.toString()));
    command.addAll(List.of("--out", Captures.FOLDER.resolve("reports").toString()));
    return command;
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
