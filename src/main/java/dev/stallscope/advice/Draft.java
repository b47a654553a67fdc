package dev.stallscope.advice;

import dev.stallscope.advice.Advice.Cost;
import dev.stallscope.advice.Advice.Kind;
import dev.stallscope.advice.Advice.Offer;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.index.Intervals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers an advice on some findings. */
final class Draft {
  /**
   * Rules are as sure as this or surer only where the capture itself shows the cause: an engine at
   * the file, a conflicting handle, packets without an answer.
   */
  private static final double SHOWN = 0.7;

  private final Kind kind;
  private final List<Finding> findings;
  private final List<Warning> warnings = new ArrayList<>();
  private final List<Command> commands = new ArrayList<>();
  private List<String> subjects = List.of();
  private String who = "";
  private String setting = "";
  private @Nullable Offer offer;
  private Cost cost = Cost.NOTHING;
  private boolean alternative;
  private boolean trial;

  Draft(Kind kind, List<Finding> findings) {
    this.kind = kind;
    this.findings =
        findings.stream()
            .sorted(Comparator.comparingLong(Finding::blockedTicks).reversed())
            .toList();
    this.trial = confidence() < SHOWN;
  }

  /** Time that at least one of the findings covers. */
  static long ticks(List<Finding> findings) {
    Intervals spans = new Intervals();
    findings.forEach(finding -> spans.add(finding.startTicks(), finding.endTicks()));
    return spans.covered();
  }

  private double confidence() {
    double weight = 0;
    double sum = 0;
    for (Finding finding : findings) {
      double ticks = Math.max(1, finding.blockedTicks());
      weight += ticks;
      sum += ticks * finding.confidence();
    }
    return weight == 0 ? 0 : sum / weight;
  }

  List<Finding> longestFirst() {
    return findings;
  }

  boolean isTrial() {
    return trial;
  }

  Draft subjects(List<String> texts) {
    subjects = List.copyOf(texts);
    return this;
  }

  Draft who(String name) {
    who = name;
    return this;
  }

  Draft setting(String name) {
    setting = name;
    return this;
  }

  Draft offer(Offer what) {
    offer = what;
    return this;
  }

  Draft cost(Cost what) {
    cost = what;
    return this;
  }

  Draft alternative() {
    alternative = true;
    return this;
  }

  Draft trial() {
    trial = true;
    return this;
  }

  Draft warning(Warning.Kind what) {
    return warning(what, "");
  }

  Draft warning(Warning.Kind what, String text) {
    Warning warning = new Warning(what, text);
    if (!warnings.contains(warning)) {
      warnings.add(warning);
    }
    return this;
  }

  Draft warnings(List<Warning> more) {
    more.forEach(warning -> warning(warning.kind(), warning.text()));
    return this;
  }

  Draft commands(List<Command> more) {
    commands.addAll(more);
    return this;
  }

  Advice advice() {
    if (trial && !findings.isEmpty()) {
      warning(Warning.Kind.MEASURE);
    }
    return new Advice(
        "",
        kind,
        trial,
        alternative,
        confidence(),
        subjects,
        who,
        setting,
        offer,
        ticks(findings),
        findings.stream().map(Finding::id).toList(),
        cost,
        List.copyOf(warnings),
        List.copyOf(commands));
  }
}
