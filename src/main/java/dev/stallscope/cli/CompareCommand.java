package dev.stallscope.cli;

import dev.stallscope.analysis.Analysis;
import dev.stallscope.analysis.AnalysisOptions;
import dev.stallscope.analysis.Analyzer;
import dev.stallscope.analysis.NoSuchProcessException;
import dev.stallscope.compare.Comparer;
import dev.stallscope.compare.Exclusion;
import dev.stallscope.compare.Profiler;
import dev.stallscope.compare.RunProfile;
import dev.stallscope.compare.SameTarget;
import dev.stallscope.compare.StableNames;
import dev.stallscope.index.EventStore;
import dev.stallscope.redact.Redactor;
import dev.stallscope.report.CompareInput;
import dev.stallscope.report.html.CompareReport;
import dev.stallscope.report.json.CompareJson;
import dev.stallscope.report.text.CompareJUnit;
import dev.stallscope.report.text.CompareJUnit.Condition;
import dev.stallscope.report.text.CompareMarkdown;
import dev.stallscope.report.text.CompareSummary;
import dev.stallscope.report.text.Language;
import dev.stallscope.report.text.Words;
import dev.stallscope.trace.MalformedTraceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stallscope compare}: whether a change helped. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    description =
        "Says whether a change helped; writes DIR/BEFORE-vs-AFTER.html and .json. Name several"
            + " captures on each side to make the verdict sure.")
