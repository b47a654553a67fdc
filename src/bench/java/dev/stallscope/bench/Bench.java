package dev.stallscope.bench;

import dev.stallscope.index.EventStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads large traces and prints rates beside those of other readers, for copies with repeated and
 * with fresh path names. Arguments: a PML and a CSV to make them of. System properties: {@code
 * bench.mb}, size to make (256), and {@code bench.runs}, measured runs of each, of which the median
 * counts (5).
 */
public final class Bench {
  private static final int WARM_UPS = 2;
  private static final int RUNS = Integer.getInteger("bench.runs", 5);

  private final Copies repeated;
  private final Copies fresh;

  private interface Pass {
    /** The same number from every run, which shows that the work was done. */
    long run(Path file) throws IOException;
  }

  private Bench(Copies repeated, Copies fresh) {
    this.repeated = repeated;
    this.fresh = fresh;
  }

  /** Measures and prints. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Captures small = Captures.ofFiles(Arrays.stream(args).map(Path::of).toList());
    long bytes = Integer.getInteger("bench.mb", 256) * 1_000_000L;
    System.out.printf("Copies of %s and %s.%n", small.pml(), small.csv());
    Bench bench = new Bench(Copies.of(small, bytes, false), Copies.of(small, bytes, true));
    for (Path file : Stream.concat(bench.repeated.files(), bench.fresh.files()).toList()) {
      Readings.bare(file);
    }
    bench.head();
    bench.pml();
    bench.csv();
    bench.xml();
    bench.report(small.pml());
  }

  private void head() {
    System.out.printf("%-38s %29s %29s%n", "", "repeated path names", "fresh path names");
    System.out.printf("%-38s", "warm file");
    for (int i = 0; i < 2; i++) {
      System.out.printf(" %9s %9s %9s", "MB", "seconds", "MB/s");
    }
    System.out.println();
  }

  private void pml() throws IOException {
    row("PML: bare bytes", Copies::pml, Readings::bare);
    row("PML: read, nothing kept", Copies::pml, Readings::events);
    row("PML: read and index", Copies::pml, file -> Readings.index(file).size());
    kept("repeated", Readings.index(repeated.pml()));
    kept("fresh", Readings.index(fresh.pml()));
  }

  private static void kept(String paths, EventStore store) {
    System.out.printf(
        Locale.ROOT,
        "  %s: %,d events of %.1f bytes each, and %.1f MB for %,d paths%n",
        paths,
        store.size(),
        store.columnBytes() / (double) store.size(),
        store.pathBytes() / 1e6,
        store.paths().size());
  }

  private void csv() throws IOException {
    row("CSV: bare bytes", Copies::csv, Readings::bare);
    row("CSV: opencsv RFC4180Parser, rows only", Copies::csv, Readings::opencsv);
    row("CSV: FastCSV, rows only", Copies::csv, Readings::fastCsv);
    try (DuckDb database = new DuckDb()) {
      row("CSV: DuckDB, rows only", Copies::csv, database::rows);
      row("CSV: DuckDB, every column", Copies::csv, database::texts);
    } catch (SQLException e) {
      throw new IOException(e);
    }
    row("CSV: read, nothing kept", Copies::csv, Readings::events);
    row("CSV: read and index", Copies::csv, file -> Readings.index(file).size());
  }

  private void xml() throws IOException {
    row("XML: bare bytes", Copies::xml, Readings::bare);
    row("XML: read, nothing kept", Copies::xml, Readings::events);
    row("XML: read and index", Copies::xml, file -> Readings.index(file).size());
  }

  private void row(String what, Function<Copies, Path> format, Pass pass) throws IOException {
    System.out.printf("%-38s", what);
    for (Copies copies : List.of(repeated, fresh)) {
      Path file = format.apply(copies);
      double megabytes = Files.size(file) / 1e6;
      double seconds = median(pass, file);
      System.out.printf(Locale.ROOT, " %9.0f %9.3f %9.0f", megabytes, seconds, megabytes / seconds);
    }
    System.out.println();
  }

  private static double median(Pass pass, Path file) throws IOException {
    List<Double> seconds = new ArrayList<>();
    long expected = pass.run(file);
    for (int run = 1 - WARM_UPS; run < RUNS; run++) {
      long start = System.nanoTime();
      if (pass.run(file) != expected) {
        throw new IOException("Two runs over one file differ.");
      }
      if (run >= 0) {
        seconds.add((System.nanoTime() - start) / 1e9);
      }
    }
    return median(seconds);
  }

  private static double median(List<Double> seconds) {
    return seconds.stream().sorted().toList().get(seconds.size() / 2);
  }

  private void report(Path small) throws IOException, InterruptedException {
    System.out.println("report, from JVM start to its end");
    for (ReportRun.Start start : ReportRun.Start.values()) {
      report("the small capture", small, start);
      report("repeated path names", repeated.pml(), start);
      report("fresh path names", fresh.pml(), start);
    }
  }

  private static void report(String what, Path file, ReportRun.Start start)
      throws IOException, InterruptedException {
    List<ReportRun> runs = new ArrayList<>();
    while (runs.size() < RUNS && runs.stream().allMatch(ReportRun::finished)) {
      runs.add(ReportRun.of(file, start));
    }
    System.out.printf(
        Locale.ROOT,
        "%-38s %9.0f %9.3f  %s%n",
        "  " + what + ", " + start.title,
        Files.size(file) / 1e6,
        median(runs.stream().map(ReportRun::seconds).toList()),
        memory(runs));
  }

  private static String memory(List<ReportRun> runs) {
    if (!runs.stream().allMatch(ReportRun::finished)) {
      return ReportRun.OUT_OF_MEMORY;
    }
    long peak = runs.stream().mapToLong(ReportRun::peakBytes).max().orElse(0);
    return peak == 0
        ? "peak memory not known on this system"
        : String.format(
            Locale.ROOT, "peak %.0f MB resident, %s", peak / 1e6, ReportRun.LARGEST_HEAP);
  }
}
