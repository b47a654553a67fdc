package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.synth.Scenarios;
import dev.stallscope.synth.Simulation;
import dev.stallscope.synth.SimulationFiles;
import dev.stallscope.trace.EventRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Made-up captures keep to the format page, for Windows of 32 and of 64 bits. */
class SimulatedPmlTest {
  @TempDir Path folder;

  static List<String> scenarios() {
    return Scenarios.names();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void keepsToTheFormat(String name) throws IOException {
    for (int bits : new int[] {32, 64}) {
      Path file = folder.resolve(name + bits + ".PML");
      Simulation simulation = Scenarios.builtIn(name).orElseThrow().simulate(5, bits);
      SimulationFiles.writePml(simulation, file);
      StrictPml strict = StrictPml.check(file);
      assertThat(strict.events).isEqualTo((int) simulation.size());
      assertThat(strict.processes).isEqualTo(simulation.processes().size());
      assertThat(strict.strings).anyMatch(text -> text.endsWith("FLTMGR.SYS"));
      try (PmlTraceReader reader = PmlWriterRealCaptureTest.open(file)) {
        assertThat(reader.info().bits()).isEqualTo(bits);
        assertThat(lines(reader)).isEqualTo(lines(simulation));
        assertThat(reader.processes()).isEqualTo(simulation.processes());
        assertThat(reader.diagnostics().entries()).isEmpty();
      }
    }
  }

  private static List<String> lines(Simulation simulation) {
    List<String> lines = new ArrayList<>();
    simulation.forEach(
        (event, stack) -> {
          assertThat(stack).isNotEmpty();
          lines.add(line(event));
        });
    return lines;
  }

  private static List<String> lines(PmlTraceReader reader) throws IOException {
    List<String> lines = new ArrayList<>();
    reader.read((event, texts) -> lines.add(line(event)));
    return lines;
  }

  private static String line(EventRecord event) {
    return event.startTicks
        + " "
        + event.durationTicks
        + " "
        + event.process
        + " "
        + event.threadId
        + " "
        + event.operation
        + " "
        + Integer.toHexString(event.status)
        + " "
        + Reading.path(event);
  }
}
