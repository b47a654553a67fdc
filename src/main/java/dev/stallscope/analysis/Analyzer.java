package dev.stallscope.analysis;

import dev.stallscope.analysis.Analysis.Statement;
import dev.stallscope.analysis.Analysis.Verdict;
import dev.stallscope.analysis.Finding.Evidence;
import dev.stallscope.analysis.Finding.Outcome;
import dev.stallscope.analysis.Finding.Severity;
import dev.stallscope.analysis.Finding.What;
import dev.stallscope.analysis.WaitByDesign.Reason;
import dev.stallscope.index.EventStore;
import dev.stallscope.knowledge.SecurityProducts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Judges a capture: chooses the target and walks its events once. */
public final class Analyzer {
  /** Rule id of the operations that took longest. */
  public static final String LONG_OPERATION = "long-operation";

  /** That the operation took so long is recorded; what held it is not judged by this rule. */
  private static final double CONFIDENCE_WITHOUT_CAUSE = 0.5;

  private final EventStore store;
  private final AnalysisOptions options;

  private Analyzer(EventStore store, AnalysisOptions options) {
    this.store = store;
    this.options = options;
  }

  /**
   * Analyses a capture.
   *
   * @throws NoSuchProcessException when the user named a process that is not in it
   */
  public static Analysis analyze(EventStore store, AnalysisOptions options)
      throws NoSuchProcessException {
    return new Analyzer(store, options).analyze();
  }

  private Analysis analyze() throws NoSuchProcessException {
    TargetFinder finder =
        new TargetFinder(store, SecurityProducts.load(), options.minBlockedTicks());
    String wanted = options.process();
    Target target = wanted == null ? finder.mostDelayed() : finder.named(wanted);
    boolean[] members = new boolean[store.processes().size()];
    target.processes().forEach(process -> members[process] = true);
    return walk(target, members);
  }

  private Analysis walk(Target target, boolean[] members) {
    WaitsByDesign byDesign = new WaitsByDesign(store);
    WallClock clock = new WallClock(target);
    List<Long> waits = new ArrayList<>();
    for (long event = 0; event < store.size(); event++) {
      long ticks = store.durationTicks(event);
      if (ticks <= 0 || !members[store.process(event)]) {
        continue;
      }
      boolean takesLong = ticks >= options.minBlockedTicks();
      Reason reason = byDesign.reason(event);
      if (reason != null) {
        if (takesLong) {
          byDesign.add(event, reason);
        }
        continue;
      }
      clock.add(
          takesLong ? Cause.SLOW_OPERATION : WallClock.ordinary(store.operation(event)),
          store.startTicks(event),
          ticks);
      if (takesLong) {
        waits.add(event);
      }
    }
    List<Finding> findings = findings(waits, target);
    return new Analysis(
        store, target, clock.shares(), findings, byDesign.longestFirst(), verdict(clock, findings));
  }

  private List<Finding> findings(List<Long> waits, Target target) {
    waits.sort(
        Comparator.comparingLong((Long event) -> -store.durationTicks(event))
            .thenComparingLong(event -> event));
    List<Finding> findings = new ArrayList<>();
    for (long event : waits) {
      findings.add(finding("F" + (findings.size() + 1), event, target));
    }
    return findings;
  }

  private Finding finding(String id, long event, Target target) {
    long ticks = store.durationTicks(event);
    return new Finding(
        id,
        Cause.SLOW_OPERATION,
        LONG_OPERATION,
        severity(ticks, target.endTicks() - target.startTicks()),
        CONFIDENCE_WITHOUT_CAUSE,
        store.process(event),
        store.threadId(event),
        store.operation(event),
        store.path(event),
        store.startTicks(event),
        ticks,
        1,
        Outcome.COMPLETED,
        null,
        List.of(new Evidence(event, What.SLOW_OPERATION)));
  }

  private static Severity severity(long ticks, long ofTicks) {
    if (ticks * 10 >= ofTicks) {
      return Severity.HIGH;
    }
    return ticks * 100 >= ofTicks ? Severity.MEDIUM : Severity.LOW;
  }

  private Verdict verdict(WallClock clock, List<Finding> findings) {
    if (!store.info().hasDurations()) {
      return new Verdict(Statement.NO_DURATIONS, Cause.UNEXPLAINED, 0, 0);
    }
    if (findings.isEmpty()) {
      return new Verdict(Statement.NOTHING_LONG, Cause.UNEXPLAINED, 0, CONFIDENCE_WITHOUT_CAUSE);
    }
    return new Verdict(
        Statement.LONG_OPERATIONS,
        Cause.SLOW_OPERATION,
        clock.ticks(Cause.SLOW_OPERATION),
        CONFIDENCE_WITHOUT_CAUSE);
  }
}
