package dev.stallscope.trace.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.RealCaptures;
import dev.stallscope.model.Column;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ProcMon exported, read and written again, is the same file. */
class CsvWriterRealCaptureTest {
  static Stream<String> captures() {
    return RealCaptures.NAMES.stream();
  }

  @ParameterizedTest
  @MethodSource("captures")
  void writesWhatProcmonWrote(String name) throws IOException {
    Path file = RealCaptures.require(name + ".CSV");
    byte[] original = Files.readAllBytes(file);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (CsvTraceReader reader =
            CsvTraceReader.open(
                TraceFile.open(file.toString(), file, false), ReadOptions.DEFAULTS);
        CsvTraceWriter writer = new CsvTraceWriter(written, columns(original))) {
      reader.read(writer);
    }

    assertThat(written.toByteArray()).isEqualTo(original);
  }

  private static List<Column> columns(byte[] csv) {
    int end = 0;
    while (csv[end] != '\r') {
      end++;
    }
    String heads = new String(csv, 3, end - 3, StandardCharsets.UTF_8);
    return Stream.of(heads.split(",")).map(head -> Column.named(head.replace("\"", ""))).toList();
  }
}
