package dev.stallscope.report.html;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.WaitByDesign;
import dev.stallscope.analysis.wallclock.Share;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.chart.ReportCharts;
import dev.stallscope.report.html.Page.Answer;
import dev.stallscope.report.html.Page.Figure;
import dev.stallscope.report.html.Page.Frame;
import dev.stallscope.report.html.Page.Noticed;
import dev.stallscope.report.html.Page.OperationRow;
import dev.stallscope.report.html.Page.ShareRow;
import dev.stallscope.report.html.Page.WaitRow;
import dev.stallscope.report.text.Quantities;
import dev.stallscope.report.text.Sentences;
import dev.stallscope.report.text.VisibleText;
import dev.stallscope.report.text.Words;
import dev.stallscope.trace.ReadDiagnostics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a report's values into the words of its page. */
final class PageBuilder {
  /** Rows of waits by design. */
  private static final int MOST_WAITS = 200;

  private final ReportInput input;
  private final Words words;
  private final Sentences sentences;

  PageBuilder(ReportInput input, Words words) {
    this.input = input;
    this.words = words;
    this.sentences = new Sentences(input, words);
  }

  Page page() {
    List<Finding> findings = input.analysis().findings();
    List<OperationRow> rows = new OperationRows(input, words).rows();
    List<WaitByDesign> waits = input.analysis().waitsByDesign();
    int waitRows = Math.min(MOST_WAITS, waits.size());
    return new Page(
        words,
        frame(),
        answer(),
        ReportCharts.longOperations(input, words, rows.size()),
        rows,
        words.text(hasDurations() ? "rows.none" : "gap.no-durations"),
        cut("operations.cut", rows.size(), findings.size()),
        waits.subList(0, waitRows).stream().map(this::wait).toList(),
        cut("waits.cut", waitRows, waits.size()),
        new SumTables(input, words).tables(),
        new CaptureFacts(input, words).facts(),
        input.diagnostics().stream().map(this::noticed).toList(),
        sentences.gaps(),
        method());
  }

  private Frame frame() {
    PageResource style = PageResource.load("report.css");
    PageResource script = PageResource.load("report.js");
    String file = sentences.files();
    String name = sentences.name(input.root());
    return new Frame(
        words.text("page.title", "process", name, "file", file),
        file,
        words.text("page.made", "version", input.toolVersion(), "file", file),
        policy(style, script),
        style.text(),
        script.text());
  }

  /** Lets in this style and this script, and nothing from anywhere else. */
  private static String policy(PageResource style, PageResource script) {
    return "default-src 'none'; style-src "
        + style.source()
        + "; script-src "
        + script.source()
        + "; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private Answer answer() {
    return new Answer(
        sentences.verdict(),
        sentences.target(),
        VisibleText.of(input.root().commandLine()),
        figures(),
        hasDurations() ? ReportCharts.wallClock(input, words) : null,
        input.analysis().wallClock().stream().map(this::share).toList(),
        sentences.nextSteps());
  }

  private boolean hasDurations() {
    return input.store().info().hasDurations();
  }

  private List<Figure> figures() {
    List<Finding> findings = input.analysis().findings();
    if (findings.isEmpty()) {
      return List.of();
    }
    long lost = input.analysis().verdict().ticks();
    String total = Quantities.time(input.targetTicks());
    List<Figure> figures = new ArrayList<>();
    figures.add(
        figure("answer.lost", Quantities.time(lost), words.text("answer.lost.of", "total", total)));
    figures.add(figure("answer.share", Quantities.share(input.shareOfTarget(lost)), ""));
    Finding longest = findings.get(0);
    figures.add(
        figure(
            "answer.longest",
            Quantities.time(longest.blockedTicks()),
            longest.operation().displayName()));
    figures.add(
        figure(
            findings.size() == 1 ? "answer.findings.one" : "answer.findings.other",
            Quantities.count(findings.size()),
            words.text("answer.findings.note", "threshold", sentences.threshold())));
    return figures;
  }

  private Figure figure(String label, String value, String note) {
    return new Figure(words.text(label), value, note);
  }

  private ShareRow share(Share share) {
    return new ShareRow(
        share.cause().id(),
        words.text("cause", share.cause()),
        Quantities.time(share.ticks()),
        Quantities.share(input.shareOfTarget(share.ticks())));
  }

  private WaitRow wait(WaitByDesign wait) {
    return new WaitRow(
        wait.operation().displayName(),
        Shortened.path(sentences.path(wait.path())),
        words.text("reason", wait.reason()),
        Quantities.count(wait.count()),
        Quantities.time(wait.longestTicks()));
  }

  private Noticed noticed(ReadDiagnostics.Entry entry) {
    return new Noticed(
        VisibleText.of(entry.code()),
        sentences.diagnostic(entry),
        words.counted("diagnostics.count", entry.count()));
  }

  private @Nullable String cut(String key, int shown, int all) {
    return shown == all
        ? null
        : words.text(key, "shown", Quantities.count(shown), "all", Quantities.count(all));
  }

  private List<String> method() {
    return List.of(
        words.text("method.target"),
        words.text("method.total"),
        words.text("method.threshold", "threshold", sentences.threshold()),
        words.text("method.waits"),
        words.text("method.parts"),
        words.text("method.unexplained"),
        words.text("method.lost"),
        words.text("method.visible"));
  }
}
