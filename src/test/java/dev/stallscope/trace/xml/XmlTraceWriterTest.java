package dev.stallscope.trace.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stallscope.model.Column;
import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.EventTexts;
import dev.stallscope.trace.ReadMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlTraceWriterTest {
  @TempDir Path folder;

  private static ProcessInfo process(int parentIndex, String commandLine) {
    LoadedModule driver =
        new LoadedModule("C:\\a&b.sys", 0xFFFF_C537_6F00_0000L, 4096, "1.0", "A & B", "", 17);
    return new ProcessInfo(
        0,
        812,
        4,
        parentIndex,
        "a.exe",
        "C:\\a.exe",
        commandLine,
        "PC\\me",
        "A & B",
        "1.0",
        "<a>",
        -1,
        0x3E7,
        "High",
        "n/a",
        32,
        0,
        0,
        List.of(driver));
  }

  private static byte[] written(ProcessInfo process, List<Column> columns, EventTexts texts)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XmlTraceWriter writer = new XmlTraceWriter(out, columns, List.of(process))) {
      assertThat(writer.event(new EventRecord(), texts)).isTrue();
    }
    return out.toByteArray();
  }

  @Test
  void writesTheFormOfProcmon() throws IOException {
    String xml =
        new String(
            written(
                process(-1, ""),
                List.of(Column.DATE_AND_TIME, Column.PATH),
                (column, out) -> out.append(column == Column.PATH ? "C:\\\"a\" & <b>\u0001" : "t")),
            StandardCharsets.UTF_8);
    assertThat(xml)
        .startsWith(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <procmon><processlist><process>
            <ProcessIndex>1</ProcessIndex>
            <ProcessId>812</ProcessId>
            <ParentProcessId>4</ParentProcessId>
            <ParentProcessIndex>0</ParentProcessIndex>
            <AuthenticationId>00000000:000003e7</AuthenticationId>
            """
                .replace("\n", "\r\n"))
        .endsWith(
            """
            </process>
            </processlist><eventlist>
            <event>
            <ProcessIndex>1</ProcessIndex>
            <Date___Time>t</Date___Time>
            <Path>C:\\&quot;a&quot; &amp; &lt;b&gt;\u0001</Path>
            </event>
            </eventlist></procmon>
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void theReaderGivesBackTheProcess() throws IOException {
    ProcessInfo process = process(-1, "a.exe \"<&>\" \uD83D\uDE00");
    byte[] xml =
        written(
            process,
            Column.DEFAULTS,
            (column, out) ->
                out.append(
                    switch (column) {
                      case TIME_OF_DAY -> "1:02:03.1234567 PM";
                      case PID -> "812";
                      default -> "";
                    }));
    try (XmlTraceReader reader = Xml.open(folder, xml, ReadMode.STRICT)) {
      assertThat(Xml.paths(reader)).hasSize(1);
      assertThat(reader.processes()).containsExactly(process);
    }
  }

  @Test
  void halfACharacterIsReplaced() throws IOException {
    byte[] xml =
        written(process(-1, ""), List.of(Column.PATH), (column, out) -> out.append("a\uD83Db"));
    assertThat(new String(xml, StandardCharsets.UTF_8)).contains("<Path>a\uFFFDb</Path>");
  }

  @Test
  void aFullDiskEndsTheReadingAndIsTold() throws IOException {
    OutputStream full =
        new OutputStream() {
          private int room = 4096;

          @Override
          public void write(int b) throws IOException {
            if (room-- == 0) {
              throw new IOException("No space left on device");
            }
          }
        };
    XmlTraceWriter writer = new XmlTraceWriter(full, List.of(Column.PATH), List.of());
    EventTexts texts = (column, out) -> out.append("x".repeat(100_000));
    assertThat(writer.event(new EventRecord(), texts)).isFalse();
    assertThatThrownBy(writer::close).hasMessage("No space left on device");
  }
}
