package dev.stallscope.trace.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.ReadMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build starts one compiler a hundred thousand times: its texts are kept once. */
class XmlProcessTextsTest {
  @TempDir Path folder;

  @Test
  void equalTextsOfProcessesAreOneString() throws IOException {
    String other = Xml.PROCESSES.replace(">7<", ">8<").replace(">812<", ">816<");
    byte[] xml =
        Xml.document(Xml.PROCESSES + other, Xml.event(1, "C:\\a", ""))
            .getBytes(StandardCharsets.UTF_8);
    try (XmlTraceReader reader = Xml.open(folder, xml, ReadMode.STRICT)) {
      reader.read((event, texts) -> true);
      List<ProcessInfo> processes = reader.processes();
      assertThat(processes).hasSize(2);
      ProcessInfo first = processes.get(0);
      ProcessInfo second = processes.get(1);
      assertThat(second.name()).isEqualTo("svchost.exe").isSameAs(first.name());
      assertThat(second.imagePath()).isSameAs(first.imagePath());
      assertThat(second.commandLine()).isSameAs(first.commandLine());
      assertThat(second.user()).isSameAs(first.user());
      assertThat(second.modules().get(0).path()).isSameAs(first.modules().get(0).path());
    }
  }
}
