package dev.stallscope.report.chart;

import dev.stallscope.analysis.rule.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which lane of the timeline a finding lies in: one for each process and thread, those that lost
 * least folded into a last one when there are too many.
 */
final class Lanes {
  static final int MOST = 40;

  /** A thread of a process; threads are -1 when the capture does not tell them. */
  record Lane(int process, int threadId) {}

  private final List<Lane> own;
  private final Map<Lane, Integer> places = new HashMap<>();
  private final int folded;

  Lanes(List<Finding> findings) {
    Map<Lane, Long> lost =
        findings.stream()
            .collect(
                Collectors.groupingBy(Lanes::lane, Collectors.summingLong(Finding::blockedTicks)));
    Comparator<Lane> byLoss = Comparator.comparingLong(lane -> -lost.getOrDefault(lane, 0L));
    Comparator<Lane> byName =
        Comparator.comparingInt(Lane::process).thenComparingInt(Lane::threadId);
    List<Lane> all = new ArrayList<>(lost.keySet());
    all.sort(byLoss.thenComparing(byName));
    int kept = all.size() <= MOST ? all.size() : MOST - 1;
    Set<Lane> chosen = Set.copyOf(all.subList(0, kept));
    folded = all.size() - kept;
    own = all.stream().filter(chosen::contains).sorted(byName).toList();
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
