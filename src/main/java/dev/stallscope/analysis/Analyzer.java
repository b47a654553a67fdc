package dev.stallscope.analysis;

import dev.stallscope.analysis.rule.Claims;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Severity;
import dev.stallscope.analysis.rule.Rule;
import dev.stallscope.analysis.rule.Rule.Missing;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.analysis.wallclock.Share;
import dev.stallscope.index.EventStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Judges a capture: lets every rule look at all of it, chooses the target by what they found, cuts
 * its time into parts and puts it all into a verdict.
 */
public final class Analyzer {
  /**
   * Findings of the target that are kept with all that shows them, about 300 bytes each: more would
   * take a heap of 512 MB from the capture itself, and nobody reads so many.
   */
  static final int MOST_FINDINGS = 50_000;

  private static final Comparator<Wait> BY_START =
      Comparator.comparingLong(Wait::startTicks)
          .thenComparingInt(Wait::process)
          .thenComparing(Wait::rule);

  private final EventStore store;
  private final AnalysisOptions options;
  private final Scene scene;
  private final int mostFindings;
  private final Map<Rule, @Nullable Missing> applied = new LinkedHashMap<>();

  private Analyzer(EventStore store, AnalysisOptions options, int mostFindings) {
    this.store = store;
    this.options = options;
    this.mostFindings = mostFindings;
    this.scene = new Scene(store, options.minBlockedTicks());
    Rules.ALL.forEach(rule -> applied.put(rule, rule.missing(scene)));
  }

  /**
   * Analyses a capture.
   *
   * @throws NoSuchProcessException when the user named a process that is not in it
   */
  public static Analysis analyze(EventStore store, AnalysisOptions options)
      throws NoSuchProcessException {
    return analyze(store, options, MOST_FINDINGS);
  }

  /**
   * The same with another limit.
   *
   * @param mostFindings how many of the target's findings to keep, the longest
   */
  static Analysis analyze(EventStore store, AnalysisOptions options, int mostFindings)
      throws NoSuchProcessException {
    return new Analyzer(store, options, mostFindings).analyze();
  }

  private Analysis analyze() throws NoSuchProcessException {
    FirstFindings first = new FirstFindings(mostFindings);
    List<Wait> everywhere = new ArrayList<>();
    applyRules(first.andThen(finding -> everywhere.add(Wait.of(finding))));
    everywhere.sort(BY_START);
    TargetFinder finder = new TargetFinder(scene, everywhere);
    String wanted = options.process();
    Target target = wanted == null ? finder.mostDelayed() : finder.named(wanted);
    Set<Integer> members = new HashSet<>(target.processes());
    List<Wait> own = everywhere.stream().filter(f -> members.contains(f.process())).toList();
    TargetClock clock = new TargetClock(scene, target, own);
    List<Share> wallClock = clock.shares();
    List<RuleResult> results = results(own);
    return new Analysis(
        store,
        target,
        wallClock,
        ranked(longest(first, members), target),
        clock.waitsByDesign(),
        results,
        new Judge(own, wallClock, results).verdict());
  }

  private void applyRules(Consumer<Finding> findings) {
    CompletableFuture<Void> preparing = CompletableFuture.runAsync(this::prepareRules);
    Claims claims = new Claims();
    applied.forEach(
        (rule, missing) -> {
          if (missing == null) {
            rule.find(scene, claims, findings);
          }
        });
    preparing.exceptionally(failure -> null).join();
  }

  /** Uses a second processor: while one rule finds, the next ones' views are made. */
  private void prepareRules() {
    applied.forEach(
        (rule, missing) -> {
          if (missing == null) {
            rule.prepare(scene);
          }
        });
  }

  /** Those of the target; where there were too many to keep, the rules are asked again. */
  private List<Finding> longest(FirstFindings first, Set<Integer> members) {
    LongestFindings longest = new LongestFindings(mostFindings);
    Consumer<Finding> own =
        finding -> {
          if (members.contains(finding.process())) {
            longest.accept(finding);
          }
        };
    if (first.areAll()) {
      first.findings().forEach(own);
    } else {
      applyRules(own);
    }
    return longest.longestFirst();
  }

  private List<RuleResult> results(List<Wait> findings) {
    List<RuleResult> results = new ArrayList<>();
    applied.forEach(
        (rule, missing) ->
            results.add(
                new RuleResult(
                    rule.id(),
                    missing == null ? rule.unseen(scene) : missing,
                    (int) findings.stream().filter(f -> f.rule().equals(rule.id())).count())));
    return results;
  }

  private static List<Finding> ranked(List<Finding> findings, Target target) {
    long total = target.endTicks() - target.startTicks();
    List<Finding> ranked = new ArrayList<>();
    for (Finding finding : findings) {
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
