package dev.stallscope.synth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.EventClass;
import dev.stallscope.synth.plant.Stall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same seed before and after an exclusion: the same work, but for the scans. */
class ExclusionTest {
  private final Simulation before = play("go-before-exclusion");
  private final Simulation after = play("go-after-exclusion");

  private static Simulation play(String name) {
    return Scenarios.builtIn(name).orElseThrow().simulate(1);
  }

  @Test
  void theTargetDoesTheSame() {
    assertThat(work(after)).isEqualTo(work(before)).hasSizeGreaterThan(5_000);
  }

  @Test
  void onlyTheScansAreGone() {
    assertThat(stalls(before)).filteredOn(stall -> isScan(stall)).hasSizeGreaterThan(100);
    assertThat(stalls(after)).noneMatch(ExclusionTest::isScan);
    assertThat(stalls(after).stream().map(Stall::path).toList())
        .isNotEmpty()
        .hasSameElementsAs(
            stalls(before).stream().filter(s -> !isScan(s)).map(Stall::path).toList());
  }

  private static boolean isScan(Stall stall) {
    return stall.kind().equals("antivirus-scan");
  }

  private static List<Stall> stalls(Simulation simulation) {
    return simulation.truth().stalls();
  }

  /** What the target did to files and keys, whichever of its threads came first. */
  private static List<String> work(Simulation simulation) {
    List<String> work = new ArrayList<>();
    simulation.forEach(
        (event, stack) -> {
          EventClass kind = event.operation.eventClass();
          boolean lasting = kind == EventClass.FILE_SYSTEM || kind == EventClass.REGISTRY;
          if (lasting && simulation.truth().members().contains(event.process)) {
            String path =
                new String(event.path, event.pathStart, event.pathLength, StandardCharsets.UTF_8);
            work.add(event.operation + " " + path + " " + event.status);
          }
        });
    work.sort(null);
    return work;
  }
}
