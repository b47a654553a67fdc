package dev.stallscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.trace.pml.PmlBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of one trace made at the same time into the same folder do not harm each other. */
class RunsAtOnceTest {
  @TempDir Path folder;

  @Test
  void theReportIsWhole() throws IOException {
    byte[] trace =
        new PmlBuilder(true)
            .process(1, 100, 0, "make.exe", PmlBuilder.START)
            .addCloses(2_000, PmlBuilder.START)
            .build();
    Path file = Files.write(folder.resolve("go.PML"), trace);
    Path alone = folder.resolve("alone");
    Path shared = folder.resolve("shared");
    Run.of("report", file.toString(), "--out", alone.toString());
    List<CompletableFuture<Run>> runs = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      runs.add(
          CompletableFuture.supplyAsync(
              () -> Run.of("report", file.toString(), "--out", shared.toString())));
    }
    assertThat(runs).allMatch(run -> run.join().status() == 0);
    assertThat(shared.toFile().list()).containsExactlyInAnyOrder("go.html", "go.json");
    assertThat(shared.resolve("go.json")).hasSameTextualContentAs(alone.resolve("go.json"));
    assertThat(shared.resolve("go.html")).content().endsWith("</html>\n");
  }
}
