package dev.stallscope.report.chart;

import dev.stallscope.analysis.rule.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which lane of the timeline a finding lies in: one for each process and thread, those that lost
 * least folded into a last one when there are too many.
 */
final class Lanes {
  static final int MOST = 40;

  /** A thread of a process; threads are -1 when the capture does not tell them. */
  record Lane(int process, int threadId) {}

  private static final Comparator<Lane> BY_NAME =
      Comparator.comparingInt(Lane::process).thenComparingInt(Lane::threadId);

  private final List<Lane> own;
  private final Map<Lane, Integer> places = new TreeMap<>(BY_NAME);
  private final int folded;

  Lanes(List<Finding> findings) {
    Map<Lane, Long> lost = new TreeMap<>(BY_NAME);
    findings.forEach(f -> lost.merge(lane(f), f.blockedTicks(), Long::sum));
    Comparator<Lane> byLoss = Comparator.comparingLong(lane -> -lost.getOrDefault(lane, 0L));
    List<Lane> all = new ArrayList<>(lost.keySet());
    all.sort(byLoss);
    int kept = all.size() <= MOST ? all.size() : MOST - 1;
    folded = all.size() - kept;
    own = all.subList(0, kept).stream().sorted(BY_NAME).toList();
    own.forEach(lane -> places.put(lane, places.size()));
  }

  private static Lane lane(Finding finding) {
    return new Lane(finding.process(), finding.threadId());
  }

  /** Lanes that are one thread's, from the top. */
  List<Lane> own() {
    return own;
  }

  /** Number of threads in the last, common lane; 0 when there is none. */
  int folded() {
    return folded;
  }

  int count() {
    return own.size() + (folded > 0 ? 1 : 0);
  }

  int placeOf(Finding finding) {
    return places.getOrDefault(lane(finding), own.size());
  }
}
