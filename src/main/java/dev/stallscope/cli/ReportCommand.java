package dev.stallscope.cli;

import dev.stallscope.advice.Advisor;
import dev.stallscope.analysis.Analysis;
import dev.stallscope.analysis.AnalysisOptions;
import dev.stallscope.analysis.Analyzer;
import dev.stallscope.analysis.NoSuchProcessException;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Evidence;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.Column;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.Surroundings;
import dev.stallscope.report.TargetSums;
import dev.stallscope.report.html.HtmlReport;
import dev.stallscope.report.json.ReportJson;
import dev.stallscope.report.text.Language;
import dev.stallscope.report.text.TextSummary;
import dev.stallscope.report.text.Words;
import dev.stallscope.trace.MalformedTraceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stallscope report}: where the target lost its time. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    description = "Says where an install or build lost its time; writes DIR/NAME.html and .json.")
final class ReportCommand implements Callable<Integer> {
  /** Findings whose Detail text is fetched; a report names the longest first. */
  private static final int DETAILED_FINDINGS = 2_000;

  private final Terminal terminal;
  private final Rehearsal rehearsal;

  @Mixin private ReadingOptions reading;

  @Parameters(
      paramLabel = "TRACE",
      arity = "1..*",
      description = "PML, CSV or XML files, as saved or packed by gzip or zip; one report each.")
  private List<Path> traces;

  @Option(
      names = "--process",
      paramLabel = "NAME|PID",
      description =
          "The process to look at, with all it started (default: the tree that lost most).")
  private @Nullable String process;

  @Option(
      names = "--min-blocked",
      paramLabel = "TIME",
      defaultValue = "50ms",
      converter = SpanOfTime.class,
      description = "Waits shorter than this are no findings (default: 50ms).")
  private long minBlocked;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "reports",
      description = "Folder to write to (default: reports).")
  private Path out;

  @Option(
      names = "--lang",
      paramLabel = "en|zh-CN",
      converter = NamedLanguage.class,
      description = "Language of the page and the summary (default: that of the system).")
  private Language language = Language.of(Locale.getDefault(Locale.Category.DISPLAY));

  @Option(names = "--json", description = "Print the JSON and write no file.")
  private boolean json;

  @Option(names = "--open", description = "Open the report in the browser.")
  private boolean open;

  /**
   * @param rehearsal one that has begun
   */
  ReportCommand(Terminal terminal, Rehearsal rehearsal) {
    this.terminal = terminal;
    this.rehearsal = rehearsal;
  }

  @Override
  public Integer call() throws IOException, NoSuchProcessException {
    for (Path trace : traces) {
      if (!Capture.continuesAnother(trace, traces)) {
        report(trace);
      }
    }
    return ExitStatus.DONE;
  }

  private void report(Path trace) throws IOException, NoSuchProcessException {
    try (Capture capture = Capture.open(trace, reading.toReadOptions(), terminal)) {
      if (!json) {
        OutputFile.check(page(trace));
        OutputFile.check(data(trace));
      }
      EventStore store = capture.index();
      capture.noteAbsentClasses(store);
      if (store.size() == 0) {
        capture.warn();
        throw MalformedTraceException.ofFile(
            String.valueOf(trace.getFileName()),
            "holds no whole event, so there is nothing to report. Save the trace again.");
      }
      Analysis analysis = Analyzer.analyze(store, new AnalysisOptions(process, minBlocked));
      capture.noteLimit(analysis);
      TargetSums sums = new TargetSums(analysis);
      if (!json) {
        sums.begin();
      }
      ReportInput input =
          new ReportInput(
              analysis,
              Advisor.of(analysis),
              capture.diagnostics(),
              Main.version(),
              minBlocked,
              details(capture, store, analysis.findings()),
              sums);
      rehearsal.await();
      if (json) {
        ReportJson.write(input, terminal.out());
        terminal.out().println();
        capture.warn();
      } else {
        write(trace, input);
        capture.warnUnlessShown(Words.in(language));
      }
    }
  }

  private void write(Path trace, ReportInput input) throws IOException {
    Path page = page(trace);
    Words words = Words.in(language);
    OutputFile.write(
        Map.of(
            page,
            stream -> HtmlReport.write(input, words, stream),
            data(trace),
            stream -> ReportJson.write(input, stream)));
    TextSummary.lines(input, words, terminal.colour())
        .forEach(line -> terminal.out().println(line));
    terminal.out().println(words.text("summary.report", "page", page));
    if (open && !Browser.open(page)) {
      terminal
          .err()
          .println("stallscope: no browser could be started. Open " + page + " yourself.");
    }
  }

  private Path page(Path trace) {
    return out.resolve(ReportName.of(trace) + ".html");
  }

  private Path data(Path trace) {
    return out.resolve(ReportName.of(trace) + ".json");
  }

  private static Map<Long, String> details(
      Capture capture, EventStore store, List<Finding> findings) throws IOException {
    long[] events =
        LongStream.concat(
                findings.stream()
                    .limit(DETAILED_FINDINGS)
                    .flatMap(finding -> finding.evidence().stream())
                    .mapToLong(Evidence::event),
                LongStream.of(Surroundings.events(store, findings)))
            .sorted()
            .distinct()
            .toArray();
    Map<Long, String> details = new HashMap<>();
    capture
        .reader()
        .readEvents(
            events,
            (event, texts) -> {
              StringBuilder detail = new StringBuilder();
              texts.append(Column.DETAIL, detail);
              details.put(event.number, detail.toString());
              return true;
            });
    return details;
  }
}
