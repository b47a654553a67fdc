package dev.stallscope.report.html;

import dev.stallscope.compare.Comparison;
import dev.stallscope.compare.Comparison.CauseChange;
import dev.stallscope.compare.Comparison.DurationChange;
import dev.stallscope.compare.Comparison.Interval;
import dev.stallscope.compare.Comparison.LossChange;
import dev.stallscope.compare.ExclusionCheck;
import dev.stallscope.compare.RankTest;
import dev.stallscope.compare.RunProfile;
import dev.stallscope.compare.Side;
import dev.stallscope.model.Ticks;
import dev.stallscope.report.CompareInput;
import dev.stallscope.report.chart.CompareCharts;
import dev.stallscope.report.html.ComparePage.CauseRow;
import dev.stallscope.report.html.ComparePage.DurationRow;
import dev.stallscope.report.html.ComparePage.ExclusionRow;
import dev.stallscope.report.html.ComparePage.FindingRow;
import dev.stallscope.report.html.Page.Fact;
import dev.stallscope.report.html.Page.Figure;
import dev.stallscope.report.html.Page.Frame;
import dev.stallscope.report.text.CompareSentences;
import dev.stallscope.report.text.Quantities;
import dev.stallscope.report.text.VisibleText;
import dev.stallscope.report.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts a comparison's values into the words of its page. */
final class ComparePageBuilder {
  private static final int MOST_FINDINGS = 200;
  private static final int MOST_OPERATIONS = 20;
  private static final int MOST_PLACES = 60;
  private static final String UNKNOWN = "–";
  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile("(?<=\\d) (?=(?:%|[mµ]?s|min|h)(?:\\P{L}|$))");

  private final CompareInput input;
  private final Comparison comparison;
  private final Words words;
  private final CompareSentences sentences;

  ComparePageBuilder(CompareInput input, Words words) {
    this.input = input;
    this.comparison = input.comparison();
    this.words = words;
    this.sentences = new CompareSentences(comparison, words);
  }

  ComparePage page() {
    List<LossChange> losses = first(comparison.losses(), MOST_FINDINGS);
    List<DurationChange> places = first(comparison.places(), MOST_PLACES);
    return new ComparePage(
        words,
        frame(),
        id(comparison.verdict().outcome()),
        words.text("compare.heading", comparison.verdict().outcome()),
        unbroken(sentences.verdict()),
        figures(),
        sentences.reasons(),
        sentences.confounds(),
        CompareCharts.causes(comparison, words),
        comparison.causes().stream().map(this::cause).toList(),
        CompareCharts.others(comparison, words),
        comparison.exclusions().stream().map(this::exclusion).toList(),
        losses.stream().map(this::finding).toList(),
        cut("compare.findings.cut", losses.size(), comparison.losses().size()),
        first(comparison.operations(), MOST_OPERATIONS).stream().map(this::durations).toList(),
        places.stream().map(this::durations).toList(),
        cut("compare.cut", places.size(), comparison.places().size()),
        facts(),
        input.notes().stream().map(this::note).toList(),
        method());
  }

  /** Numbers stay with their units on one line. */
  private static String unbroken(String text) {
    return NUMBER_AND_UNIT.matcher(text).replaceAll("\u00a0");
  }

  private static <T> List<T> first(List<T> rows, int most) {
    return rows.subList(0, Math.min(most, rows.size()));
  }

  private @Nullable String cut(String key, int shown, int all) {
    return shown == all
        ? null
        : words.text(key, "shown", Quantities.count(shown), "all", Quantities.count(all));
  }

