package dev.stallscope.analysis.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.EventStoreBuilder;
import dev.stallscope.model.Ticks;
import dev.stallscope.synth.Scenarios;
import dev.stallscope.synth.Simulation;
import dev.stallscope.synth.plant.Stall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every network stall of the made-up captures is found, with its time, and nothing else is. */
class NetworkSimulationTest {
  private static final int SEEDS = 10;
  private static final double TOLERANCE = 0.02;

  static List<String> scenarios() {
    return Scenarios.names();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void findsWhatWasPlantedAndNothingElse(String scenario) {
    for (long seed = 0; seed < SEEDS; seed++) {
      Simulation simulation = Scenarios.builtIn(scenario).orElseThrow().simulate(seed);
      EventStoreBuilder builder = new EventStoreBuilder();
      simulation.forEach((event, stack) -> builder.add(event));
      EventStore store = builder.build(simulation.info(), simulation.processes());
      List<Finding> left = new ArrayList<>(Wire.findings(store, 50 * Ticks.PER_MILLISECOND));
      for (Stall stall : simulation.truth().stalls()) {
        if (stall.kind().equals("network-stall")) {
          assertThat(left.removeIf(finding -> isIt(store, finding, stall)))
              .as("%s, seed %d: %s among %s", scenario, seed, stall, left)
              .isTrue();
        }
      }
      assertThat(left).as("%s, seed %d", scenario, seed).isEmpty();
    }
  }

  private static boolean isIt(EventStore store, Finding finding, Stall stall) {
    return store.paths().text(finding.path()).equals(stall.path())
        && finding.process() == stall.process()
        && finding.attempts() == stall.attempts()
        && finding
            .outcome()
            .name()
            .toLowerCase(Locale.ROOT)
            .replace('_', '-')
            .equals(stall.outcome())
        && stall.fits(finding.blockedTicks(), TOLERANCE)
        && stall.events().contains(finding.evidence().get(0).event());
  }
}
