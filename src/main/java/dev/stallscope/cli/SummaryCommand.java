package dev.stallscope.cli;

import dev.stallscope.index.EventStore;
import dev.stallscope.model.EventClass;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stallscope summary}: what ProcMon's own summaries give. */
@Command(
    name = "summary",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    description = "Sums up events: counts, bytes, times; times in seconds.")
final class SummaryCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ReadingOptions reading;

  @Parameters(
      paramLabel = "TRACE",
      description = "A PML, CSV or XML file, or one packed by gzip or zip.")
  private Path trace;

  @Option(
      names = "--by",
      required = true,
      paramLabel = "WHAT",
      converter = SummaryTable.Named.class,
      description = {
        "process, path, directory, extension, operation, result, endpoint or class; or",
        "cross-reference: paths that one process wrote and another read."
      })
  private SummaryTable by;

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      converter = NamedClass.class,
      description = "Only events of one class: process, registry, file-system, network, profiling.")
  private @Nullable EventClass eventClass;

  @Option(
      names = "--format",
      defaultValue = "TABLE",
      description = {
        "table, csv or jsonl (default: table). In csv a text that a spreadsheet would take for a",
        "formula has an apostrophe before it."
      })
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
        TableWriter table = TableWriter.of(format, terminal.out(), by.heads(), false)) {
      EventStore store = capture.index();
      int most = top > 0 ? (int) Math.min(top, Integer.MAX_VALUE) : Integer.MAX_VALUE;
      Stream<List<String>> rows = by.rows(store, chosen(store), most);
      for (List<String> row : (Iterable<List<String>>) rows::iterator) {
        table.row(row);
      }
      capture.warn();
    }
    return ExitStatus.DONE;
  }

  /** All events, or those of the class that was named. */
  private LongPredicate chosen(EventStore store) {
    EventClass only = eventClass;
    return only == null ? event -> true : event -> store.operation(event).eventClass() == only;
  }
}