  private static String id(Enum<?> member) {
    return member.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Frame frame() {
    PageResource style =
        new PageResource(
            PageResource.load("report.css").text() + PageResource.load("compare.css").text());
    String before = sentences.files(comparison.before());
    String after = sentences.files(comparison.after());
    String policy =
        "default-src 'none'; style-src "
            + style.source()
            + "; img-src data:; base-uri 'none'; form-action 'none'";
    return new Frame(
        words.text("compare.page.title", "before", before, "after", after),
        words.text("compare.pair", "before", before, "after", after),
        words.text(
            "compare.page.made", "version", input.toolVersion(), "before", before, "after", after),
        policy,
        style.text(),
        "");
  }

  private List<Figure> figures() {
    long saved = comparison.savedTicks();
    List<Figure> figures = new ArrayList<>();
    figures.add(figure("compare.figure.before", time(comparison.before().targetTicks()), ""));
    figures.add(figure("compare.figure.after", time(comparison.after().targetTicks()), ""));
    figures.add(
        figure(
            saved < 0 ? "compare.figure.lost" : "compare.figure.saved",
            time(Math.abs(saved)),
            interval()));
    double matched = Math.min(comparison.matched().before(), comparison.matched().after());
    figures.add(figure("compare.figure.matched", Quantities.share(matched), ""));
    return figures;
  }

  private String interval() {
    Interval interval = comparison.interval();
    return interval == null
        ? Quantities.share(Math.abs(comparison.savedShare()))
        : words.text(
            "compare.figure.interval",
            "from",
            CompareSentences.signed(interval.fromTicks()),
            "to",
            CompareSentences.signed(interval.toTicks()));
  }

  private Figure figure(String label, String value, String note) {
    return new Figure(words.text(label), value, note);
  }

  private CauseRow cause(CauseChange change) {
    Double p = change.pValue();
    return new CauseRow(
        change.cause().id(),
        words.text("cause", change.cause()),
        time(change.beforeTicks()),
        time(change.afterTicks()),
        CompareSentences.signed(change.savedTicks()),
        p == null ? UNKNOWN : CompareSentences.probability(p));
  }

  private ExclusionRow exclusion(ExclusionCheck check) {
    return new ExclusionRow(
        id(check.effect()),
        sentences.exclusion(check),
        Shortened.path(sentences.stillScanned(check)));
  }

  private FindingRow finding(LossChange loss) {
    String behind = VisibleText.of(loss.behind());
    String cause = words.text("cause", loss.cause());
    return new FindingRow(
        id(loss.fate()),
        words.text("compare.fate", loss.fate()),
        loss.cause().id(),
        behind.isEmpty()
            ? cause
            : words.text("compare.cause.by", "cause", cause, "who", Shortened.name(behind)),
        Shortened.name(VisibleText.of(loss.role())),
        loss.operation().displayName(),
        Shortened.path(VisibleText.of(loss.place())),
        pair(Quantities.count(loss.beforeCount()), Quantities.count(loss.afterCount())),
        time(loss.beforeTicks()),
        time(loss.afterTicks()),
        CompareSentences.signed(loss.beforeTicks() - loss.afterTicks()));
  }

  private DurationRow durations(DurationChange change) {
    RankTest test = change.test();
    Double p = change.pValue();
    return new DurationRow(
        change.significant(),
        Shortened.path(VisibleText.of(change.name())),
        pair(Quantities.count(change.beforeCount()), Quantities.count(change.afterCount())),
        pair(rank(change.before().rank(50)), rank(change.after().rank(50))),
        pair(rank(change.before().rank(95)), rank(change.after().rank(95))),
        time(change.beforeTicks()),
        time(change.afterTicks()),
        CompareSentences.signed(change.savedTicks()),
        test == null ? UNKNOWN : String.format(Locale.ROOT, "%.2f", test.delta()),
        p == null ? UNKNOWN : CompareSentences.probability(p));
  }

  private String pair(String before, String after) {
    return before.equals(after)
        ? before
        : words.text("compare.pair", "before", before, "after", after);
  }

  private static String rank(long ticks) {
    return ticks == Ticks.NONE ? UNKNOWN : Quantities.time(ticks);
  }

  private static String time(long ticks) {
    return CompareSentences.signed(ticks);
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(side("compare.summary.before", comparison.before()));
    comparison.before().runs().forEach(run -> facts.add(run(run)));
    facts.add(side("compare.summary.after", comparison.after()));
    comparison.after().runs().forEach(run -> facts.add(run(run)));
    return facts;
  }

  private Fact side(String label, Side side) {
    return new Fact(words.text(label), sentences.side(side));
  }

  private static Fact run(RunProfile run) {
    String machine = run.info().computer() + " " + run.info().windows();
    return new Fact(
        Shortened.path(VisibleText.of(String.join(", ", run.info().files()))),
        VisibleText.of(machine).strip() + " · " + Quantities.time(run.targetTicks()));
  }

  private Fact note(CompareInput.Note note) {
    return new Fact(VisibleText.of(note.file()), words.diagnostic(note.entry()));
  }

  private List<String> method() {
    return List.of(
        words.text("compare.method.match"),
        words.text("compare.method.mean"),
        words.text("compare.method.verdict"),
        words.text("compare.method.waits"),
        words.text("compare.method.ranks"),
        words.text("compare.method.interval"));
  }
}
