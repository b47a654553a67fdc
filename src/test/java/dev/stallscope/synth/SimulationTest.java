package dev.stallscope.synth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.index.EventStore;
import dev.stallscope.index.EventStoreBuilder;
import dev.stallscope.synth.plant.Decoy;
import dev.stallscope.synth.plant.Stall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every simulation, whatever the scenario and the seed. */
class SimulationTest {
  private static final int SEEDS = 20;

  private static List<String> scenarios() {
    return Scenarios.names();
  }

  /** Any test may have a simulation as a store like this. */
  static EventStore store(Simulation simulation) {
    EventStoreBuilder builder = new EventStoreBuilder();
    simulation.forEach((event, stack) -> builder.add(event));
    return builder.build(simulation.info(), simulation.processes());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void theTruthFitsTheEvents(String name) {
    for (long seed = 0; seed < SEEDS; seed++) {
      Simulation simulation = Scenarios.builtIn(name).orElseThrow().simulate(seed);
      EventStore store = store(simulation);
      for (Stall stall : simulation.truth().stalls()) {
        TruthChecks.fits(stall, store);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void eventsComeInOrder(String name) {
    for (long seed = 0; seed < SEEDS; seed++) {
      EventStore store = store(Scenarios.builtIn(name).orElseThrow().simulate(seed));
      assertThat(store.size()).isGreaterThan(200);
      for (long event = 1; event < store.size(); event++) {
        assertThat(store.startTicks(event)).isGreaterThanOrEqualTo(store.startTicks(event - 1));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void handlesObeyWindowsShareRules(String name) {
    for (long seed = 0; seed < SEEDS; seed++) {
      EventStore store = store(Scenarios.builtIn(name).orElseThrow().simulate(seed));
      assertThat(new ShareRules(store).violations()).as(name + " with seed " + seed).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void theSameSeedGivesTheSameEvents(String name) {
    Scenario scenario = Scenarios.builtIn(name).orElseThrow();

    assertThat(texts(scenario.simulate(7))).isEqualTo(texts(scenario.simulate(7)));
    assertThat(scenario.simulate(7).truth()).isEqualTo(scenario.simulate(7).truth());
    assertThat(texts(scenario.simulate(7))).isNotEqualTo(texts(scenario.simulate(8)));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void noEventIsBothAStallAndADecoy(String name) {
    for (long seed = 0; seed < SEEDS; seed++) {
      Truth truth = Scenarios.builtIn(name).orElseThrow().simulate(seed).truth();
      List<Long> decoys = truth.decoys().stream().map(Decoy::events).flatMap(List::stream).toList();
      for (Stall stall : truth.stalls()) {
        assertThat(stall.events()).noneMatch(decoys::contains);
      }
    }
  }

  private static List<String> texts(Simulation simulation) {
    List<String> texts = new ArrayList<>();
    simulation.forEach(
        (event, stack) ->
            texts.add(
                event.startTicks
                    + " "
                    + event.durationTicks
                    + " "
                    + event.process
                    + " "
                    + event.threadId
                    + " "
                    + event.operation
                    + " "
                    + new String(event.path, StandardCharsets.UTF_8)
                    + Arrays.toString(stack)));
    return texts;
  }
}
