package dev.stallscope.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stallscope.trace.csv.CsvInPieces;
import dev.stallscope.trace.csv.CsvTraceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a CSV holds, reading it ends in events or in the documented refusal. */
class CsvFuzzTest {
  static Stream<byte[]> seeds() throws IOException {
    String default7 =
        """
        "Time of Day","Process Name","PID","Operation","Path","Result","Detail"
        "下午 11:59:59.9999999","go.exe","7","ReadFile","C:\\a","SUCCESS","Offset: 1.234, Length: 5"
        "上午 12:00:00.0000001","go.exe","7","CloseFile","C:\\a","SUCCESS",""
        """;
    return Stream.of(
        Seeds.utf8("\uFEFF" + Seeds.csv(",", "\"", "\r\n")),
        Seeds.utf8(Seeds.csv(";", "\"", "\n")),
        Seeds.csv("\t", "", "\r\n").getBytes(StandardCharsets.UTF_16LE),
        Seeds.utf8(default7));
  }

  @MethodSource("seeds")
  @FuzzTest
  void endsInEventsOrARefusal(byte[] trace) throws IOException {
    if (trace != null) {
      assertThat(Ordeal.read(trace, CsvInPieces::open))
          .isEqualTo(Ordeal.read(trace, CsvTraceReader::open));
    }
  }
}
