package dev.stallscope.bench;

import dev.stallscope.index.EventStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Runs a whole {@code report} on ever larger PMLs in a heap of 512 MB, with repeated and with fresh
 * path names, and prints what memory it took. Arguments: a PML to make them of. System property:
 * {@code bench.sizes}, in MB (100,1000,10000). There is one large file at a time.
 */
public final class Growth {
  /** Of the size asked for, as fresh path names make a file larger and the report is a file too. */
  private static final double ROOM = 1.3;

  private final Captures small;

  private Growth(Captures small) {
    this.small = small;
  }

  /** Measures and prints. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Growth growth = new Growth(Captures.ofFiles(Arrays.stream(args).map(Path::of).toList()));
    long[] sizes =
        Arrays.stream(System.getProperty("bench.sizes", "100,1000,10000").split(","))
            .mapToLong(size -> Long.parseLong(size.strip()) * 1_000_000)
            .toArray();
    System.out.printf("Copies of %s, %s.%n", growth.small.pml(), ReportRun.LARGEST_HEAP);
    head();
    for (boolean fresh : new boolean[] {false, true}) {
      for (long size : sizes) {
        growth.measure(size, fresh);
      }
    }
  }

  private static void head() {
    System.out.printf("%-10s %7s %9s %31s %43s%n", "", "", "", "MB of memory", "kept by the index");
    System.out.printf(
        "%-10s %7s %9s %9s %10s %10s %12s %10s %9s %9s%n",
        "paths",
        "MB",
        "seconds",
        "resident",
        "heap used",
        "after GC",
        "events",
        "bytes each",
        "paths",
        "MB");
  }

  private void measure(long size, boolean fresh) throws IOException, InterruptedException {
    String paths = fresh ? "fresh" : "repeated";
    long free = Files.getFileStore(Captures.FOLDER).getUsableSpace();
    if (free < size * ROOM) {
      System.out.printf(
          Locale.ROOT,
          "%-10s %7d  left out: the disk has %,d MB free, it needs %,d%n",
          paths,
          size / 1_000_000,
          free / 1_000_000,
          Math.round(size * ROOM / 1e6));
      return;
    }
    Path file = Copies.ofPml(small, size, fresh);
    try {
      row(paths, file);
    } finally {
      Files.delete(file);
    }
  }

  private static void row(String paths, Path file) throws IOException, InterruptedException {
    ReportRun run = ReportRun.of(file, ReportRun.Start.JAR);
    System.out.printf(
        Locale.ROOT,
        "%-10s %7.0f %9.1f %9s %10s %10s %s%n",
        paths,
        Files.size(file) / 1e6,
        run.seconds(),
        megabytes(run.peakBytes()),
        megabytes(run.heap().peakBytes()),
        megabytes(run.heap().keptBytes()),
        // this virtual machine has no larger heap than the report had
        run.finished() ? kept(Readings.index(file)) : " " + ReportRun.OUT_OF_MEMORY);
  }

  private static String kept(EventStore store) {
    return String.format(
        Locale.ROOT,
        "%,12d %10.1f %,9d %9s",
        store.size(),
        store.columnBytes() / (double) store.size(),
        store.paths().size(),
        megabytes(store.pathBytes()));
  }

  private static String megabytes(long bytes) {
    return bytes == 0 ? "-" : String.format(Locale.ROOT, "%.0f", bytes / 1e6);
  }
}
