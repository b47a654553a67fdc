package dev.stallscope.cli;

import dev.stallscope.cli.TableWriter.Head;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.Grouping;
import dev.stallscope.index.Summary;
import dev.stallscope.index.SummaryRow;
import dev.stallscope.model.Ticks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stallscope summary}: what ProcMon's own summaries give. */
@Command(
    name = "summary",
    mixinStandardHelpOptions = true,
    description = "Sums up events: counts, bytes, times; times in seconds.")
final class SummaryCommand implements Callable<Integer> {
  private static final List<Head> FIGURES =
      List.of(
          new Head("count", 9, true),
          new Head("total s", 11, true),
          new Head("median s", 10, true),
          new Head("p95 s", 10, true),
          new Head("max s", 11, true),
          new Head("opens", 7, true),
          new Head("closes", 7, true),
          new Head("reads", 7, true),
          new Head("writes", 7, true),
          new Head("bytes read", 13, true),
          new Head("bytes written", 13, true));

  private final Terminal terminal;

  @Mixin private ReadingOptions reading;

  @Parameters(
      paramLabel = "TRACE",
      description = "A PML, CSV or XML file, or one packed by gzip or zip.")
  private Path trace;

  @Option(
      names = "--by",
      required = true,
      description = "process, path, directory, extension, operation, result, endpoint or class.")
  private Grouping by;

  @Option(
      names = "--format",
      defaultValue = "TABLE",
      description = "table, csv or jsonl (default: table).")
  private TableFormat format;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "0",
      description = "Only the first N rows.")
  private long top;

  SummaryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (Capture capture = Capture.open(trace, reading.toReadOptions(), terminal);
        TableWriter table = TableWriter.of(format, terminal.out(), heads())) {
      EventStore store = capture.index();
      List<SummaryRow> rows = Summary.by(store, by).rows();
      for (SummaryRow row : top > 0 ? rows.subList(0, (int) Math.min(top, rows.size())) : rows) {
        table.row(cells(row));
      }
      capture.warn();
    }
    return ExitStatus.DONE;
  }

  private List<Head> heads() {
    List<Head> heads = new ArrayList<>(FIGURES);
    heads.add(new Head(by.name().toLowerCase(Locale.ROOT), 40, false));
    return heads;
  }

  private static List<String> cells(SummaryRow row) {
    return List.of(
        Long.toString(row.count()),
        seconds(row.timed() == 0 ? Ticks.NONE : row.totalTicks()),
        seconds(row.medianTicks()),
        seconds(row.p95Ticks()),
        seconds(row.maxTicks()),
        Long.toString(row.opens()),
        Long.toString(row.closes()),
        Long.toString(row.reads()),
        Long.toString(row.writes()),
        Long.toString(row.bytesRead()),
        Long.toString(row.bytesWritten()),
        row.key());
  }

  /** Seconds with all digits a tick has; empty where no event has a duration. */
  private static String seconds(long ticks) {
    return ticks == Ticks.NONE
        ? ""
        : String.format(Locale.ROOT, "%d.%07d", ticks / Ticks.PER_SECOND, ticks % Ticks.PER_SECOND);
  }
}
