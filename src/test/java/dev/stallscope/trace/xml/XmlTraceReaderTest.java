package dev.stallscope.trace.xml;

import static dev.stallscope.trace.xml.Xml.STACK;
import static dev.stallscope.trace.xml.Xml.document;
import static dev.stallscope.trace.xml.Xml.event;
import static dev.stallscope.trace.xml.Xml.paths;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlTraceReaderTest {
  @TempDir Path folder;

  private XmlTraceReader open(String xml, ReadMode mode) throws IOException {
    return Xml.open(folder, xml.getBytes(StandardCharsets.UTF_8), mode);
  }

  @Test
  void readsEventsAndTheProcessList() throws IOException {
    String xml = document(event(3, "C:\\a &amp; b", STACK) + event(4, "C:\\c", ""));
    try (XmlTraceReader reader = open(xml, ReadMode.STRICT)) {
      List<Long> starts = new ArrayList<>();
      reader.read(
          (event, texts) -> {
            starts.add(event.startTicks);
            assertThat(event.operation).isEqualTo(Operation.CREATE_FILE);
            assertThat(event.status).isEqualTo(NtStatus.SHARING_VIOLATION);
            assertThat(event.durationTicks).isEqualTo(123);
            assertThat(event.threadId).isEqualTo(99);
            assertThat(event.access).isEqualTo(0x120089);
            assertThat(event.shareMode).isEqualTo(3);
            return true;
          });
      assertThat(starts.get(1) - starts.get(0)).isEqualTo(10_000_000);
      assertThat(reader.processes()).hasSize(1);
      ProcessInfo process = reader.processes().get(0);
      assertThat(process.commandLine()).isEqualTo("svchost -k \"a\"");
      assertThat(process.pid()).isEqualTo(812);
      assertThat(process.authenticationId()).isEqualTo(0x3E7);
      assertThat(process.modules()).hasSize(1);
      assertThat(process.modules().get(0).baseAddress()).isEqualTo(0x7FF600000000L);
      assertThat(paths(reader)).containsExactly("C:\\a & b", "C:\\c");
    }
  }

  @Test
  void charactersThatXmlForbidsDoNotStopTheReading() throws IOException {
    String xml = document(event(3, "C:\\a\u0001b&#x2;c&#0;d&#x1F600;\uD83D\uDE00", ""));
    try (XmlTraceReader reader = open(xml, ReadMode.STRICT)) {
      assertThat(paths(reader))
          .containsExactly("C:\\a\uFFFDb\uFFFDc\uFFFDd\uD83D\uDE00\uD83D\uDE00");
      assertThat(reader.diagnostics().entries())
          .extracting(ReadDiagnostics.Entry::code)
          .contains("xml.forbidden-characters");
    }
  }

  @Tag("slow")
  @Test
  void cutAnywhereItGivesTheWholeEventsOrSaysWhatIsWrong() throws IOException {
    String xml = document(event(3, "C:\\a", "") + event(4, "C:\\b", STACK) + event(5, "C:\\c", ""));
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < bytes.length; length++) {
      int whole =
          new String(bytes, 0, length, StandardCharsets.UTF_8).split("</event>", -1).length - 1;
      byte[] cut = Arrays.copyOf(bytes, length);
      if (whole == 0) {
        assertThatThrownBy(() -> Xml.open(folder, cut, ReadMode.SALVAGE))
            .isInstanceOf(MalformedTraceException.class);
        continue;
      }
      try (XmlTraceReader reader = Xml.open(folder, cut, ReadMode.SALVAGE)) {
        assertThat(paths(reader)).as("cut at %d", length).hasSize(whole);
        assertThat(reader.diagnostics().entries())
            .extracting(ReadDiagnostics.Entry::code)
            .contains("xml.truncated");
      }
    }
  }
}
