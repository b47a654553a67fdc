package dev.stallscope.report.html;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Evidence;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.Ticks;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.Surroundings;
import dev.stallscope.report.Surroundings.Role;
import dev.stallscope.report.Surroundings.Shown;
import dev.stallscope.report.TraceStart;
import dev.stallscope.report.html.Page.EventRow;
import dev.stallscope.report.html.Page.Mark;
import dev.stallscope.report.html.Page.Proof;
import dev.stallscope.report.html.Page.Strip;
import dev.stallscope.report.text.Quantities;
import dev.stallscope.report.text.Sentences;
import dev.stallscope.report.text.VisibleText;
import dev.stallscope.report.text.Words;
import dev.stallscope.trace.EventRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a finding rests on: the events, the handle in the way, the tries and the reasons. */
final class Proofs {
  /** Tries drawn in a strip; a lock that is tried for minutes has thousands. */
  private static final int MOST_MARKS = 200;

  private static final int STRIP = 1000;

  private final ReportInput input;
  private final EventStore store;
  private final Words words;
  private final Sentences sentences;
  private final AdviceCards advice;

  Proofs(ReportInput input, Words words, AdviceCards advice) {
    this.advice = advice;
    this.input = input;
    this.store = input.store();
    this.words = words;
    this.sentences = new Sentences(input, words);
  }

  Proof of(Finding finding) {
    Surroundings around = Surroundings.of(store, finding);
    String sure = Quantities.share(finding.confidence());
    return new Proof(
        sentences.loss(finding),
        words.text("detail.reasons", "confidence", sure),
        sentences.grounds(finding),
        words.text("detail.rule", "rule", finding.rule()),
        holder(finding),
        finding.attempts() > 1 ? strip(finding) : null,
        around.events().stream().map(this::row).toList(),
        words.text("detail.events.note", "zone", words.text(zone())),
        around.left() == 0 ? null : words.counted("detail.events.more", around.left()),
        advice.of(finding));
  }

  private String zone() {
    return TraceStart.isUtc(store) ? "capture.utc" : "capture.local";
  }

  /** From the holder's open to its close, as far as the capture has them; null without a holder. */
  private @Nullable String holder(Finding finding) {
    long opened = first(finding, What.HOLDER_OPENED);
    long closed = first(finding, What.HOLDER_CLOSED);
    if (opened < 0 && closed < 0) {
      return null;
    }
    String state = opened < 0 ? "closed" : closed < 0 ? "opened" : "both";
    long open = closed < 0 || opened < 0 ? 0 : store.startTicks(closed) - store.startTicks(opened);
    return words.text(
        "detail.holder." + state,
        "process",
        sentences.process(store.process(Math.max(opened, closed))),
        "opened",
        at(opened),
        "closed",
        at(closed),
        "time",
        Quantities.time(Math.max(0, open)));
  }

  private String at(long event) {
    return event < 0
        ? ""
        : words.text(
            "detail.holder.at",
            "time",
            Quantities.seconds(input.sinceStart(store.startTicks(event))),
            "event",
            event);
  }

  private static long first(Finding finding, What what) {
    return finding.evidence().stream()
        .filter(evidence -> evidence.what() == what)
        .mapToLong(Evidence::event)
        .findFirst()
        .orElse(-1);
  }

  private @Nullable Strip strip(Finding finding) {
    List<Mark> marks =
        finding.evidence().stream()
            .filter(e -> e.what() == What.REFUSED || e.what() == What.SUCCEEDED)
            .limit(MOST_MARKS)
            .map(evidence -> mark(finding, evidence))
            .toList();
    String tries = words.counted("tries", finding.attempts());
    String time = Quantities.time(finding.blockedTicks());
    return marks.size() < 2
        ? null
        : new Strip(words.text("detail.series.text", "count", tries, "time", time), marks);
  }

  private Mark mark(Finding finding, Evidence evidence) {
    long since = store.startTicks(evidence.event()) - finding.startTicks();
    double share = (double) since / Math.max(1, finding.blockedTicks());
    boolean refused = evidence.what() == What.REFUSED;
    String how = words.text(refused ? "detail.series.refused" : "detail.series.succeeded");
    String title = words.clauses(List.of(Quantities.time(Math.max(0, since)), how));
    return new Mark((int) Math.round(STRIP * Math.min(1, Math.max(0, share))), refused, title);
  }

  private EventRow row(Shown shown) {
    long event = shown.event();
    int thread = store.threadId(event);
    long duration = store.durationTicks(event);
    String detail = input.details().get(event);
    return new EventRow(
        Long.toString(event),
        shown.role() == Role.EVIDENCE,
        role(shown),
        timeOfDay(store.startTicks(event)),
        Shortened.name(sentences.name(input.process(store.process(event)))),
        input.process(store.process(event)).pidText(),
        thread == EventRecord.NONE ? "" : Integer.toString(thread),
        store.operation(event).displayName(),
        Shortened.path(VisibleText.of(input.path(store.path(event)))),
        sentences.result(event),
        duration == Ticks.NONE ? "" : Quantities.exactSeconds(duration),
        detail == null ? words.text("detail.missing") : Shortened.detail(VisibleText.of(detail)));
  }

  private String role(Shown shown) {
    What what = shown.what();
    return what == null ? words.text("around", shown.role()) : words.text("what", what);
  }

  /** As ProcMon's column, with a clock of 24 hours. */
  private static String timeOfDay(long fileTime) {
    long ticks = Math.floorMod(fileTime, 24 * 3600 * Ticks.PER_SECOND);
    long seconds = ticks / Ticks.PER_SECOND;
    return Quantities.clock(seconds, ticks % Ticks.PER_SECOND);
  }
}
