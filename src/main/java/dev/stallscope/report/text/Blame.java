package dev.stallscope.report.text;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.index.Intervals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whom or what the time of findings of one kind is put down to. One name stands alone only where
 * nearly all of the time is its own: a verdict must not charge it with what others did.
 */
final class Blame {
  private static final double NEARLY_ALL = 0.9;
  private static final int MOST_NAMES = 3;

  /** Where a slow operation worked. */
  private static final Set<Ground.Kind> PLACES =
      EnumSet.of(
          Ground.Kind.STORAGE,
          Ground.Kind.NETWORK_SHARE,
          Ground.Kind.REGISTRY,
          Ground.Kind.PROCESS_START);

  /** What one of them took; moments of several waits count once. */
  private record Part(String who, long ticks) {}

  private final Words words;
  private final Function<Finding, String> culprits;

  /**
   * @param culprits who held a finding's waiter up, empty when unknown
   */
  Blame(Words words, Function<Finding, String> culprits) {
    this.words = words;
    this.culprits = culprits;
  }

  /** One name, or the first few with the time of each; empty when nobody is known. */
  String of(List<Finding> findings) {
    Map<String, Intervals> spans = new LinkedHashMap<>();
    Intervals all = new Intervals();
    for (Finding finding : findings) {
      all.add(finding.startTicks(), finding.endTicks());
      spans
          .computeIfAbsent(name(finding), name -> new Intervals())
          .add(finding.startTicks(), finding.endTicks());
    }
    List<Part> parts =
        spans.entrySet().stream()
            .map(span -> new Part(span.getKey(), span.getValue().covered()))
            .sorted(Comparator.comparingLong(Part::ticks).reversed())
            .toList();
    Part most = parts.get(0);
    boolean alone = parts.size() == 1 || most.ticks >= NEARLY_ALL * all.covered();
    return alone ? most.who : several(parts);
  }

  private String several(List<Part> parts) {
    List<String> told =
        parts.stream()
            .limit(MOST_NAMES)
            .map(part -> timed(part.who, part.ticks))
            .collect(Collectors.toCollection(ArrayList::new));
    if (parts.size() > MOST_NAMES) {
      told.add(words.text("blame.others"));
    }
    return words.list(told);
  }

  private String timed(String name, long ticks) {
    String who = name.isEmpty() ? words.text("blame.unknown") : name;
    return words.text("blame.part", "who", who, "time", Quantities.time(ticks));
  }

  private String name(Finding finding) {
    return finding.kind() == Cause.SLOW_OPERATION ? place(finding) : culprits.apply(finding);
  }

  private String place(Finding finding) {
    return finding.grounds().stream()
        .map(Ground::kind)
        .filter(PLACES::contains)
        .findFirst()
        .map(kind -> words.text("place", kind))
        .orElse("");
  }
}
