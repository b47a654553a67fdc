package dev.stallscope.trace.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stallscope.model.Column;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadMode;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlTraceReaderTest {
  private static final String PROCESSES =
      """
      <process><ProcessIndex>7</ProcessIndex><ProcessId>812</ProcessId>\
      <ParentProcessId>4</ParentProcessId><ParentProcessIndex>0</ParentProcessIndex>\
      <AuthenticationId>00000000:000003e7</AuthenticationId>\
      <CreateTime>132400000000000000</CreateTime><FinishTime>0</FinishTime>\
      <IsVirtualized>0</IsVirtualized><Is64bit>1</Is64bit><Integrity>System</Integrity>\
      <Owner>NT AUTHORITY\\SYSTEM</Owner><ProcessName>svchost.exe</ProcessName>\
      <ImagePath>C:\\Windows\\system32\\svchost.exe</ImagePath><CommandLine>svchost -k &quot;a&quot;</CommandLine>\
      <modulelist><module><Timestamp>132400000000000001</Timestamp><BaseAddress>0x7ff600000000</BaseAddress>\
      <Size>4096</Size><Path>C:\\Windows\\system32\\svchost.exe</Path></module></modulelist></process>
      """;

  private static final String STACK =
      "<stack><frame><depth>0</depth><address>0x1</address></frame></stack>";

  @TempDir Path folder;

  private static String event(int second, String path, String more) {
    return "<event><ProcessIndex>7</ProcessIndex><Time_of_Day>1:02:"
        + second
        + ".1234567 PM</Time_of_Day><Process_Name>svchost.exe</Process_Name><PID>812</PID>"
        + "<Operation>CreateFile</Operation><Path>"
        + path
        + "</Path><Result>SHARING VIOLATION</Result><Detail>Desired Access: Generic Read,"
        + " Disposition: Open, Options: , Attributes: n/a, ShareMode: Read, Write, AllocationSize:"
        + " n/a</Detail><Duration>0.0000123</Duration><TID>99</TID>"
        + more
        + "</event>\r\n";
  }

  private static String document(String events) {
    return "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<procmon><processlist>"
        + PROCESSES
        + "</processlist><eventlist>"
        + events
        + "</eventlist></procmon>";
  }

  private XmlTraceReader open(String xml, ReadMode mode) throws IOException {
    return open(xml.getBytes(StandardCharsets.UTF_8), mode);
  }

  private XmlTraceReader open(byte[] xml, ReadMode mode) throws IOException {
    Path path = Files.write(folder.resolve("trace.xml"), xml);
    return XmlTraceReader.open(
        TraceFile.open("trace.xml", path, false), new ReadOptions(mode, ZoneOffset.UTC));
  }

  private static List<String> paths(XmlTraceReader reader) throws IOException {
    List<String> paths = new ArrayList<>();
    reader.read(
        (event, texts) -> {
          StringBuilder path = new StringBuilder();
          texts.append(Column.PATH, path);
          paths.add(path.toString());
          return true;
        });
    return paths;
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

  @Test
  void cutAnywhereItGivesTheWholeEventsOrSaysWhatIsWrong() throws IOException {
    String xml = document(event(3, "C:\\a", "") + event(4, "C:\\b", STACK) + event(5, "C:\\c", ""));
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < bytes.length; length++) {
      int whole =
          new String(bytes, 0, length, StandardCharsets.UTF_8).split("</event>", -1).length - 1;
      byte[] cut = Arrays.copyOf(bytes, length);
      if (whole == 0) {
        assertThatThrownBy(() -> open(cut, ReadMode.SALVAGE))
            .isInstanceOf(MalformedTraceException.class);
        continue;
      }
      try (XmlTraceReader reader = open(cut, ReadMode.SALVAGE)) {
        assertThat(paths(reader)).as("cut at %d", length).hasSize(whole);
        assertThat(reader.diagnostics().entries())
            .extracting(ReadDiagnostics.Entry::code)
            .contains("xml.truncated");
      }
    }
  }

  @Test
  void entitiesAndOtherXmlAreRefused() {
    String bomb =
        "<!DOCTYPE procmon [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
            + "<procmon><eventlist>"
            + event(3, "&b;", "")
            + "</eventlist></procmon>";
    for (String xml : List.of(bomb, "<html><body/></html>", "<procmon/>", "<procmon><x")) {
      assertThatThrownBy(() -> open(xml, ReadMode.SALVAGE))
          .as(xml)
          .isInstanceOf(MalformedTraceException.class)
          .hasMessageContaining("trace.xml");
    }
  }
}
