package dev.stallscope.advice;

import dev.stallscope.analysis.rule.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All advice on one capture, and where to begin. */
public final class AdvicePlan {
  /** So many things at once are still done. */
  private static final int FIRST = 3;

  private static final Comparator<Advice> MOST_FIRST =
      Comparator.comparing(Advice::alternative)
          .thenComparing(Comparator.comparingLong(Advice::ticks).reversed());

  private final List<Advice> all = new ArrayList<>();
  private final Map<String, List<Advice>> byFinding = new HashMap<>();

  AdvicePlan(List<Advice> advice) {
    advice.stream().sorted(MOST_FIRST).forEach(this::add);
  }

  private void add(Advice advice) {
    Advice numbered = advice.numbered("A" + (all.size() + 1));
    all.add(numbered);
    for (String finding : numbered.findings()) {
      byFinding.computeIfAbsent(finding, id -> new ArrayList<>()).add(numbered);
    }
  }

  /** Everything, what would save most first; other ways to the same time after those. */
  public List<Advice> all() {
    return List.copyOf(all);
  }

  /** What to do first: at most three, none of them another way to what one before it saves. */
  public List<Advice> first() {
    List<Advice> own = all.stream().filter(advice -> !advice.alternative()).limit(FIRST).toList();
    return own.isEmpty() ? List.copyOf(all.subList(0, Math.min(FIRST, all.size()))) : own;
  }

  /** What helps against one finding, the first choice first; empty when nothing is known. */
  public List<Advice> of(Finding finding) {
    return List.copyOf(byFinding.getOrDefault(finding.id(), List.of()));
  }
}
