package dev.stallscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stallscope.RealCaptures;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real captures against themselves and each other. */
class CompareRealCaptureTest {
  static Stream<String> names() {
    return RealCaptures.NAMES.stream();
  }

  /** The PML against its own export, which has the same events. */
  @ParameterizedTest
  @MethodSource("names")
  void aCaptureDoesNotDifferFromItself(String name) throws IOException {
    String pml = RealCaptures.require(name + ".PML").toString();
    assertThat(outcome(pml, pml)).isEqualTo("no-difference");
    assertThat(outcome(pml, RealCaptures.require(name + ".CSV").toString()))
        .isEqualTo("no-difference");
  }

  @Test
  void capturesOfDifferentWorkAreNotCompared() throws IOException {
    assertThat(
            outcome(
                RealCaptures.require("LogFileUTC64Filesystem.PML").toString(),
                RealCaptures.require("LogfileTests32bitUTC.PML").toString()))
        .isEqualTo("inconclusive");
  }

  private static String outcome(String before, String after) throws IOException {
    Run run = Run.of("compare", "--before", before, "--after", after, "--json");
    assertThat(run.status()).as(run.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(run.out());
    return json.get("verdict").get("outcome").textValue();
  }
}
