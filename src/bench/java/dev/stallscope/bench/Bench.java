package dev.stallscope.bench;

import dev.stallscope.index.EventStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads large traces and prints rates beside those of other readers. Arguments: a PML and a CSV to
 * make them of. System properties: {@code bench.mb}, size to make (256), and {@code bench.runs},
 * measured runs of each, of which the median counts (5).
 */
public final class Bench {
  private static final int WARM_UPS = 2;
  private static final int RUNS = Integer.getInteger("bench.runs", 5);

  private interface Pass {
    /** The same number from every run, which shows that the work was done. */
    long run() throws IOException;
  }

  private Bench() {}

  /** Measures and prints. */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<Path> given = Arrays.stream(args).map(Path::of).toList();
    Inputs inputs = Inputs.make(given, Integer.getInteger("bench.mb", 256) * 1_000_000L);
    for (Path file : inputs.files().toList()) {
      Readings.mapped(file);
    }
    System.out.printf(
        Locale.ROOT, "%-38s %8s %9s %9s  %s%n", "warm file", "MB", "seconds", "MB/s", "");
    if (inputs.pml().isPresent()) {
      pml(inputs.pml().get());
    }
    if (inputs.csv().isPresent()) {
      csv(inputs.csv().get());
    }
    if (inputs.xml().isPresent()) {
      xml(inputs.xml().get());
    }
    if (inputs.pml().isPresent()) {
      report(inputs.smallPml().get());
      report(inputs.pml().get());
    }
  }

  private static void pml(Path file) throws IOException {
    rate("PML: bare mapped bytes", file, () -> Readings.mapped(file));
    rate("PML: read, nothing kept", file, () -> Readings.pml(file, (e, t) -> true));
    rate("PML: read and index", file, () -> Readings.index(file).size());
    store(file, Readings.index(file));
  }

  private static void store(Path file, EventStore store) throws IOException {
    Recording events = Recording.of(file);
    double append = median(events::index) / events.size();
    double summaries = median(() -> Readings.summaries(store));
    System.out.printf(
        Locale.ROOT,
        "  %,d events: %.0f ns each to append; %.1f bytes each, and %.1f MB for %,d paths;"
            + " all summaries in %.2f s%n",
        store.size(),
        append * 1e9,
        store.columnBytes() / (double) store.size(),
        store.pathBytes() / 1e6,
        store.paths().size(),
        summaries);
  }

  private static void csv(Path file) throws IOException {
    rate("CSV: bare mapped bytes", file, () -> Readings.mapped(file));
    rate("CSV: opencsv RFC4180Parser, rows only", file, () -> Readings.opencsv(file));
    rate("CSV: FastCSV, rows only", file, () -> Readings.fastCsv(file));
    rate("CSV: read, nothing kept", file, () -> Readings.csv(file, (e, t) -> true));
    rate("CSV: read and index", file, () -> Readings.index(file).size());
  }

  private static void xml(Path file) throws IOException {
    rate("XML: bare mapped bytes", file, () -> Readings.mapped(file));
    rate("XML: read, nothing kept", file, () -> Readings.xml(file, (e, t) -> true));
    rate("XML: read and index", file, () -> Readings.index(file).size());
  }

  private static double rate(String what, Path file, Pass pass) throws IOException {
    double seconds = median(pass);
    line(what, file, seconds, "");
    return seconds;
  }

  private static void line(String what, Path file, double seconds, String note) throws IOException {
    double size = Files.size(file) / 1e6;
    System.out.printf(
        Locale.ROOT, "%-38s %8.0f %9.3f %9.0f  %s%n", what, size, seconds, size / seconds, note);
  }

  private static double median(Pass pass) throws IOException {
    List<Double> seconds = new ArrayList<>();
    long expected = pass.run();
    for (int run = 1 - WARM_UPS; run < RUNS; run++) {
      long start = System.nanoTime();
      if (pass.run() != expected) {
        throw new IOException("Two runs over one file differ.");
      }
      if (run >= 0) {
        seconds.add((System.nanoTime() - start) / 1e9);
      }
    }
    seconds.sort(null);
    return seconds.get(seconds.size() / 2);
  }

  private static void report(Path file) throws IOException, InterruptedException {
    List<Double> seconds = new ArrayList<>();
    long peak = 0;
    for (int run = 0; run < RUNS; run++) {
      ReportRun report = ReportRun.of(file);
      seconds.add(report.seconds());
      peak = Math.max(peak, report.peakBytes());
    }
    seconds.sort(null);
    String memory =
        peak == 0
            ? "peak memory not known on this system"
            : String.format(Locale.ROOT, "peak %.0f MB resident, -Xmx512m", peak / 1e6);
    line("report, from JVM start to its end", file, seconds.get(seconds.size() / 2), memory);
  }
}
