package dev.stallscope.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.compare.Comparison.Outcome;
import dev.stallscope.compare.Comparison.Reason;
import dev.stallscope.synth.Scenarios;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Runs of one scenario each with its own luck, so that nothing was changed between them. Prints the
 * table; {@code -Dcompare.scenario.pairs} makes it larger.
 */
class UnchangedScenariosTest {
  private static final int PAIRS = Integer.getInteger("compare.scenario.pairs", 1);
  private static final long FIRST_SEED = 500;

  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private final Map<String, Map<String, Integer>> byScenario = new TreeMap<>();

  @Test
  void areSeldomCalledChanged() {
    for (String scenario : Scenarios.names()) {
      for (long pair = 0; pair < PAIRS; pair++) {
        compare(scenario, FIRST_SEED + 2 * pair);
      }
    }
    byScenario.forEach((scenario, told) -> System.out.println(scenario + ": " + told));
    int pairs = outcomes.values().stream().mapToInt(Integer::intValue).sum();
    int alarms = count(Outcome.IMPROVED) + count(Outcome.WORSE);
    System.out.printf(
        Locale.ROOT,
        "unchanged scenarios: false alarms %d of %d, inconclusive %d%n",
        alarms,
        pairs,
        count(Outcome.INCONCLUSIVE));
    assertThat(alarms / (double) pairs).isLessThanOrEqualTo(0.05);
  }

  private int count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  private void compare(String scenario, long seed) {
    Comparison comparison =
        Comparer.compare(
            List.of(Played.builtIn(scenario, seed).profile()),
            List.of(Played.builtIn(scenario, seed + 1).profile()),
            List.of());
    Outcome outcome = comparison.verdict().outcome();
    outcomes.merge(outcome, 1, Integer::sum);
    Set<Reason.Kind> reasons =
        comparison.verdict().reasons().stream().map(Reason::kind).collect(Collectors.toSet());
    byScenario
        .computeIfAbsent(scenario, any -> new TreeMap<>())
        .merge(outcome + " " + reasons, 1, Integer::sum);
  }
}
