package dev.stallscope.report.text;

import dev.stallscope.analysis.RuleResult;
import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Culprit;
import dev.stallscope.analysis.rule.Finding.Evidence;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.analysis.rule.Rule.Missing;
import dev.stallscope.analysis.wallclock.Share;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import dev.stallscope.report.ReportInput;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.ReadDiagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The typed values of an analysis in sentences, so that every view says the same. Texts of the
 * trace stand in them as {@link VisibleText}.
 */
public final class Sentences {
  private final ReportInput input;
  private final Words words;

  public Sentences(ReportInput input, Words words) {
    this.input = input;
    this.words = words;
  }

  /** What is said of the capture, in one or two sentences. */
  public String verdict() {
    long ticks = input.analysis().verdict().ticks();
    return words.text(
        "verdict",
        input.analysis().verdict().statement(),
        "process",
        name(input.root()),
        "time",
        Quantities.time(ticks),
        "total",
        Quantities.time(input.targetTicks()),
        "share",
        Quantities.share(input.shareOfTarget(ticks)),
        "parts",
        words.list(lostTo()),
        "missing",
        words.list(missing()),
        "threshold",
        threshold());
  }

  /** Each cause that findings name with its time and whoever stood behind it. */
  private List<String> lostTo() {
    List<String> parts = new ArrayList<>();
    for (Share share : input.analysis().wallClock()) {
      List<Finding> findings =
          input.analysis().findings().stream().filter(f -> f.kind() == share.cause()).toList();
      if (share.ticks() > 0 && !findings.isEmpty()) {
        String who = new Blame(words, this::behind).of(findings);
        parts.add(
            words.text(
                who.isEmpty() ? "lost.to" : "lost.to.by",
                "time",
                Quantities.time(share.ticks()),
                "cause",
                words.text("cause", share.cause()),
                "who",
                who));
      }
    }
    return parts;
  }

  /** Who held it up: the culprit, or for the network the endpoint; empty when unknown. */
  public String behind(Finding finding) {
    if (finding.kind() == Cause.NETWORK_STALL) {
      String path = path(finding.path());
      int arrow = path.indexOf(" -> ");
      return arrow < 0 ? path : path.substring(arrow + 4);
    }
    return finding.culprit() == null ? "" : culprit(finding.culprit());
  }

  /** Who made the target wait: the product where it is known, else the process. */
  public String culprit(Culprit culprit) {
    String product = culprit.product();
    if (product != null) {
      return VisibleText.of(product);
    }
    return culprit.process() < 0 ? "" : name(input.process(culprit.process()));
  }

  /** What the capture lacks for rules that could not be applied. */
  private List<String> missing() {
    return input.analysis().rules().stream()
        .map(RuleResult::missing)
        .filter(Objects::nonNull)
        .filter(missing -> missing != Missing.SECURITY_PRODUCT)
        .distinct()
        .map(missing -> words.text("missing", missing))
        .toList();
  }

  /** Which process tree was looked at, and why. */
  public String target() {
    String auto = input.target().lostTicks() > 0 ? "target.auto" : "target.busiest";
    String chosen = input.target().chosenByUser() ? "target.option" : auto;
    String root = words.text(chosen, "process", name(input.root()), "pid", input.root().pidText());
    int below = input.target().processes().size() - 1;
    return below == 0
        ? root
        : words.text("target.with", "target", root, "more", words.counted("target.more", below));
  }

  /** From how long on an operation counts as long. */
  public String threshold() {
    return Quantities.threshold(input.thresholdTicks());
  }

  /** Why a finding is one and why it is so sure, in a few sentences. */
  public String explanation(Finding finding) {
    List<String> sentences = new ArrayList<>(List.of(loss(finding)));
    sentences.addAll(grounds(finding));
    return words.sentences(sentences);
  }

  /** Who lost how much to what, in one sentence. */
  public String loss(Finding finding) {
    String who = behind(finding);
    return words.text(
        who.isEmpty() ? "explanation" : "explanation.by",
        "process",
        waiter(finding),
        "time",
        Quantities.time(finding.blockedTicks()),
        "operation",
        finding.operation().displayName(),
        "cause",
        words.text("kind", finding.kind()),
        "who",
        who,
        "attempts",
        words.counted("tries", finding.attempts()),
        "outcome",
        words.text("outcome", finding.outcome()));
  }

