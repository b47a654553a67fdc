package dev.stallscope.analysis;

import dev.stallscope.analysis.rule.Claims;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Severity;
import dev.stallscope.analysis.rule.Rule;
import dev.stallscope.analysis.rule.Rule.Missing;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.analysis.rule.WaitByDesign.Reason;
import dev.stallscope.analysis.rule.WaitsByDesign;
import dev.stallscope.analysis.wallclock.ProcessorTime;
import dev.stallscope.analysis.wallclock.Share;
import dev.stallscope.analysis.wallclock.WallClock;
import dev.stallscope.index.EventStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges a capture: lets every rule look at all of it, chooses the target by what they found, cuts
 * its time into parts and puts it all into a verdict.
 */
public final class Analyzer {
  private static final Comparator<Finding> BY_START =
      Comparator.comparingLong(Finding::startTicks)
          .thenComparingInt(Finding::process)
          .thenComparing(Finding::rule);

  private static final Comparator<Finding> LONGEST_FIRST =
      Comparator.comparingLong(Finding::blockedTicks).reversed().thenComparing(BY_START);

  private final EventStore store;
  private final AnalysisOptions options;
  private final Scene scene;
  private final Map<Rule, @Nullable Missing> applied = new LinkedHashMap<>();

  private Analyzer(EventStore store, AnalysisOptions options) {
    this.store = store;
    this.options = options;
    this.scene = new Scene(store, options.minBlockedTicks());
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
    List<Finding> everywhere = applyRules();
    everywhere.sort(BY_START);
    TargetFinder finder = new TargetFinder(scene, everywhere);
    String wanted = options.process();
    Target target = wanted == null ? finder.mostDelayed() : finder.named(wanted);
    Set<Integer> members = new HashSet<>(target.processes());
    List<Finding> own = everywhere.stream().filter(f -> members.contains(f.process())).toList();
    WaitsByDesign waits = new WaitsByDesign(store);
    List<Share> wallClock = wallClock(target, own, waits);
    List<RuleResult> results = results(own);
    return new Analysis(
        store,
        target,
        wallClock,
        ranked(own, target),
        waits.longestFirst(),
        results,
        new Judge(own, wallClock, results).verdict());
  }

  private List<Finding> applyRules() {
    List<Finding> findings = new ArrayList<>();
    Claims claims = new Claims();
    for (Rule rule : Rules.ALL) {
      Missing missing = rule.missing(scene);
      applied.put(rule, missing);
      if (missing == null) {
        findings.addAll(rule.find(scene, claims));
      }
    }
    return findings;
  }

  private List<RuleResult> results(List<Finding> findings) {
    List<RuleResult> results = new ArrayList<>();
    applied.forEach(
        (rule, missing) ->
            results.add(
                new RuleResult(
                    rule.id(),
                    missing,
                    (int) findings.stream().filter(f -> f.rule().equals(rule.id())).count())));
    return results;
  }

  /** Walks the target's events and findings together, in order of their start. */
  private List<Share> wallClock(Target target, List<Finding> findings, WaitsByDesign waits) {
    boolean[] members = new boolean[store.processes().size()];
    target.processes().forEach(process -> members[process] = true);
    WallClock clock =
        new WallClock(target.startTicks(), target.endTicks(), ProcessorTime.of(store, members));
    int next = 0;
    for (long event = 0; event < store.size(); event++) {
      long ticks = store.durationTicks(event);
      if (ticks <= 0 || !members[store.process(event)]) {
        continue;
      }
      for (; next < findings.size(); next++) {
        Finding finding = findings.get(next);
        if (finding.startTicks() > store.startTicks(event)) {
          break;
        }
        clock.add(finding.kind(), finding.startTicks(), finding.blockedTicks());
      }
      Reason reason = scene.waits().reason(event);
      if (reason == null) {
        clock.add(WallClock.ordinary(store.operation(event)), store.startTicks(event), ticks);
      } else if (ticks >= options.minBlockedTicks()) {
        waits.add(event, reason);
      }
    }
    for (Finding finding : findings.subList(next, findings.size())) {
      clock.add(finding.kind(), finding.startTicks(), finding.blockedTicks());
    }
    return clock.shares();
  }

  private static List<Finding> ranked(List<Finding> findings, Target target) {
    long total = target.endTicks() - target.startTicks();
    List<Finding> ranked = new ArrayList<>();
    for (Finding finding : findings.stream().sorted(LONGEST_FIRST).toList()) {
      ranked.add(
          finding.ranked("F" + (ranked.size() + 1), severity(finding.blockedTicks(), total)));
    }
    return ranked;
  }

  private static Severity severity(long ticks, long ofTicks) {
    if (ticks * 10 >= ofTicks) {
      return Severity.HIGH;
    }
    return ticks * 100 >= ofTicks ? Severity.MEDIUM : Severity.LOW;
  }
}
