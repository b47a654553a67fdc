package dev.stallscope.trace.xml;

import static dev.stallscope.trace.xml.Xml.document;
import static dev.stallscope.trace.xml.Xml.event;
import static dev.stallscope.trace.xml.Xml.paths;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes of the list and of the rows brought together, and what one pass leaves behind. */
class XmlProcessesTest {
  private static final long CREATED = Ticks.ofUtc(LocalDateTime.of(2024, 2, 28, 10, 0, 0));

  @TempDir Path folder;

  private XmlTraceReader open(String xml, ReadMode mode) throws IOException {
    return Xml.open(folder, xml.getBytes(StandardCharsets.UTF_8), mode);
  }

  private List<ProcessInfo> processes(String list, String events) throws IOException {
    try (XmlTraceReader reader = open(document(list, events), ReadMode.STRICT)) {
      paths(reader);
      return reader.processes();
    }
  }

  private static String listed(int number, int pid, int parent, int parentPid, String more) {
    return "<process><ProcessIndex>"
        + number
        + "</ProcessIndex><ProcessId>"
        + pid
        + "</ProcessId><ParentProcessId>"
        + parentPid
        + "</ParentProcessId><ParentProcessIndex>"
        + parent
        + "</ParentProcessIndex>"
        + more
        + "</process>";
  }

  private static String row(String number, int pid, String more) {
    return "<event><ProcessIndex>"
        + number
        + "</ProcessIndex><PID>"
        + pid
        + "</PID><Path>"
        + number
        + "</Path>"
        + more
        + "</event>";
  }

  private static String dated(String number, int pid, String operation, String clock) {
    return row(
        number,
        pid,
        "<Time_of_Day>"
            + clock
            + ".0000000</Time_of_Day><Date___Time>28.02.2024 "
            + clock
            + "</Date___Time><Operation>"
            + operation
            + "</Operation>");
  }

  private static final String READ = "<Operation>ReadFile</Operation>";

  private List<String> named(String list, String events) throws IOException {
    try (XmlTraceReader reader = open(document(list, events), ReadMode.STRICT)) {
      List<Integer> places = new ArrayList<>();
      reader.read((event, texts) -> places.add(event.process));
      return places.stream().map(reader.processes()::get).map(ProcessInfo::name).toList();
    }
  }

  @Test
  void numbersOfManyDigitsTellProcessesApart() throws IOException {
    String list =
        listed(1, 8, 0, 4, "<ProcessName>one</ProcessName>")
            + listed(12, 8, 0, 4, "<ProcessName>twelve</ProcessName>")
            + listed(1234567890, 8, 0, 4, "<ProcessName>most</ProcessName>");
    assertThat(named(list, row("12", 8, READ) + row("1", 8, READ) + row("1234567890", 8, READ)))
        .containsExactly("twelve", "one", "most");
  }

  @Test
  void aNumberThatIsNoneLeavesThePid() throws IOException {
    String list =
        listed(1, 8, 0, 4, "<ProcessName>a</ProcessName>")
            + listed(2, 12, 0, 4, "<ProcessName>b</ProcessName>");
    for (String number : List.of("", "1x", "-1", "x", "12345678901", "1/", "1:")) {
      assertThat(named(list, row(number, 12, READ))).as(number).containsExactly("b");
    }
  }

  @Test
  void parentsAreFoundByNumberOrElseByPid() throws IOException {
    String list =
        listed(1, 8, 9, 4, "")
            + listed(2, 12, 1, 99, "")
            + "<process><ProcessIndex>3</ProcessIndex><ProcessId>16</ProcessId>"
            + "<ParentProcessId>12</ParentProcessId></process>"
            + listed(4, 20, 4, 20, "");
    assertThat(processes(list, row("1", 8, READ)))
        .extracting(ProcessInfo::parentIndex)
        .containsExactly(-1, 0, 1, -1);
  }

  @Test
  void aNumberOfAnotherPidIsFoundAsParentAllTheSame() throws IOException {
    assertThat(processes(listed(1, 8, 0, 0, "") + listed(2, 12, 1, 8, ""), row("2", 12, READ)))
        .extracting(ProcessInfo::parentIndex)
        .containsExactly(-1, 0);
  }

  @Test
  void rowsTellTheParentWhereTheListDoesNot() throws IOException {
    String rows =
        row("1", 8, READ)
            + row("2", 12, "<Operation>ReadFile</Operation><Parent_PID>8</Parent_PID>")
            + row("3", 16, "<Operation>ReadFile</Operation><Parent_PID>8</Parent_PID>");
    String list =
        "<process><ProcessIndex>1</ProcessIndex><ProcessId>8</ProcessId></process>"
            + "<process><ProcessIndex>2</ProcessIndex><ProcessId>12</ProcessId></process>";
    List<ProcessInfo> processes = processes(list, rows);
    assertThat(processes).extracting(ProcessInfo::parentIndex).containsExactly(-1, 0, 0);
    assertThat(processes).extracting(ProcessInfo::parentPid).containsExactly(-1, 8, 8);
  }

