package dev.stallscope.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stallscope.synth.Scenario;
import dev.stallscope.synth.ScenarioException;
import dev.stallscope.synth.ScenarioPlay;
import dev.stallscope.synth.Scenarios;
import dev.stallscope.synth.plant.Plants;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a scenario file holds, it can be played or is refused with the line. */
class ScenarioFuzzTest {
  private static final String SHORT = "tool go\nitems 3..9\nnoise none\n";

  /** Every word there is, in scenarios short enough to be played. */
  static Stream<String> seeds() {
    Stream<String> stalls =
        Plants.stalls().stream().map(name -> SHORT + "stall " + name + " times 0..2\n");
    Stream<String> decoys = Plants.decoys().stream().map(name -> SHORT + "decoy " + name + "\n");
    Stream<String> others =
        Stream.of(
            """
            # a comment
            title  A cargo build scanned inside a driver
            tool   cargo
            items  100..180
            workers 1..3
            guard  crowdstrike hidden
            noise  explorer services indexer system profiling
            stall  scan-on-execute times 2..4 blocked 200ms..3s
            """,
            """
            tool npm
            items 0
            pace 1ms..20ms
            workers 64
            guard eset excluded
            stall connect-late to proxy.corp.example:8080 blocked 1s..4s
            stall scan-on-close blocked 0.001ms
            """,
            "tool go\nstall lock by indexer retry rustup blocked 1s..20s outcome gave-up\n",
            "tool pip\nstall lock-delete by unknown retry uv outcome recovered\n");
    return Stream.of(stalls, decoys, others).flatMap(each -> each);
  }

  @MethodSource("seeds")
  @FuzzTest
  void isUnderstoodOrRefused(String text) {
    if (text == null) {
      return;
    }
    try {
      Scenario scenario = Scenarios.parse("fuzzed.scenario", text);
      assertThat(scenario.name()).isEqualTo("fuzzed");
      if (ScenarioPlay.isShort(scenario)) {
        scenario.simulate(text.hashCode());
      }
    } catch (ScenarioException e) {
      assertThat(e.getMessage()).startsWith("fuzzed.scenario");
    }
  }
}
