package dev.stallscope.report.text;

import dev.stallscope.advice.Advice;
import dev.stallscope.advice.Command;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.WaitByDesign;
import dev.stallscope.report.ReportInput;
import dev.stallscope.trace.ReadDiagnostics;
import java.util.ArrayList;
import java.util.List;

/** The report in a dozen lines of at most 80 columns, for a terminal. */
public final class TextSummary {
  /** Widest line, in columns of a terminal. */
  public static final int WIDTH = 80;

  private static final int LABEL = 10;
  private static final int TOP = 5;
  private static final int ID = 6;
  private static final int TIME = 12;
  private static final int OPERATION = 20;
  private static final int LONGEST_DIAGNOSTIC = 480;
  private static final String BOLD = "\u001b[1m";
  private static final String DIM = "\u001b[2m";
  private static final String PLAIN = "\u001b[0m";

  private final ReportInput input;
  private final Words words;
  private final Sentences sentences;
  private final boolean colour;
  private final List<String> lines = new ArrayList<>();

  private TextSummary(ReportInput input, Words words, boolean colour) {
    this.input = input;
    this.words = words;
    this.sentences = new Sentences(input, words);
    this.colour = colour;
  }

  /**
   * The summary line by line.
   *
   * @param colour whether the terminal takes ANSI escapes and wants them
   */
  public static List<String> lines(ReportInput input, Words words, boolean colour) {
    TextSummary summary = new TextSummary(input, words, colour);
    summary.write();
    return summary.lines;
  }

  private void write() {
    TextWidth.wrap(sentences.verdict(), WIDTH).forEach(line -> lines.add(styled(BOLD, line)));
    lines.add("");
    entry("summary.target", sentences.target());
    if (input.analysis().verdict().ticks() > 0) {
      entry("summary.lost", lost());
    }
    entry("summary.capture", capture());
    findings();
    advice();
    entry("summary.waits", waits());
    input.diagnostics().forEach(this::diagnostic);
    sentences.nextSteps().forEach(step -> entry("summary.next", step));
  }

  private String lost() {
    long lost = input.analysis().verdict().ticks();
    return words.text(
        "summary.lost.text",
        "time",
        Quantities.time(lost),
        "total",
        Quantities.time(input.targetTicks()),
        "share",
        Quantities.share(input.shareOfTarget(lost)));
  }

  private String capture() {
    return words.text(
        "summary.capture.text",
        "file",
        sentences.files(),
        "events",
        Quantities.count(input.store().size()),
        "time",
        Quantities.time(input.traceTicks()));
  }

  private void findings() {
    List<Finding> findings = input.analysis().findings();
    if (findings.isEmpty()) {
      return;
    }
    int shown = Math.min(TOP, findings.size());
    lines.add("");
    lines.add(
        words.text(
            "summary.shown", "shown", shown, "all", Quantities.count(input.analysis().found())));
    findings.subList(0, shown).forEach(this::finding);
    lines.add("");
  }

  private void finding(Finding finding) {
    String start =
        TextWidth.pad("  " + finding.id(), ID)
            + TextWidth.padLeft(Quantities.time(finding.blockedTicks()), TIME)
            + "  "
            + TextWidth.pad(finding.operation().displayName(), OPERATION)
            + " ";
    int left = WIDTH - TextWidth.of(start);
    lines.add(start + TextWidth.shorten(sentences.path(finding.path()), left));
  }

  /** What to do first, and the commands that make the first of these changes. */
  private void advice() {
    AdviceSentences advice = new AdviceSentences(words);
    List<Advice> first = input.advice().first();
    for (Advice one : first) {
      entry(
          "summary.do",
          words.text("advice.line", "title", advice.title(one), "how", advice.strength(one)));
      if (one.id().equals(first.get(0).id())) {
        one.commands().stream()
            .filter(command -> command.purpose() == Command.Purpose.ADD)
            .forEach(command -> command(advice.shell(command), command.text()));
      }
    }
    if (!first.isEmpty()) {
      lines.add("");
    }
  }

  /** Where a command is to be typed, and below it the command, whole, so that it can be copied. */
  private void command(String shell, String text) {
    lines.add(" ".repeat(LABEL + 1) + TextWidth.shorten(shell, WIDTH - LABEL - 2) + ":");
    text.lines().forEach(line -> lines.add("  " + line));
  }

  private String waits() {
    List<WaitByDesign> waits = input.analysis().waitsByDesign();
    if (waits.isEmpty()) {
      return words.text("summary.waits.none");
    }
    long count = waits.stream().mapToLong(WaitByDesign::count).sum();
    return words.text(
        count == 1 ? "summary.waits.one" : "summary.waits.other",
        "count",
        Quantities.count(count),
        "time",
        Quantities.time(waits.get(0).longestTicks()),
        "operation",
        waits.get(0).operation().displayName());
  }

  private void diagnostic(ReadDiagnostics.Entry entry) {
    String message = TextWidth.shorten(sentences.diagnostic(entry), LONGEST_DIAGNOSTIC);
    entry(
        "summary.noticed",
        entry.count() == 1
            ? message
            : words.text(
                "summary.count", "message", message, "count", Quantities.count(entry.count())));
  }

  private void entry(String label, String text) {
    String before = styled(DIM, TextWidth.pad(words.text(label), LABEL)) + " ";
    for (String line : TextWidth.wrap(text, WIDTH - LABEL - 1)) {
      lines.add(before + line);
      before = " ".repeat(LABEL + 1);
    }
  }

  private String styled(String style, String text) {
    return colour ? style + text + PLAIN : text;
  }
}