  @Test
  void theListTellsMoreAndRowsFillItsGaps() throws IOException {
    String list =
        listed(
            1,
            8,
            0,
            4,
            "<ProcessName>a</ProcessName><Is64bit>0</Is64bit><IsVirtualized>1</IsVirtualized>"
                + "<AuthenticationId>nothing</AuthenticationId>");
    String row =
        row(
            "1",
            8,
            READ
                + "<Process_Name>other</Process_Name><Session>3</Session><User>me</User>"
                + "<Authentication_ID>00000000:00000007</Authentication_ID>");
    ProcessInfo process = processes(list, row).get(0);
    assertThat(process.name()).isEqualTo("a");
    assertThat(process.user()).isEqualTo("me");
    assertThat(process.session()).isEqualTo(3);
    assertThat(process.authenticationId()).isEqualTo(7);
    assertThat(process.bits()).isEqualTo(32);
    assertThat(process.virtualized()).isEqualTo("True");
  }

  @Test
  void timesOfTheListGoByTheClockOfTheRows() throws IOException {
    String times =
        "<CreateTime>"
            + (CREATED + 7)
            + "</CreateTime><FinishTime>"
            + (CREATED + 9)
            + "</FinishTime>";
    String list =
        listed(1, 8, 0, 4, "<CreateTime>" + (CREATED - 70_000_000) + "</CreateTime>")
            + listed(2, 12, 1, 8, times)
            + listed(3, 16, 1, 8, "<CreateTime>0</CreateTime>");
    String rows =
        dated("1", 8, "Process Start", "15:45:00") + dated("3", 16, "ReadFile", "15:45:00");
    List<ProcessInfo> processes = processes(list, rows);
    long shift = 23 * 15 * 60 * Ticks.PER_SECOND;
    assertThat(processes.get(0).startTicks()).isEqualTo(CREATED - 70_000_000 + shift);
    assertThat(processes.get(0).endTicks()).isZero();
    assertThat(processes.get(1).startTicks()).isEqualTo(CREATED + 7 + shift);
    assertThat(processes.get(1).endTicks()).isEqualTo(CREATED + 9 + shift);
    assertThat(processes.get(2).startTicks()).isZero();
  }

  @Test
  void modulesAndUnknownElementsArePassedOver() throws IOException {
    String list =
        listed(
            1,
            8,
            0,
            4,
            "<New><ProcessName>no</ProcessName></New><ProcessName>a</ProcessName><modulelist>"
                + "<module><Path>C:\\m</Path><Size>0x10</Size><BaseAddress>x</BaseAddress></module>"
                + "<module><Path>C:\\n</Path></module></modulelist>");
    ProcessInfo process =
        processes(list, row("1", 8, READ + "<New><Path>no</Path></New><Result>x</Result>")).get(0);
    assertThat(process.name()).isEqualTo("a");
    assertThat(process.modules())
        .extracting(module -> module.path())
        .containsExactly("C:\\m", "C:\\n");
    assertThat(process.modules().get(0).size()).isEqualTo(16);
    assertThat(process.modules().get(0).baseAddress()).isZero();
  }

  @Test
  void aColumnOfOneEventIsNotOfTheNext() throws IOException {
    String events = event(3, "C:\\a", "") + event(4, "", "").replace("<Path></Path>", "");
    try (XmlTraceReader reader = open(document(events), ReadMode.STRICT)) {
      assertThat(paths(reader)).containsExactly("C:\\a", "");
    }
  }

  @Test
  void chosenEventsAreReadAgain() throws IOException {
    String events = event(3, "C:\\a", "") + event(4, "C:\\b", "") + event(5, "C:\\c", "");
    try (XmlTraceReader reader = open(document(events), ReadMode.STRICT)) {
      List<Long> starts = new ArrayList<>();
      reader.readEvents(
          new long[] {0, 2},
          (event, texts) -> starts.add(event.number * 10 + event.startTicks / 10_000_000 % 10));
      assertThat(starts).containsExactly(3L, 25L);
      reader.readEvents(new long[0], (event, texts) -> starts.add(0L));
      assertThat(starts).hasSize(2);
    }
  }

  @Test
  void theSinkMayStopAndThePlaceInTheFileIsTold() throws IOException {
    String events = event(3, "C:\\a", "") + event(4, "C:\\b", "");
    try (XmlTraceReader reader = open(document(events), ReadMode.STRICT)) {
      assertThat(reader.position()).isZero();
      assertThat(reader.size()).isEqualTo(document(events).getBytes(StandardCharsets.UTF_8).length);
      List<Long> numbers = new ArrayList<>();
      reader.read((event, texts) -> numbers.add(event.number) && reader.position() == 0);
      assertThat(numbers).as("all of a small file is taken at once").containsExactly(0L);
      assertThat(reader.position()).isEqualTo(reader.size());
      reader.read((event, texts) -> numbers.add(event.number));
      assertThat(numbers).containsExactly(0L, 0L, 1L);
    }
  }

  @Test
  void anEventThatCannotBeReadCostsItselfOrStrictlyAll() throws IOException {
    String bad = row("7", 812, READ + "<Time_of_Day>soon</Time_of_Day>");
    String xml = document(event(3, "C:\\a", "") + bad + event(4, "C:\\b", ""));
    try (XmlTraceReader reader = open(xml, ReadMode.SALVAGE)) {
      assertThat(paths(reader)).containsExactly("C:\\a", "C:\\b");
      assertThat(reader.diagnostics().entries())
          .extracting(ReadDiagnostics.Entry::code)
          .contains("xml.unreadable-event");
    }
    try (XmlTraceReader strict = open(xml, ReadMode.STRICT)) {
      assertThatThrownBy(() -> paths(strict))
          .isInstanceOf(MalformedTraceException.class)
          .hasMessage("trace.xml: event 1: Time of Day: 'soon'");
    }
  }
}
