package dev.stallscope.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stallscope.model.Column;
import dev.stallscope.redact.RedactedReader;
import dev.stallscope.redact.Redactor;
import dev.stallscope.trace.TraceReader;
import dev.stallscope.trace.csv.CsvTraceWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a trace holds, {@code --redact} hides whose it is and leaves what happened. */
class RedactFuzzTest {
  private static final List<Column> ALL = List.of(Column.values());

  /** FILETIME of the year 10000. */
  private static final long YEAR_10000 = 2_650_467_744_000_000_000L;

  private static final String ROWS =
      """
      "Time of Day","Process Name","PID","Operation","Path","Result","Detail","User","Command Line","Image Path"
      "1:00:00.0000000 PM","go.exe","7","Process Start","","SUCCESS","Parent PID: 1, Command line: go build, Current directory: C:\\Users\\jsmithson\\acme\\, Environment: ;\tTOKEN=hunter2;\tUSERNAME=jsmithson;\tCOMPUTERNAME=WKS-4711","CORPNET\\jsmithson","go build C:\\Users\\jsmithson\\Acme Rollout\\x.go","C:\\Go\\go.exe"
      "1:00:01.0000000 PM","go.exe","7","CreateFile","C:\\Users\\janedoe\\Acme Rollout\\a.go","SUCCESS","Desired Access: Read","CORPNET\\jsmithson","see file:///C:/Users/JSMITH~1/x","C:\\Go\\go.exe"
      "1:00:02.0000000 PM","go.exe","7","CreateFile","\\\\fs01\\payroll\\list.zip","SUCCESS","Impersonating: CORPNET\\janedoe","CORPNET\\jsmithson","","C:\\Go\\go.exe"
      "1:00:03.0000000 PM","go.exe","7","RegOpenKey","HKU\\S-1-5-21-111-222-333-1001\\jsmithson","SUCCESS","","S-1-5-21-111-222-333-1001","",""
      "1:00:04.0000000 PM","go.exe","7","TCP Connect","WKS-4711.corpnet.example:5 -> 10.20.30.4:8080","SUCCESS","","CORPNET\\jsmithson","git clone https://me@git.corpnet.example/a",""
      "1:00:05.0000000 PM","go.exe","7","SetRenameInformationFile","C:\\Users\\jsmithson\\a","SUCCESS","ReplaceIfExists: True, FileName: C:\\Users\\janedoe\\b","","jane.doe@corpnet.example",""
      """;

  static Stream<byte[]> seeds() throws IOException {
    return Stream.of(
        Seeds.utf8(ROWS),
        Seeds.xml(ALL),
        Seeds.pml(64),
        Seeds.utf8(Seeds.csv(",", "\"", "\n").replace("BUILD-07\\dev", "BUILD-07\\devdevdev")));
  }

  @MethodSource("seeds")
  @FuzzTest
  void hidesWhoseItIsAndLeavesWhatHappened(byte[] trace) throws IOException {
    if (trace != null) {
      AnyTrace.read(trace, original -> check(trace, original));
    }
  }

  private static void check(byte[] trace, TraceReader original) throws IOException {
    Secrets secrets = new Secrets();
    List<String> events = new ArrayList<>();
    secrets.gather(original);
    original.read((event, texts) -> events.add(Secrets.happened(event)));
    TraceReader redacted = RedactedReader.of(original, new Redactor());
    List<String> again = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    redacted.read(
        (event, told) -> {
          texts.add(secrets.checked(event, told));
          return again.add(Secrets.happened(event));
        });
    assertThat(again).isEqualTo(events);
    secrets.checkTold(redacted);
    checkExport(redacted, events.size());
    AnyTrace.read(trace, anew -> assertThat(texts(anew)).isEqualTo(texts));
  }

  private static List<String> texts(TraceReader reader) throws IOException {
    List<String> texts = new ArrayList<>();
    RedactedReader.of(reader, new Redactor())
        .read((event, told) -> texts.add(Secrets.texts(event, told)));
    return texts;
  }

  /** What others are sent of it can be read again, but for rows whose year has five digits. */
  private static void checkExport(TraceReader redacted, int events) throws IOException {
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    List<Column> columns = List.copyOf(redacted.info().columns());
    int[] sayable = new int[1];
    try (CsvTraceWriter writer = new CsvTraceWriter(csv, columns)) {
      redacted.read(
          (event, texts) -> {
            sayable[0] += event.startTicks < YEAR_10000 ? 1 : 0;
            return writer.event(event, texts);
          });
    }
    int[] count = new int[1];
    AnyTrace.read(csv.toByteArray(), reader -> reader.read((event, texts) -> ++count[0] > 0));
    assertThat(count[0])
        .as(() -> csv.toString(StandardCharsets.UTF_8))
        .isBetween(sayable[0], events);
  }
}
