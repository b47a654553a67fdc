package dev.stallscope.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stallscope.synth.ScenarioException;
import dev.stallscope.synth.Scenarios;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a scenario file holds, it is understood or refused with the line. */
class ScenarioFuzzTest {
  static Stream<String> seeds() {
    return Stream.of(
        """
        # a comment
        title  A cargo build scanned inside a driver
        tool   cargo
        items  100..180
        workers 1..3
        guard  crowdstrike hidden
        noise  explorer services indexer system profiling
        stall  scan-on-execute times 2..4 blocked 200ms..3s
        decoy  pipe-wait times 1..2
        """,
        "tool go\nstall lock by indexer retry rustup blocked 1s..20s outcome gave-up\n");
  }

  @MethodSource("seeds")
  @FuzzTest
  void isUnderstoodOrRefused(String text) {
    if (text == null) {
      return;
    }
    try {
      assertThat(Scenarios.parse("fuzzed.scenario", text).name()).isEqualTo("fuzzed");
    } catch (ScenarioException e) {
      assertThat(e.getMessage()).startsWith("fuzzed.scenario");
    }
  }
}