final class CompareCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Mixin private ReadingOptions reading;

  @Option(
      names = "--before",
      paramLabel = "TRACE",
      required = true,
      arity = "1..*",
      description = "Captures from before the change: PML, CSV or XML, one run each.")
  private List<Path> before;

  @Option(
      names = "--after",
      paramLabel = "TRACE",
      required = true,
      arity = "1..*",
      description = "Captures from after it.")
  private List<Path> after;

  @Option(
      names = "--process",
      paramLabel = "NAME",
      description = "The process to look at, with all it started (default: found in the first).")
  private @Nullable String process;

  @Option(
      names = "--exclusion",
      paramLabel = "PATH|PROCESS|*.ext",
      description = "A rule that was added: says whether it took. May be repeated.")
  private List<String> exclusions = new ArrayList<>();

  @Option(
      names = "--min-blocked",
      paramLabel = "TIME",
      defaultValue = "50ms",
      converter = SpanOfTime.class,
      description = "Waits shorter than this are no findings (default: 50ms).")
  private long minBlocked;

  @Option(
      names = "--fail-on",
      paramLabel = "CONDITION",
      converter = FailCondition.Converter.class,
      description =
          "Exit with 1 if it holds: worse, inconclusive, no-difference, \"not improved\","
              + " dead-exclusion, \"saved < 10s\", \"saved < 10%%\". May be repeated.")
  private List<FailCondition> failOn = new ArrayList<>();

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
      description = "Language of all but the JSON (default: that of the system).")
  private Language language = Language.of(Locale.getDefault(Locale.Category.DISPLAY));

  @Option(names = "--markdown", paramLabel = "FILE", description = "Write a summary there too.")
  private @Nullable Path markdown;

  @Option(names = "--junit", paramLabel = "FILE", description = "Write JUnit's XML there too.")
  private @Nullable Path junit;

  @Option(names = "--json", description = "Print the JSON and write no report.")
  private boolean json;

  @Option(names = "--open", description = "Open the report in the browser.")
  private boolean open;

  private final List<CompareInput.Note> notes = new ArrayList<>();

  /** One for all captures, so that they have the same stand-ins; null when none are wanted. */
  private @Nullable Redactor redactor;

  private List<Exclusion> rules = List.of();

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, NoSuchProcessException {
    for (Path file : outputs()) {
      OutputFile.check(file);
    }
    redactor = Capture.redactor(reading.toReadOptions());
    List<RunProfile> earlier = profiles(before, null);
    List<RunProfile> later = profiles(after, earlier.get(0));
    CompareInput input =
        new CompareInput(
            Comparer.compare(earlier, later, rules), List.copyOf(notes), Main.version());
    write(input);
    boolean met = failOn.stream().anyMatch(condition -> condition.isMet(input.comparison()));
    return met ? ExitStatus.CONDITION_MET : ExitStatus.DONE;
  }

  /** One profile for each capture; events are dropped before the next is read. */
  private List<RunProfile> profiles(List<Path> traces, @Nullable RunProfile first)
      throws IOException, NoSuchProcessException {
    List<RunProfile> profiles = new ArrayList<>();
    for (Path trace : traces) {
      if (!Capture.continuesAnother(trace, traces)) {
        RunProfile model = first == null && !profiles.isEmpty() ? profiles.get(0) : first;
        profiles.add(profile(trace, model));
      }
    }
    return profiles;
  }

  private RunProfile profile(Path trace, @Nullable RunProfile model)
      throws IOException, NoSuchProcessException {
    try (Capture capture = Capture.open(trace, reading.toReadOptions(), redactor, terminal)) {
      EventStore store = capture.index();
      capture.warn(Words.in(language));
      if (store.size() == 0) {
        throw MalformedTraceException.ofFile(
            String.valueOf(trace.getFileName()),
            "holds no whole event, so there is nothing to compare. Save the trace again.");
      }
      if (model == null) {
        rules = exclusions.stream().map(this::rule).toList();
      }
      String name = String.join(", ", store.info().files());
      capture.diagnostics().forEach(entry -> notes.add(new CompareInput.Note(name, entry)));
      return Profiler.of(analysis(store, model), rules);
    }
  }

  /** A rule in the names that captures have: with stand-ins where they have such. */
  private Exclusion rule(String text) {
    return Exclusion.parse(redactor == null ? text : redacted(text, redactor));
  }

  private String redacted(String rule, Redactor standIns) {
    return standIns
        .rule(rule)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "--redact replaces a name that --exclusion \""
                        + rule
                        + "\" has a wildcard in, so it could match nothing. Leave out one of"
                        + " them."));
  }

  /** The target of the first capture is looked for in the others, unless the user named one. */
  private Analysis analysis(EventStore store, @Nullable RunProfile model)
      throws NoSuchProcessException {
    Analysis found = Analyzer.analyze(store, new AnalysisOptions(process, minBlocked));
    if (process != null || model == null) {
      return found;
    }
    String root = store.processes().get(found.target().root()).name();
    if (StableNames.role(root).equals(StableNames.role(model.root()))) {
      return found;
    }
    Optional<String> same = SameTarget.in(store, model);
    return same.isPresent()
        ? Analyzer.analyze(store, new AnalysisOptions(same.get(), minBlocked))
        : found;
  }

  private void write(CompareInput input) throws IOException {
    Words words = Words.in(language);
    Map<Path, OutputFile.Content> contents = new LinkedHashMap<>();
    if (!json) {
      contents.put(file(".html"), stream -> CompareReport.write(input, words, stream));
      contents.put(file(".json"), stream -> CompareJson.write(input, stream));
    }
    if (markdown != null) {
      contents.put(markdown, stream -> CompareMarkdown.write(input, words, stream));
    }
    if (junit != null) {
      List<Condition> conditions = conditions(input);
      contents.put(junit, stream -> CompareJUnit.write(input, words, conditions, stream));
    }
    OutputFile.write(contents);
    print(input, words);
  }

  private List<Condition> conditions(CompareInput input) {
    return failOn.stream()
        .map(condition -> new Condition(condition.text(), condition.isMet(input.comparison())))
        .toList();
  }

  private void print(CompareInput input, Words words) throws IOException {
    if (json) {
      CompareJson.write(input, terminal.out());
      terminal.out().println();
      return;
    }
    CompareSummary.lines(input, words, terminal.colour())
        .forEach(line -> terminal.out().println(line));
    Path page = file(".html");
    terminal.out().println(words.text("summary.report", "page", page));
    if (open && !Browser.open(page)) {
      terminal
          .err()
          .println("stallscope: no browser could be started. Open " + page + " yourself.");
    }
  }

  private List<Path> outputs() {
    List<Path> files = new ArrayList<>();
    if (!json) {
      files.addAll(List.of(file(".html"), file(".json")));
    }
    if (markdown != null) {
      files.add(markdown);
    }
    if (junit != null) {
      files.add(junit);
    }
    return files;
  }

  private Path file(String ending) {
    String name = ReportName.of(before.get(0)) + "-vs-" + ReportName.of(after.get(0));
    return out.resolve(name + ending);
  }
}
