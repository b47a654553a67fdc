package dev.stallscope.analysis;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.Ticks;
import dev.stallscope.synth.Simulation;
import dev.stallscope.synth.plant.Decoy;
import dev.stallscope.synth.plant.Stall;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Findings held against the truth that was written down when each stall was planted, over many
 * captures.
 */
final class Scores {
  private static final double BLOCKED_WITHIN = 0.02;

  /** Stalls and findings of one kind. */
  static final class Score {
    int planted;
    int found;
    int findings;
    int wrong;
    int culpritRight;
    int blockedRight;
    int outcomeRight;
    double confidence;

    /** Confidences of scans whose engine the capture shows, and of those it does not. */
    final DoubleSummaryStatistics engineSeen = new DoubleSummaryStatistics();

    final DoubleSummaryStatistics engineHidden = new DoubleSummaryStatistics();

    double recall() {
      return planted == 0 ? 1 : (double) found / planted;
    }

    double precision() {
      return findings == 0 ? 1 : 1 - (double) wrong / findings;
    }

    double culprits() {
      return of(culpritRight, found);
    }

    double blocked() {
      return of(blockedRight, found);
    }

    /** Mean confidence of all its findings. */
    double confidence() {
      return findings == 0 ? 1 : confidence / findings;
    }

    static double of(int right, int all) {
      return all == 0 ? 1 : (double) right / all;
    }
  }

  private final Map<String, Score> byKind = new TreeMap<>();
  private final Map<String, Score> byPlant = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();
  private int blamedDecoys;
  private int targetsRight;
  private int runs;

  /** Analyses a capture twice: once to find the target, once with the target named. */
  void judge(EventStore store, Simulation simulation) throws NoSuchProcessException {
    String run = simulation.truth().scenario() + "#" + simulation.truth().seed();
    String pid = Integer.toString(store.processes().get(simulation.truth().target()).pid());
    AnalysisOptions found = new AnalysisOptions(null, AnalysisOptions.DEFAULT_MIN_BLOCKED);
    runs++;
    boolean lost = simulation.truth().stalls().stream().anyMatch(stall -> isShown(store, stall));
    int root = Analyzer.analyze(store, found).target().root();
    if (!lost || root == simulation.truth().target()) {
      targetsRight++;
    } else {
      faults.add(run + " target " + store.processes().get(root).name());
    }
    Analysis analysis =
        Analyzer.analyze(store, new AnalysisOptions(pid, AnalysisOptions.DEFAULT_MIN_BLOCKED));
    compare(run, store, analysis, simulation);
  }

  /** What is merely slow shows nowhere but in durations. */
  private static boolean isShown(EventStore store, Stall stall) {
    return store.info().hasDurations() || !stall.kind().equals("slow-operation");
  }

  Set<String> kinds() {
    return byKind.keySet();
  }

  Score of(String kind) {
    return byKind.getOrDefault(kind, new Score());
  }

  List<String> faults() {
    return faults;
  }

  int blamedDecoys() {
    return blamedDecoys;
  }

  double targetsRight() {
    return Score.of(targetsRight, runs);
  }

  private void compare(String run, EventStore store, Analysis analysis, Simulation simulation) {
    Set<Finding> matched = new HashSet<>();
    for (Stall stall : simulation.truth().stalls()) {
      if (stall.shownTicks() < AnalysisOptions.DEFAULT_MIN_BLOCKED) {
        continue;
      }
      Finding best = best(store, analysis.findings(), stall, matched);
      if (best != null) {
        matched.add(best);
      } else {
        faults.add(run + " missed " + stall.plant() + " " + text(stall));
      }
      count(byKind.computeIfAbsent(stall.kind(), kind -> new Score()), stall, best, run);
      count(byPlant.computeIfAbsent(stall.plant(), plant -> new Score()), stall, best, null);
    }
    for (Finding finding : analysis.findings()) {
      Score score = byKind.computeIfAbsent(finding.kind().id(), kind -> new Score());
      score.findings++;
      score.confidence += finding.confidence();
      if (!matched.contains(finding) && !partOf(finding, simulation)) {
        score.wrong++;
        faults.add(run + " wrong " + text(store, finding));
      }
      blame(run, store, finding, simulation);
    }
  }

  private void count(Score score, Stall stall, @Nullable Finding finding, @Nullable String run) {
    score.planted++;
    if (finding == null) {
      return;
    }
    score.found++;
    if (stall.culprit() != null) {
      boolean hidden = stall.culprit().process() < 0;
      (hidden ? score.engineHidden : score.engineSeen).accept(finding.confidence());
    }
    boolean culprit = culpritRight(stall, finding);
    boolean blocked = stall.fits(finding.blockedTicks(), BLOCKED_WITHIN);
    score.culpritRight += culprit ? 1 : 0;
    score.blockedRight += blocked ? 1 : 0;
    score.outcomeRight +=
        finding.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-').equals(stall.outcome())
            ? 1
            : 0;
    if (run != null && !culprit) {
      faults.add(run + " culprit " + finding.culprit() + " for " + text(stall));
    }
    if (run != null && !blocked) {
      faults.add(run + " blocked " + finding.blockedTicks() + " for " + text(stall));
    }
  }

