package dev.stallscope.cli;

import dev.stallscope.model.Column;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.query.EventQuery;
import dev.stallscope.query.QuerySyntaxException;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.EventTexts;
import dev.stallscope.trace.TraceReader;
import dev.stallscope.trace.csv.CsvRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stallscope events}: the events themselves, in ProcMon's columns. */
@Command(
    name = "events",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    description = "Prints events in ProcMon's columns.",
    footerHeading = "%nA condition compares columns and joins by and, or, not, ( ):%n",
    footer = {
      "  process = go.exe and duration > 50ms and path ~ \"go-build\"",
      "Texts: = != ~ (contains) !~ ^= (begins) $= (ends), case does not count.",
      "Numbers and times (us, ms, s, min): = != < <= > >=."
    })
final class EventsCommand implements Callable<Integer> {
  private static final int[] WIDTHS = {18, 18, 6, 22, 60, 18};

  private final Terminal terminal;

  @Spec private CommandSpec spec;
  @Mixin private ReadingOptions reading;

  @Parameters(
      paramLabel = "TRACE",
      description = "A PML, CSV or XML file, or one packed by gzip or zip.")
  private Path trace;

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description = "Print only events that meet it.")
  private @Nullable String where;

  @Option(
      names = "--columns",
      paramLabel = "LIST",
      split = ",",
      description = "ProcMon's column heads, or all (default: its default seven and Duration).")
  private @Nullable List<String> columns;

  @Option(
      names = "--format",
      defaultValue = "TABLE",
      description = "table, csv or jsonl (default: table).")
  private TableFormat format;

  @Option(
      names = "--spreadsheet-safe",
      description = {
        "Put an apostrophe before texts that a spreadsheet would take for formulas. Without it,",
        "csv is byte for byte what Process Monitor exports."
      })
  private boolean spreadsheetSafe;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "-1",
      description = "Stop after N events.")
  private long limit;

  private long firstTicks;
  private long printed;

  EventsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    EventQuery query = query();
    List<Column> wanted = wanted();
    try (Capture capture = Capture.open(trace, reading.toReadOptions(), terminal);
        TableWriter table =
            TableWriter.of(
                format,
                terminal.out(),
                wanted.stream().map(this::head).toList(),
                !spreadsheetSafe)) {
      TraceReader reader = capture.reader();
      List<StringBuilder> cells = new ArrayList<>();
      wanted.forEach(column -> cells.add(new StringBuilder()));
      boolean fromLog = isLog(reader.info());
      capture.read(
          (event, texts) -> {
            firstTicks = event.number == 0 ? event.startTicks : firstTicks;
            if (printed == limit) {
              return false;
            }
            if (matches(query, event, texts, reader)) {
              print(wanted, texts, cells, table, fromLog);
            }
            return true;
          });
      capture.warn();
    }
    return ExitStatus.DONE;
  }

  private boolean matches(
      EventQuery query, EventRecord event, EventTexts texts, TraceReader reader) {
    return query.matches(event, texts, reader.processes().get(event.process), firstTicks);
  }

  private void print(
      List<Column> wanted,
      EventTexts texts,
      List<StringBuilder> cells,
      TableWriter table,
      boolean fromLog) {
    for (int i = 0; i < cells.size(); i++) {
      StringBuilder cell = cells.get(i);
      cell.setLength(0);
      texts.append(wanted.get(i), cell);
      if (fromLog && format == TableFormat.CSV) {
        CsvRow.withoutLineFeeds(cell);
      }
    }
    try {
      table.row(cells);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    printed++;
  }

  private static boolean isLog(TraceInfo info) {
    return info.format().equals("PML");
  }

  private EventQuery query() {
    if (where == null) {
      return EventQuery.all();
    }
    try {
      return EventQuery.parse(where);
    } catch (QuerySyntaxException e) {
      String caret = " ".repeat(e.position()) + "^";
      throw new ParameterException(
          spec.commandLine(),
          "--where cannot be understood: " + e.getMessage() + ".\n  " + where + "\n  " + caret);
    }
  }

  private List<Column> wanted() {
    if (columns == null) {
      List<Column> defaults = new ArrayList<>(Column.DEFAULTS);
      defaults.add(defaults.size() - 1, Column.DURATION);
      return defaults;
    }
    if (columns.size() == 1 && columns.get(0).equalsIgnoreCase("all")) {
      return List.of(Column.values());
    }
    return columns.stream().map(this::column).toList();
  }

  private Column column(String head) {
    Column column = Column.named(head);
    if (column == null) {
      throw new ParameterException(
          spec.commandLine(),
          "ProcMon has no column \""
              + head
              + "\". Use its heads, such as \"Process Name\", or all.");
    }
    return column;
  }

  private TableWriter.Head head(Column column) {
    int width =
        column.ordinal() < WIDTHS.length ? WIDTHS[column.ordinal()] : column.head().length();
    return new TableWriter.Head(column.head(), width, false);
  }
}
