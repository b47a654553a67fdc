package dev.stallscope.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.compare.Loss.Program;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.Events;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Of each process its program and those that started it. */
class ProgramChainsTest {
  /** A chain walked upwards, without a bound. */
  private static List<String> walked(int[] parents, int process) {
    List<String> names = new ArrayList<>();
    boolean[] met = new boolean[parents.length];
    for (int at = process; at >= 0 && at < parents.length && !met[at]; at = parents[at]) {
      met[at] = true;
      names.add(at + ".exe");
    }
    return names;
  }

  private static EventStore store(int[] parents) {
    Events events = new Events();
    for (int process = 0; process < parents.length; process++) {
      events.process(process + ".exe", "C:\\" + process + ".exe", process, parents[process], 0);
    }
    return events.store();
  }

  @Test
  void agreeWithAWalkWhoeverIsTheParent() {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      int[] parents = random.ints(1 + random.nextInt(60), -1, 64).toArray();
      ProgramChains chains = new ProgramChains(store(parents).processes());
      for (int process = 0; process < parents.length; process++) {
        assertThat(chains.of(process))
            .extracting(Program::name)
            .isEqualTo(walked(parents, process));
        assertThat(chains.of(process).get(0)).isSameAs(chains.program(process));
      }
    }
  }

  /** Each of them has all before it as parents: with whole chains it would not end. */
  @Test
  void ofAVeryDeepTreeTheNearest() {
    int[] parents = new int[200_000];
    for (int process = 0; process < parents.length; process++) {
      parents[process] = process - 1;
    }
    ProgramChains chains = new ProgramChains(store(parents).processes());
    for (int process = 0; process < parents.length; process++) {
      int expected = Math.min(process + 1, ProgramChains.DEEPEST);
      assertThat(chains.of(process)).hasSize(expected);
    }
    assertThat(chains.of(150_000))
        .extracting(Program::name)
        .startsWith("150000.exe", "149999.exe")
        .endsWith("149937.exe");
  }
}