  /** The reasons for a finding's confidence, the strongest first. */
  public List<String> grounds(Finding finding) {
    return finding.grounds().stream().map(this::ground).toList();
  }

  /** One reason for a confidence. */
  public String ground(Ground ground) {
    return words.text(
        "ground",
        ground.kind(),
        "number",
        Quantities.number(ground.number()),
        "name",
        VisibleText.of(ground.name()));
  }

  /** What an event shows, with the event itself in words. */
  public String evidence(Evidence evidence) {
    long event = evidence.event();
    long duration = input.store().durationTicks(event);
    String sentence =
        words.text(
            duration == Ticks.NONE ? "evidence.event.pending" : "evidence.event",
            "event",
            event,
            "what",
            words.text("what", evidence.what()),
            "process",
            waiter(input.store().process(event), input.store().threadId(event)),
            "operation",
            input.store().operation(event).displayName(),
            "path",
            path(input.store().path(event)),
            "result",
            result(event),
            "time",
            Quantities.time(Math.max(0, duration)));
    String detail = input.details().getOrDefault(event, "");
    return detail.isEmpty() ? sentence : words.sentences(List.of(sentence, VisibleText.of(detail)));
  }

  /**
   * ProcMon's Result column of the event that made the target wait: the first refusal, else the
   * slow operation, else the last event that shows the finding. Empty when there is none.
   */
  public String result(Finding finding) {
    List<Evidence> evidence = finding.evidence();
    return Stream.of(What.REFUSED, What.SLOW_OPERATION)
        .flatMap(what -> evidence.stream().filter(one -> one.what() == what))
        .findFirst()
        .or(() -> evidence.stream().reduce((one, next) -> next))
        .map(one -> result(one.event()))
        .orElse("");
  }

  /** ProcMon's Result column of an event. */
  public String result(long event) {
    int status = input.store().status(event);
    boolean pending = status == NtStatus.PENDING && input.store().durationTicks(event) < 0;
    String text = pending ? "" : VisibleText.of(NtStatus.text(status));
    return text.isEmpty() ? words.text("result.pending") : text;
  }

  /** A path of the capture, or words where there is none. */
  public String path(int id) {
    String path = VisibleText.of(input.path(id));
    return path.isEmpty() ? words.text("path.none") : path;
  }

  /** Image name of a process. */
  public String name(ProcessInfo process) {
    return VisibleText.of(process.name());
  }

  /** Image name and PID of a process by its index. */
  public String process(int index) {
    return waiter(index, EventRecord.NONE);
  }

  /** What to do next, the most important first. */
  public List<String> nextSteps() {
    List<String> steps = new ArrayList<>();
    boolean durations = input.store().info().hasDurations();
    if (durations || !input.analysis().findings().isEmpty()) {
      steps.add(words.text("next", input.analysis().verdict().statement()));
    }
    if (!durations) {
      steps.add(words.text("next.no-durations"));
    } else if (!input.store().info().hasThreads()) {
      steps.add(words.text("next.no-threads"));
    }
    return steps;
  }

  /** What this capture, or any capture, cannot show. */
  public List<String> gaps() {
    List<String> gaps = new ArrayList<>();
    if (!input.store().info().hasDurations()) {
      gaps.add(words.text("gap.no-durations"));
    }
    if (!input.store().info().hasThreads()) {
      gaps.add(words.text("gap.no-threads"));
    }
    gaps.add(words.text("gap.network"));
    gaps.add(words.text("gap.filters"));
    gaps.add(words.text("gap.before"));
    return gaps;
  }

  /** What reading noticed of one kind. */
  public String diagnostic(ReadDiagnostics.Entry entry) {
    return words.diagnostic(entry);
  }

  /** Names of the capture's files in one text. */
  public String files() {
    List<String> files = input.store().info().files();
    String first = files.isEmpty() ? "" : VisibleText.of(files.get(0));
    return files.size() < 2
        ? first
        : words.text("summary.files.more", "file", first, "count", files.size() - 1);
  }

  private String waiter(Finding finding) {
    return waiter(finding.process(), finding.threadId());
  }

  private String waiter(int index, int threadId) {
    ProcessInfo process = input.process(index);
    return words.text(
        threadId == EventRecord.NONE ? "process" : "process.thread",
        "name",
        name(process),
        "pid",
        process.pidText(),
        "tid",
        threadId);
  }
}
