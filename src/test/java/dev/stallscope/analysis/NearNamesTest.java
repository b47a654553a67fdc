package dev.stallscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which process is offered first to somebody who named one that is not there. */
class NearNamesTest {
  private static String nearest(String wanted, String... names) {
    return NearNames.of(wanted, List.of(names)).get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "setup, zzz.exe, vs_setup.exe",
    "my-setup-1.2.exe, zzz.exe, Setup.exe",
    "C:\\tools\\node.exe, tools.exe, nodejs.exe",
    "tools/node, tools.exe, node.exe",
    "nose, zzz.exe, node.exe",
    "noode, zzz.exe, node.exe",
    "nde, zzz.exe, node.exe",
    "compiler, zzz.exe, compilre.exe",
    "NODE.EXE, zzz.exe, node.exe"
  })
  void theLikestComesFirst(String wanted, String other, String near) {
    assertThat(nearest(wanted, other, near)).isEqualTo(near);
  }

  @ParameterizedTest
  @CsvSource({
    "npm, busiest.exe, nqq.exe",
    "setups, busiest.exe, sexxxs.exe",
    "'', busiest.exe, node.exe",
    "node, busiest.exe, .exe"
  })
  void whatIsNotLikeItKeepsTheOrderGiven(String wanted, String busiest, String other) {
    assertThat(nearest(wanted, busiest, other)).isEqualTo(busiest);
  }

  @Test
  void fewerLettersOffGoBeforeMore() {
    assertThat(NearNames.of("compiler", List.of("zz", "compixxr", "compixer", "compiler2")))
        .containsExactly("compiler2", "compixer", "compixxr", "zz");
  }

  @Test
  void veryLongNamesAreNotCompared() {
    String longest = "x".repeat(64);
    assertThat(nearest(longest, "busiest", longest + ".exe")).isEqualTo(longest + ".exe");
    assertThat(nearest(longest + "x", "busiest", longest)).isEqualTo("busiest");
    assertThat(nearest("x", "busiest", longest + "x")).isEqualTo("busiest");
  }

  @Test
  void noMoreThanEightAreNamed() {
    List<String> names = IntStream.range(0, 20).mapToObj(i -> "p" + i).toList();
    assertThat(NearNames.of("unlike", names)).isEqualTo(names.subList(0, 8));
  }
}
