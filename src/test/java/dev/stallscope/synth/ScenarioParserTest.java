package dev.stallscope.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stallscope.synth.plant.Guard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioParserTest {
  @Test
  void readsAScenario() throws ScenarioException {
    Scenario scenario =
        Scenarios.parse(
            "my.scenario",
            """
            # a comment
            title  What it shows
            tool   npm
            items  5..9
            workers 2
            guard  eset hidden
            noise  explorer system
            stall  lock times 2..3 blocked 0.5s..4s by onedrive retry uv outcome recovered
            decoy  pipe-wait
            """);

    assertThat(scenario.name()).isEqualTo("my");
    assertThat(scenario.title()).isEqualTo("What it shows");
    assertThat(scenario.items()).isEqualTo(new Range(5, 9));
    assertThat(scenario.workers()).isEqualTo(new Range(2, 2));
    assertThat(scenario.watch()).isEqualTo(Guard.Watch.HIDDEN);
    assertThat(scenario.noise()).containsExactly("explorer", "system");
    assertThat(scenario.casts()).hasSize(2);
    assertThat(scenario.casts().get(0).times()).isEqualTo(new Range(2, 3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frob 1                          | my.scenario:2: 'frob' is no line of a scenario",
        "tool cobol                      | my.scenario:2: there is no tool 'cobol'",
        "tool ../../model/statuses.tsv   | my.scenario:2: there is no tool",
        "items nine                      | my.scenario:2: 'nine' is no number such as 3 or 3..9",
        "items 9..3                      | my.scenario:2: '9..3' ends below its begin",
        "items 99999                     | my.scenario:2: at most 20000 items",
        "workers 65                      | my.scenario:2: at most 64 workers",
        "guard norton                    | my.scenario:2: 'norton' is no security product here",
        "guard onedrive                  | my.scenario:2: 'onedrive' is no security product here",
        "guard                           | my.scenario:2: say guard NAME",
        "guard defender maybe            | my.scenario:2: visible, hidden or excluded, not",
        "noise thunder                   | my.scenario:2: 'thunder' is none of [",
        "stall sulk                      | my.scenario:2: 'sulk' is none of [",
        "stall                           | my.scenario:2: '' is none of [",
        "decoy lock                      | my.scenario:2: 'lock' is none of [",
        "stall lock times                | my.scenario:2: 'times' needs a value",
        "stall lock times 2001           | my.scenario:2: at most 2000 stall",
        "stall lock blocked 3            | my.scenario:2: '3' is no time such as 250ms or 0.5s..4s",
        "stall lock blocked 4s..1s       | my.scenario:2: '4s..1s' must rise",
        "stall lock blocked 0ms          | my.scenario:2: '0ms' must rise",
        "stall lock blocked 3601s        | my.scenario:2: '3601s' must rise",
        "stall lock by nobody            | my.scenario:2: nobody here is called 'nobody'",
        "stall lock retry hg             | my.scenario:2: no tool retries like 'hg'",
        "stall lock outcome fine         | my.scenario:2: an outcome is recovered or gave-up",
        "stall connect-late to proxy     | my.scenario:2: 'proxy' is no remote end such as",
        "pace fast                       | my.scenario:2: 'fast' is no time such as",
        "pace 1s..300s                   | my.scenario:3: it could take",
        "stall lock times 2000           | my.scenario:3: it could take",
        "stall lock often yes            | my.scenario:2: 'often' is none of times, blocked"
      })
  void saysWhereAndWhy(String line, String message) {
    assertThatThrownBy(() -> Scenarios.parse("my.scenario", "tool go\n" + line + "\n"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void wantsATool() {
    assertThatThrownBy(() -> Scenarios.parse("my.scenario", "title nothing\n"))
        .isInstanceOf(ScenarioException.class)
        .hasMessage("my.scenario:2: no line says which tool runs");
  }

  @Test
  void boundsWhatItReads() {
    assertThatThrownBy(() -> Scenarios.parse("my.scenario", "#".repeat(70_000)))
        .hasMessageContaining("my.scenario:1: longer than");
    assertThatThrownBy(() -> Scenarios.parse("my.scenario", "tool go\ntitle " + "x".repeat(2_000)))
        .hasMessageContaining("my.scenario:2: line longer than");
  }

  @Test
  void readsFilesAndBoundsThemToo(@TempDir Path folder) throws IOException, ScenarioException {
    Path file = Files.writeString(folder.resolve("mine.scenario"), "tool pip\nstall slow-disk\n");
    assertThat(Scenarios.read(file).name()).isEqualTo("mine");

    Path large = folder.resolve("large.scenario");
    Files.write(large, new byte[1 << 20]);
    assertThatThrownBy(() -> Scenarios.read(large)).isInstanceOf(ScenarioException.class);
  }

  @Test
  void anythingElseIsAnError() {
    Random random = new Random(4);
    String good = "tool go\nitems 3..9\nstall lock times 2 blocked 1s..2s by onedrive\n";
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder(good);
      for (int i = random.nextInt(4); i >= 0; i--) {
        text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x250));
      }
      try {
        assertThat(Scenarios.parse("fuzz", text.toString()).tool()).isNotNull();
      } catch (ScenarioException e) {
        assertThat(e).hasMessageMatching("(?s)fuzz:\\d+: .+");
      }
    }
  }

  /** Lines doubled, dropped, cut and mixed up; what can still be read can also be played. */
  @Test
  void editedScenariosPlayOrSayWhatIsWrong() throws IOException {
    Random random = new Random(9);
    int played = 0;
    for (int round = 0; round < 400; round++) {
      List<String> lines = new ArrayList<>(Scenarios.text(pick(Scenarios.names(), random)));
      for (int i = random.nextInt(4); i >= 0; i--) {
        edit(lines, random);
      }
      try {
        Scenario scenario = Scenarios.parse("edited", String.join("\n", lines));
        if (round % 20 == 0) {
          assertThat(scenario.simulate(round).size()).isPositive();
          played++;
        }
      } catch (ScenarioException e) {
        assertThat(e).hasMessageMatching("(?s)edited:\\d+: .+");
      }
    }
    assertThat(played).isPositive();
  }

  private static void edit(List<String> lines, Random random) {
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    switch (random.nextInt(5)) {
      case 0 -> lines.add(at, line);
      case 1 -> lines.set(at, "");
      case 2 -> lines.set(at, line.substring(random.nextInt(line.length() + 1)));
      case 3 -> lines.set(at, line + " " + pick(lines, random));
      default -> lines.set(at, line.replace(' ', (char) random.nextInt(0x3000)));
    }
  }

  private static <T> T pick(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
