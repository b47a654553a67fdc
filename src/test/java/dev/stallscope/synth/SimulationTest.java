package dev.stallscope.synth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.index.EventStore;
import dev.stallscope.index.EventStoreBuilder;
import dev.stallscope.knowledge.SecurityProducts;
import dev.stallscope.model.Ticks;
import dev.stallscope.synth.plant.Decoy;
import dev.stallscope.synth.plant.Plants;
import dev.stallscope.synth.plant.Stall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every simulation, whatever the scenario and the seed. */
class SimulationTest {
  private static final int SEEDS = 20;

  /** Below what a report calls blocked unless asked for less. */
  private static final long SHORT = 50 * Ticks.PER_MILLISECOND;

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
      Simulation simulation = Scenarios.builtIn(name).orElseThrow().simulate(seed);
      Set<String> heldBefore = new HashSet<>();
      for (Stall stall : simulation.truth().stalls()) {
        if (stall.kind().equals("lock-conflict") && stall.culprit() == null) {
          heldBefore.add(stall.path());
        }
      }
      assertThat(new ShareRules(store(simulation), heldBefore).violations())
          .as(name + " with seed " + seed)
          .isEmpty();
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

  @Test
  void everyKindOfStallAndDecoyIsPlayed() {
    Set<String> played = new TreeSet<>();
    for (String name : Scenarios.names()) {
      for (long seed = 0; seed < SEEDS; seed++) {
        Truth truth = Scenarios.builtIn(name).orElseThrow().simulate(seed).truth();
        truth.stalls().forEach(stall -> played.add(stall.plant()));
        truth.decoys().forEach(decoy -> played.add(decoy.plant()));
      }
    }
    Set<String> all = new TreeSet<>(Plants.stalls());
    all.addAll(Plants.decoys());
    assertThat(played).isEqualTo(all);
  }

  @Test
  void culpritsAreCalledAsTheTableOfProductsCallsThem() {
    SecurityProducts products = SecurityProducts.load();
    for (String name : Scenarios.names()) {
      Simulation simulation = Scenarios.builtIn(name).orElseThrow().simulate(1);
      for (Stall stall : simulation.truth().stalls()) {
        Stall.Culprit culprit = stall.culprit();
        if (culprit != null && culprit.process() >= 0) {
          assertThat(products.of(simulation.processes().get(culprit.process())))
              .hasValueSatisfying(
                  product -> assertThat(product.product()).isEqualTo(culprit.product()));
        }
      }
    }
  }

  /** Whatever takes as long as a stall is a stall, a decoy, or not the target's. */
  @ParameterizedTest
  @MethodSource("scenarios")
  void theTargetWaitsOnlyWhereTheTruthSaysSo(String name) {
    for (long seed = 0; seed < SEEDS; seed++) {
      Simulation simulation = Scenarios.builtIn(name).orElseThrow().simulate(seed);
      EventStore store = store(simulation);
      Truth truth = simulation.truth();
      Set<Long> told = new HashSet<>();
      truth.stalls().forEach(stall -> told.addAll(stall.events()));
      truth.decoys().forEach(decoy -> told.addAll(decoy.events()));
      for (long event = 0; event < store.size(); event++) {
        if (truth.members().contains(store.process(event)) && !told.contains(event)) {
          assertThat(store.durationTicks(event))
              .as("event %s of %s with seed %s", event, name, seed)
              .isLessThan(SHORT);
        }
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
