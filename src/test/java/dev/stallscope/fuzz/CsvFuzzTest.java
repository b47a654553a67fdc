package dev.stallscope.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stallscope.trace.csv.CsvInPieces;
import dev.stallscope.trace.csv.CsvTraceReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a CSV holds, reading it ends in events or in the documented refusal. */
class CsvFuzzTest {
  /** Half a day after the morning's last moment, with the words of a Chinese Windows. */
  private static final String MIDNIGHT =
      """
      "Time of Day","Process Name","PID","Operation","Path","Result","Detail"
      "下午 11:59:59.9999999","go.exe","7","ReadFile","C:\\a","SUCCESS","Offset: 1.234, Length: 5"
      "上午 12:00:00.0000001","go.exe","7","CloseFile","C:\\a","SUCCESS",""
      """;

  /** Dates that can be read either way, and no time but theirs. */
  private static final String DATES =
      """
      sep=;
      Date & Time;Relative Time;PID;Operation;Duration
      01.02.2024 23:59:59;00:00:01.5000000;7;ReadFile;0,0000001
      01.02.2024 23:59:59;00:00:01.5000001;7;CloseFile;12
      02.02.2024 0:00:00;00:00:02.0000000;8;ReadFile;
      """;

  /**
   * As PowerShell saves it again: times of two columns, an unknown word for the half of the day.
   */
  private static final String WORDS =
      """
      #TYPE Selected.System.Management.Automation.PSCustomObject
      "Time of Day","Completion Time","Date & Time","TID","PID","Operation","Result"
      "11:59:59.9 brek","12:00:00.0000002 lurz","3/4/2026 11:59:59 brek","1","7","ReadFile",""
      "12:00:01.0 lurz","12:00:01.0 lurz","3/4/2026","1","7","ReadFile","0xC0000022"
      """;

  static Stream<byte[]> seeds() throws IOException {
    return Stream.of(
        Seeds.utf8("\uFEFF" + Seeds.csv(",", "\"", "\r\n")),
        Seeds.utf8(Seeds.csv(";", "\"", "\n")),
        Seeds.csv("\t", "", "\r\n").getBytes(StandardCharsets.UTF_16LE),
        Seeds.utf8(MIDNIGHT),
        MIDNIGHT.getBytes(Charset.forName("GBK")),
        ("\uFEFF" + MIDNIGHT.replace('\n', '\r')).getBytes(StandardCharsets.UTF_16BE),
        Seeds.utf8(DATES),
        (DATES + "ä;ö;ü").getBytes(StandardCharsets.ISO_8859_1),
        Seeds.utf8(WORDS));
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
