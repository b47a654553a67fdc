package dev.stallscope.analysis;

import dev.stallscope.analysis.rule.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Keeps the longest of any number of findings. */
final class LongestFindings implements Consumer<Finding> {
  static final Comparator<Finding> LONGEST_FIRST =
      Comparator.comparingLong(Finding::blockedTicks)
          .reversed()
          .thenComparingLong(Finding::startTicks)
          .thenComparingInt(Finding::process)
          .thenComparing(Finding::rule);

  private final int most;

  /** The shortest at its head: it goes when a longer one comes. */
  private final PriorityQueue<Finding> kept = new PriorityQueue<>(LONGEST_FIRST.reversed());

  LongestFindings(int most) {
    this.most = most;
  }

  @Override
  public void accept(Finding finding) {
    kept.add(finding);
    if (kept.size() > most) {
      kept.remove();
    }
  }

  List<Finding> longestFirst() {
    List<Finding> findings = new ArrayList<>(kept);
    findings.sort(LONGEST_FIRST);
    return findings;
  }
}
