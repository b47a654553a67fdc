package dev.stallscope.trace.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.trace.TraceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files under csv-specs, by both ways of reading. */
class CsvSpecTest {
  @TempDir Path folder;

  static Stream<Spec> specs() throws IOException {
    try (InputStream in = CsvSpecTest.class.getResourceAsStream("/csv-specs/rfc4180.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(text.split("# Reason: ")).skip(1).map(Spec::of);
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void theScannerReadsAsSpecified(Spec spec) throws IOException {
    try (TraceFile file = Csv.file(folder, spec.input())) {
      assertThat(Csv.scanned(file, 0L)).isEqualTo(spec.records());
      assertThat(Csv.scanned(file, 4)).isEqualTo(spec.records());
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void theWayThroughOpencsvReadsAsSpecified(Spec spec) throws IOException {
    try (TraceFile file = Csv.file(folder, spec.input())) {
      assertThat(Csv.resaved(file, Csv.dialect(StandardCharsets.UTF_8, ',', 0)))
          .isEqualTo(spec.records());
    }
  }

  /** One piece of a spec file. */
  record Spec(String reason, String input, List<List<String>> records) {
    static Spec of(String text) {
      String[] lines = text.lines().toArray(String[]::new);
      String input = "";
      List<List<String>> records = new ArrayList<>();
      for (String line : lines) {
        if (line.startsWith("in:  ")) {
          input += visible(line.substring(5));
        } else if (line.startsWith("out: ")) {
          records.add(List.of(visible(line.substring(5)).split("\\|", -1)));
        }
      }
      return new Spec(lines[0], input, records);
    }

    private static String visible(String text) {
      return text.replace('␍', '\r').replace('␊', '\n').replace('␀', '\0').replace('⇥', '\t');
    }

    @Override
    public String toString() {
      return reason;
    }
  }
}
