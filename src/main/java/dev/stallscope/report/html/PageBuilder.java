package dev.stallscope.report.html;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.WaitByDesign;
import dev.stallscope.analysis.wallclock.Share;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.chart.Chart;
import dev.stallscope.report.chart.ReportCharts;
import dev.stallscope.report.html.Page.Answer;
import dev.stallscope.report.html.Page.Branch;
import dev.stallscope.report.html.Page.Card;
import dev.stallscope.report.html.Page.Choice;
import dev.stallscope.report.html.Page.Figure;
import dev.stallscope.report.html.Page.FindingRow;
import dev.stallscope.report.html.Page.Frame;
import dev.stallscope.report.html.Page.Noticed;
import dev.stallscope.report.html.Page.ShareRow;
import dev.stallscope.report.html.Page.Step;
import dev.stallscope.report.html.Page.SumTable;
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
  private static final int MOST_WAITS = 100;

  /** Bytes that whole rows may take even where there are thousands of others. */
  private static final int LEAST_PROOFS = 200_000;

  private static final PageResource STYLE = PageResource.load("report.css");
  private static final PageResource SCRIPT = PageResource.load("report.js");

  /** Lets in this style and this script, and nothing from anywhere else. */
  private static final String POLICY =
      "default-src 'none'; style-src "
          + STYLE.source()
          + "; script-src "
          + SCRIPT.source()
          + "; img-src data:; base-uri 'none'; form-action 'none'";

  private final ReportInput input;
  private final Words words;
  private final Sentences sentences;
  private final AdviceCards advice;
  private final List<Card> cards;
  private final Answer answer;
  private final List<Chart> charts;
  private final List<WaitRow> waits;
  private final List<Branch> tree;
  private final List<SumTable> sums;

  PageBuilder(ReportInput input, Words words) {
    input.sums().begin(); // which the drawing need not wait for
    this.input = input;
    this.words = words;
    this.sentences = new Sentences(input, words);
    this.advice = new AdviceCards(input, words);
    this.cards = advice.cards();
    this.answer = answer();
    this.charts = ReportCharts.longOperations(input, words);
    this.waits =
        input.analysis().waitsByDesign().stream().limit(MOST_WAITS).map(this::wait).toList();
    this.tree = new PathTree(input, words).branches();
    this.sums = new SumTables(input, words).tables();
  }

  /** The page without the rows of blocking points. */
  Page bare() {
    return page(List.of(), BriefRows.of(input, words, 0, 0));
  }

  /**
   * The page with as many rows as it can hold.
   *
   * @param bareBytes bytes of the page without them
   */
  Page page(long bareBytes) {
    long room = Math.max(2 * LEAST_PROOFS, PageSize.MOST - bareBytes);
    long brief = BriefRows.of(input, words, 0, room).bytes();
    List<FindingRow> rows =
        new FindingRows(input, words, advice).rows(Math.max(LEAST_PROOFS, room - brief));
    return page(
        rows, BriefRows.of(input, words, rows.size(), Math.min(brief, room - LEAST_PROOFS)));
  }

  private Page page(List<FindingRow> rows, BriefRows others) {
    int shown = rows.size() + others.size();
    return new Page(
        words,
        frame(),
        answer,
        cards,
        charts,
        rows,
        others.size() == 0 ? null : others.json(rows.size()),
        causes(),
        shown,
        words.text(hasDurations() ? "rows.none" : "gap.no-durations"),
        notes(rows.size(), shown, input.analysis().findings().size()),
        waits,
        cut("waits.cut", waits.size(), input.analysis().waitsByDesign().size()),
        tree,
        sums,
        new CaptureFacts(input, words).facts(),
        input.diagnostics().stream().map(this::noticed).toList(),
        sentences.gaps(),
        method());
  }

  private List<Choice> causes() {
    return input.analysis().findings().stream()
        .map(Finding::kind)
        .distinct()
        .sorted()
        .map(cause -> new Choice(cause.id(), words.text("cause", cause)))
        .toList();
  }

  private List<String> notes(int whole, int shown, int all) {
    List<String> notes = new ArrayList<>();
    long found = input.analysis().found();
    if (shown < found) {
      notes.add(
          words.text(
              "operations.cut",
              "shown",
              Quantities.count(shown),
              "all",
              Quantities.count(found),
              "listed",
              Quantities.count(all)));
    }
    if (whole < shown) {
      notes.add(words.text("operations.brief", "count", Quantities.count(whole)));
    }
    return notes;
  }

  private Frame frame() {
    String file = sentences.files();
    String name = sentences.name(input.root());
    return new Frame(
        words.text("page.title", "process", name, "file", file),
        file,
        words.text("page.made", "version", input.toolVersion(), "file", file),
        POLICY,
        STYLE.text(),
        SCRIPT.text());
  }

  private Answer answer() {
    List<Step> first = advice.first();
    return new Answer(
        sentences.verdict(),
        sentences.target(),
        Shortened.command(VisibleText.of(input.root().commandLine())),
        figures(),
        hasDurations() ? ReportCharts.wallClock(input, words) : null,
        input.analysis().wallClock().stream().map(this::share).toList(),
        first.isEmpty() ? nextSteps() : first);
  }

  private List<Step> nextSteps() {
    return sentences.nextSteps().stream().map(step -> new Step(step, "", "")).toList();
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
            Quantities.count(input.analysis().found()),
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
