package dev.stallscope.report.html;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.Surroundings;
import dev.stallscope.report.html.Page.EventRow;
import dev.stallscope.report.html.Page.FindingRow;
import dev.stallscope.report.html.Page.Proof;
import dev.stallscope.report.html.Page.Step;
import dev.stallscope.report.text.Quantities;
import dev.stallscope.report.text.Sentences;
import dev.stallscope.report.text.Words;
import dev.stallscope.trace.EventRecord;
import java.util.ArrayList;
import java.util.List;

/** The rows of the blocking points with all that shows them, as many as a page can hold. */
final class FindingRows {
  /** Bytes of the markup of a row, and of an event in it, at most about. */
  private static final int MARKUP = 1_100;

  private static final int EVENT_MARKUP = 260;

  private final ReportInput input;
  private final Words words;
  private final Sentences sentences;
  private final Proofs proofs;

  FindingRows(ReportInput input, Words words, AdviceCards advice) {
    this.input = input;
    this.words = words;
    this.sentences = new Sentences(input, words);
    this.proofs = new Proofs(input, words, advice);
  }

  /** The longest findings, until their rows together would take more bytes than this. */
  List<FindingRow> rows(long budget) {
    List<FindingRow> rows = new ArrayList<>();
    long left = budget;
    for (Finding finding : input.analysis().findings()) {
      FindingRow row = row(finding);
      left -= size(row);
      if (left < 0 || rows.size() == Surroundings.MOST_FINDINGS) {
        break;
      }
      rows.add(row);
    }
    return rows;
  }

  private static long size(FindingRow row) {
    Proof proof = row.proof();
    long size = MARKUP + PageSize.of(row.path()) + PageSize.of(proof.why());
    for (String reason : proof.reasons()) {
      size += PageSize.of(reason) + 10;
    }
    for (EventRow event : proof.events()) {
      size += EVENT_MARKUP + PageSize.of(event.process()) + PageSize.of(event.role());
      size += PageSize.of(event.path()) + PageSize.of(event.detail());
    }
    for (Step step : proof.steps()) {
      size += 80 + PageSize.of(step.text()) + PageSize.of(step.note());
    }
    return size + (proof.strip() == null ? 0 : 160L * proof.strip().marks().size());
  }

  private FindingRow row(Finding finding) {
    long longest = input.analysis().findings().get(0).blockedTicks();
    long start = input.sinceStart(finding.startTicks());
    return new FindingRow(
        finding.id(),
        finding.kind().id(),
        finding.blockedTicks(),
        start,
        (int) Math.round(1000.0 * finding.blockedTicks() / Math.max(1, longest)),
        Quantities.time(finding.blockedTicks()),
        Quantities.seconds(start),
        process(finding.process()),
        finding.threadId() == EventRecord.NONE ? "" : Integer.toString(finding.threadId()),
        finding.operation().displayName(),
        words.text("cause", finding.kind()),
        Shortened.culprit(sentences.behind(finding)),
        sentences.result(finding),
        Quantities.share(finding.confidence()),
        Shortened.path(sentences.path(finding.path())),
        proofs.of(finding));
  }

  private String process(int index) {
    String name = Shortened.name(sentences.name(input.process(index)));
    return words.text("process.short", "name", name, "pid", input.process(index).pidText());
  }
}
