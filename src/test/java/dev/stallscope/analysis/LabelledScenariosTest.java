package dev.stallscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.Scores.Score;
import dev.stallscope.index.EventStoreBuilder;
import dev.stallscope.synth.Scenarios;
import dev.stallscope.synth.Simulation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often the analysis is right: every scenario with many seeds, half of which nobody looked at
 * while the rules were written. Prints the table.
 */
class LabelledScenariosTest {
  private static final int SEEDS = Integer.getInteger("labelled.seeds", 10);
  private static final long[] FIRST_SEEDS = {1, Long.getLong("labelled.first", 1000)};
  private static final double LEAST = 0.97;

  private static final Scores SCORES = new Scores();

  @BeforeAll
  static void judgeAll() throws Exception {
    for (String scenario : Scenarios.names()) {
      for (long first : FIRST_SEEDS) {
        for (long seed = first; seed < first + SEEDS; seed++) {
          judge(Scenarios.builtIn(scenario).orElseThrow().simulate(seed));
        }
      }
    }
    System.out.println(SCORES.table());
  }

  private static void judge(Simulation simulation) throws Exception {
    EventStoreBuilder builder = new EventStoreBuilder();
    simulation.forEach((event, stack) -> builder.add(event));
    SCORES.judge(builder.build(simulation.info(), simulation.processes()), simulation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"antivirus-scan", "lock-conflict", "network-stall", "slow-operation"})
  void findingsAreRight(String kind) {
    Score score = SCORES.of(kind);
    assertThat(score.planted).isPositive();
    assertThat(score.recall()).as("recall: %s", SCORES.faults()).isGreaterThan(LEAST);
    assertThat(score.precision()).as("precision: %s", SCORES.faults()).isGreaterThan(LEAST);
    assertThat(score.culprits()).as("culprits: %s", SCORES.faults()).isGreaterThan(LEAST);
    assertThat(score.blocked()).as("blocked: %s", SCORES.faults()).isGreaterThan(LEAST);
  }

  @Test
  void onlyThoseKindsAreFound() {
    assertThat(SCORES.kinds())
        .isSubsetOf("antivirus-scan", "lock-conflict", "network-stall", "slow-operation");
  }

  @Test
  void targetsAreChosen() {
    assertThat(SCORES.targetsRight()).as("%s", SCORES.faults()).isGreaterThan(LEAST);
  }

  @Test
  void noDecoyIsBlamed() {
    assertThat(SCORES.blamedDecoys()).as("%s", SCORES.faults()).isZero();
  }

  /** What the capture does not show can be told, but never as surely as what it does. */
  @Test
  void scansByHiddenEnginesAreLessSure() {
    Score scans = SCORES.of("antivirus-scan");
    assertThat(scans.engineHidden.getCount()).isPositive();
    assertThat(scans.engineHidden.getMax()).isLessThan(scans.engineSeen.getMin());
  }

  /** A confidence of 0.6 must be right in six of ten, at least. */
  @ParameterizedTest
  @ValueSource(strings = {"antivirus-scan", "network-stall", "slow-operation"})
  void confidenceIsNoBoast(String kind) {
    Score score = SCORES.of(kind);
    assertThat(score.confidence()).isBetween(0.4, score.precision());
  }
}
