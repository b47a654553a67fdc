package dev.stallscope.report.html;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Culprit;
import dev.stallscope.analysis.rule.Finding.Evidence;
import dev.stallscope.model.Ticks;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.html.Page.Fact;
import dev.stallscope.report.html.Page.OperationRow;
import dev.stallscope.report.text.Quantities;
import dev.stallscope.report.text.Sentences;
import dev.stallscope.report.text.VisibleText;
import dev.stallscope.report.text.Words;
import dev.stallscope.trace.EventRecord;
import java.util.ArrayList;
import java.util.List;

/** The rows of the table of long operations, as many as a page can hold and stay quick. */
final class OperationRows {
  private static final int MOST = 2_000;

  /** Bytes of all rows together; keeps the page under 1.5 MB. */
  private static final int BUDGET = 1_150_000;

  /** Bytes of a row's markup and short texts, at most about. */
  private static final int MARKUP = 750;

  /** Events of one finding that are shown. */
  private static final int MOST_EVENTS = 8;

  private final ReportInput input;
  private final Words words;
  private final Sentences sentences;

  OperationRows(ReportInput input, Words words) {
    this.input = input;
    this.words = words;
    this.sentences = new Sentences(input, words);
  }

  List<OperationRow> rows() {
    List<OperationRow> rows = new ArrayList<>();
    long left = BUDGET;
    for (Finding finding : input.analysis().findings()) {
      OperationRow row = row(finding);
      left -= size(row);
      if (left < 0 || rows.size() == MOST) {
        break;
      }
      rows.add(row);
    }
    return rows;
  }

  private static long size(OperationRow row) {
    long size = MARKUP + bytes(row.process()) + bytes(row.path()) + bytes(row.explanation());
    for (Fact fact : row.facts()) {
      size += bytes(fact.value());
    }
    return size;
  }

  /** Bytes a text may take in the page: as UTF-8, with markup characters escaped. */
  private static long bytes(String text) {
    return text.chars().map(c -> c > '~' ? 3 : "<>&".indexOf(c) < 0 ? 1 : 5).asLongStream().sum();
  }

  private OperationRow row(Finding finding) {
    long longest = input.analysis().findings().get(0).blockedTicks();
    long start = input.sinceStart(finding.startTicks());
    return new OperationRow(
        finding.id(),
        finding.blockedTicks(),
        start,
        (int) Math.round(1000.0 * finding.blockedTicks() / Math.max(1, longest)),
        Quantities.time(finding.blockedTicks()),
        Quantities.seconds(start),
        process(finding.process()),
        finding.threadId() == EventRecord.NONE ? "" : Integer.toString(finding.threadId()),
        finding.operation().displayName(),
        Shortened.path(sentences.path(finding.path())),
        sentences.result(finding),
        words.text("severity", finding.severity()),
        sentences.explanation(finding),
        facts(finding));
  }

  private String process(int index) {
    String name = Shortened.name(sentences.name(input.process(index)));
    return words.text("process.short", "name", name, "pid", input.process(index).pid());
  }

  private List<Fact> facts(Finding finding) {
    List<Fact> facts = new ArrayList<>();
    if (finding.attempts() > 1) {
      add(facts, "detail.attempts", Quantities.count(finding.attempts()));
      add(facts, "detail.outcome", words.text("outcome", finding.outcome()));
    }
    Culprit culprit = finding.culprit();
    if (culprit != null) {
      add(facts, "detail.culprit", culprit(culprit));
    }
    finding.evidence().stream().limit(MOST_EVENTS).forEach(event -> event(facts, event));
    add(facts, "detail.confidence", Quantities.share(finding.confidence()));
    add(facts, "detail.rule", finding.rule());
    return facts;
  }

  private void event(List<Fact> facts, Evidence evidence) {
    long event = evidence.event();
    long ticks = input.store().durationTicks(event);
    String what = words.text("what", evidence.what());
    add(facts, "detail.event", words.text("detail.event.text", "event", event, "what", what));
    String start = Quantities.seconds(input.sinceStart(input.store().startTicks(event)));
    String duration =
        ticks == Ticks.NONE ? words.text("detail.unknown") : Quantities.milliseconds(ticks);
    add(facts, "detail.when", words.text("detail.when.text", "start", start, "duration", duration));
    String detail = input.details().get(event);
    add(
        facts,
        "detail.detail",
        detail == null ? words.text("detail.missing") : Shortened.detail(VisibleText.of(detail)));
  }

  private String culprit(Culprit culprit) {
    String process = culprit.process() < 0 ? "" : process(culprit.process());
    String product = culprit.product() == null ? "" : VisibleText.of(culprit.product());
    return process.isEmpty() || product.isEmpty()
        ? process + product
        : words.text("detail.culprit.text", "process", process, "product", product);
  }

  private void add(List<Fact> facts, String label, String value) {
    facts.add(new Fact(words.text(label), value));
  }
}