  /** The product where there is one; a process that is not in the trace cannot be named. */
  private static boolean culpritRight(Stall stall, Finding finding) {
    Stall.Culprit truth = stall.culprit();
    Finding.Culprit told = finding.culprit();
    if (truth == null || told == null) {
      return truth == null && told == null;
    }
    return truth.process() < 0 || truth.process() == told.process();
  }

  private static @Nullable Finding best(
      EventStore store, List<Finding> findings, Stall stall, Set<Finding> matched) {
    Finding best = null;
    for (Finding finding : findings) {
      if (!matched.contains(finding)
          && finding.kind().id().equals(stall.kind())
          && finding.process() == stall.process()
          && store.paths().text(finding.path()).equalsIgnoreCase(stall.path())
          && overlaps(finding, stall)
          && (best == null || fits(stall, finding, best))) {
        best = finding;
      }
    }
    return best;
  }

  /** The one that rests on the stall's own events, or else the longer one. */
  private static boolean fits(Stall stall, Finding finding, Finding best) {
    boolean own = stall.events().contains(finding.evidence().get(0).event());
    boolean bestOwn = stall.events().contains(best.evidence().get(0).event());
    return own == bestOwn ? finding.blockedTicks() > best.blockedTicks() : own;
  }

  private static boolean overlaps(Finding finding, Stall stall) {
    return finding.startTicks() < stall.startTicks() + stall.blockedTicks()
        && stall.startTicks() < finding.endTicks();
  }

  /** A finding may rest on an event of a stall that was too short to count by itself. */
  private static boolean partOf(Finding finding, Simulation simulation) {
    return simulation.truth().stalls().stream()
        .anyMatch(
            stall ->
                stall.kind().equals(finding.kind().id())
                    && stall.shownTicks() < AnalysisOptions.DEFAULT_MIN_BLOCKED
                    && stall.events().contains(finding.evidence().get(0).event()));
  }

  private void blame(String run, EventStore store, Finding finding, Simulation simulation) {
    for (Decoy decoy : simulation.truth().decoys()) {
      if (decoy.events().contains(finding.evidence().get(0).event())) {
        boolean planted =
            simulation.truth().stalls().stream()
                .anyMatch(stall -> stall.events().contains(finding.evidence().get(0).event()));
        if (!planted) {
          blamedDecoys++;
          faults.add(run + " blamed decoy " + decoy.plant() + " " + text(store, finding));
        }
      }
    }
  }

  private static String text(Stall stall) {
    return String.format(
        Locale.ROOT,
        "%s %s %s %.1f..%.1f ms by %s",
        stall.kind(),
        stall.operation().displayName(),
        stall.path(),
        stall.shownTicks() / (double) Ticks.PER_MILLISECOND,
        stall.blockedTicks() / (double) Ticks.PER_MILLISECOND,
        stall.culprit());
  }

  private static String text(EventStore store, Finding finding) {
    return String.format(
        Locale.ROOT,
        "%s %s %s %.1f ms by %s",
        finding.rule(),
        finding.operation().displayName(),
        store.paths().text(finding.path()),
        finding.blockedTicks() / (double) Ticks.PER_MILLISECOND,
        finding.culprit());
  }

  /** One line for each kind and each plant; also what was wrong, on demand. */
  String table() {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "%d captures, targets right %.3f, decoys blamed %d%n",
            runs,
            targetsRight(),
            blamedDecoys));
    out.append(
        String.format(
            Locale.ROOT,
            "%-24s %7s %7s %9s %7s %7s %7s%n",
            "kind or plant",
            "planted",
            "recall",
            "precision",
            "culprit",
            "blocked",
            "outcome"));
    Map<String, Score> all = new TreeMap<>(byPlant);
    byKind.forEach(all::put);
    all.forEach(
        (name, score) ->
            out.append(
                String.format(
                    Locale.ROOT,
                    "%-24s %7d %7.3f %9s %7.3f %7.3f %7.3f%n",
                    name,
                    score.planted,
                    score.recall(),
                    byKind.containsKey(name)
                        ? String.format(Locale.ROOT, "%.3f", score.precision())
                        : "",
                    Score.of(score.culpritRight, score.found),
                    Score.of(score.blockedRight, score.found),
                    Score.of(score.outcomeRight, score.found))));
    if (Boolean.getBoolean("labelled.faults")) {
      faults.stream().limit(400).forEach(fault -> out.append(fault).append('\n'));
    }
    return out.toString();
  }
}
