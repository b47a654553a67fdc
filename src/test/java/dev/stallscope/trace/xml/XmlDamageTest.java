package dev.stallscope.trace.xml;

import static dev.stallscope.trace.xml.Xml.PROCESSES;
import static dev.stallscope.trace.xml.Xml.document;
import static dev.stallscope.trace.xml.Xml.event;
import static dev.stallscope.trace.xml.Xml.paths;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML that is damaged, incomplete or an attack: refused with a reason, or read as far as it is. */
@Timeout(60)
class XmlDamageTest {
  @TempDir Path folder;

  private XmlTraceReader open(String xml) throws IOException {
    return Xml.open(folder, xml.getBytes(StandardCharsets.UTF_8), ReadMode.SALVAGE);
  }

  private void assertRefused(String xml, String reason) {
    assertThatThrownBy(() -> open(xml))
        .isInstanceOf(MalformedTraceException.class)
        .hasMessageStartingWith("trace.xml: ")
        .hasMessageContaining(reason);
  }

  /** The whole events before the damage, and no word that all is well. */
  private void assertCutOff(String xml, String... paths) throws IOException {
    try (XmlTraceReader reader = open(xml)) {
      assertThat(paths(reader)).containsExactly(paths);
      assertThat(codes(reader)).contains("xml.truncated");
    }
    assertThatThrownBy(
            () -> {
              byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
              try (XmlTraceReader strict = Xml.open(folder, bytes, ReadMode.STRICT)) {
                paths(strict);
              }
            })
        .isInstanceOf(MalformedTraceException.class)
        .hasMessageContaining("line ");
  }

  private static List<String> codes(XmlTraceReader reader) {
    return reader.diagnostics().entries().stream().map(ReadDiagnostics.Entry::code).toList();
  }

  private static String named(int index, int pid, String name, String path) {
    return event(3, path, "")
        .replace("<ProcessIndex>7</ProcessIndex>", "<ProcessIndex>" + index + "</ProcessIndex>")
        .replace("<PID>812</PID>", "<PID>" + pid + "</PID>")
        .replace("<Process_Name>svchost.exe", "<Process_Name>" + name);
  }

  /** Name and PID of the process of each event. */
  private static List<String> processes(XmlTraceReader reader) throws IOException {
    List<Integer> places = new java.util.ArrayList<>();
    reader.read((event, texts) -> places.add(event.process));
    return places.stream()
        .map(reader.processes()::get)
        .map(process -> process.name() + " " + process.pid())
        .toList();
  }

  @Test
  void documentTypesAreRefusedWhateverTheyHold() {
    String bomb =
        "<!DOCTYPE procmon [<!ENTITY a \"aaaaaaaaaa\">"
            + IntStream.range('b', 'm')
                .mapToObj(
                    c ->
                        "<!ENTITY %c \"%s\">".formatted(c, ("&" + (char) (c - 1) + ";").repeat(10)))
                .collect(Collectors.joining())
            + "]><procmon><eventlist>"
            + event(3, "&l;", "")
            + "</eventlist></procmon>";
    String external =
        "<!DOCTYPE procmon [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><procmon><eventlist>"
            + event(3, "&x;", "")
            + "</eventlist></procmon>";
    String elsewhere = "<!DOCTYPE procmon SYSTEM \"http://localhost:1/x.dtd\"><procmon/>";
    for (String xml : List.of(bomb, external, elsewhere)) {
      assertRefused(xml, "document type");
    }
  }

  @Test
  void otherXmlAndXmlWithoutEventsAreRefused() {
    assertRefused("<html><body/></html>", "not Process Monitor's");
    assertRefused("<procmon/>", "holds no events");
    assertRefused(document(""), "holds no events");
    assertRefused("<procmon><x", "line 1");
    assertRefused(
        document("<event><ProcessIndex>7</ProcessIndex><PID>812</PID></event>"), "Operation");
  }

  @Test
  void cutAtAnyByteItKeepsTheWholeEvents() throws IOException {
    byte[] whole =
        document(event(3, "C:\\a", "") + event(4, "C:\\ä&amp;", Xml.STACK) + event(5, "C:\\c", ""))
            .getBytes(StandardCharsets.UTF_8);
    List<String> all = List.of("C:\\a", "C:\\ä&", "C:\\c");
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      int events = new String(cut, StandardCharsets.UTF_8).split("</event>", -1).length - 1;
      if (events == 0) {
        assertThatThrownBy(() -> Xml.open(folder, cut, ReadMode.SALVAGE))
            .isInstanceOf(MalformedTraceException.class);
        continue;
      }
      try (XmlTraceReader reader = Xml.open(folder, cut, ReadMode.SALVAGE)) {
        assertThat(paths(reader)).as("%d bytes", length).isEqualTo(all.subList(0, events));
        assertThat(codes(reader)).contains("xml.truncated");
      }
    }
  }

  @Test
  void aTagThatIsNotClosedEndsTheReadingBeforeItsEvent() throws IOException {
    String good = event(3, "C:\\a", "");
    for (String tag : List.of("</Path>", "</TID>", "</event>")) {
      assertCutOff(document(good + event(4, "C:\\b", "").replace(tag, "") + good), "C:\\a");
    }
  }

  @Test
  void anEntityThatNothingDeclaresEndsTheReading() throws IOException {
    assertCutOff(document(event(3, "C:\\a", "") + event(4, "&x;", "")), "C:\\a");
  }

  @Tag("slow")
  @Test
  void nestingWithoutEndEndsTheReading() throws IOException {
    String deep = "<a>".repeat(1_000_000);
    assertCutOff(document(event(3, "C:\\a", "") + event(4, deep, "")), "C:\\a");
    assertCutOff(document(event(3, "C:\\a", "") + event(4, "C:\\b", deep)), "C:\\a");
  }

  @Tag("slow")
  @Test
  void namesWithoutEndEndTheReading() throws IOException {
    String names =
        IntStream.range(0, 100_000).mapToObj(i -> "<n" + i + "/>").collect(Collectors.joining());
    assertCutOff(document(event(3, "C:\\a", "") + event(4, "C:\\b", names)), "C:\\a");
    String attributes =
        IntStream.range(0, 5_000).mapToObj(i -> " n" + i + "=''").collect(Collectors.joining());
    assertCutOff(
        document(event(3, "C:\\a", "") + event(4, "C:\\b", "<n" + attributes + "/>")), "C:\\a");
  }

  @Tag("slow")
  @Test
  void oneTokenDoesNotFillTheMemory() throws IOException {
    String huge = "x".repeat(40 << 20);
    assertCutOff(document(event(3, "C:\\a", "") + event(4, "C:\\b", "<" + huge + "/>")), "C:\\a");
    assertCutOff(
        document(event(3, "C:\\a", "") + event(4, "C:\\b", "<!--" + huge + "-->")), "C:\\a");
    assertCutOff(
        document(event(3, "C:\\a", "") + event(4, "C:\\b", "<x y='" + huge + "'/>")), "C:\\a");
  }

  @Tag("slow")
  @Test
  void aHugeTextCostsOnlyItsEvent() throws IOException {
    String huge = "x".repeat(40 << 20);
    String xml = document(event(3, "C:\\a", "") + event(4, huge, "") + event(5, "C:\\c", ""));
    try (XmlTraceReader reader = open(xml)) {
      assertThat(paths(reader)).containsExactly("C:\\a", "C:\\c");
      assertThat(codes(reader)).contains("xml.unreadable-event").doesNotContain("xml.truncated");
    }
  }

  @Test
  void bytesThatAreNoUtf8AreShownAsSuch() throws IOException {
    ByteArrayOutputStream xml = new ByteArrayOutputStream();
    for (byte b : document(event(3, "C:\\a#b", "")).getBytes(StandardCharsets.UTF_8)) {
      xml.write(b == '#' ? 0xE4 : b);
    }
    try (XmlTraceReader reader = Xml.open(folder, xml.toByteArray(), ReadMode.SALVAGE)) {
      assertThat(paths(reader)).containsExactly("C:\\a\uFFFDb");
      assertThat(codes(reader)).contains("xml.undecodable");
    }
  }

  /** Wherever the pieces end in which the file is read, and also where one is full. */
  @Test
  void whatIsReadOfDamagedBytesDoesNotHangOnThePieces() throws IOException {
    byte[] xml =
        "<a>x&#x26;y\uD83D\uDE00&#0;&amp;z\u0000&</a>".repeat(3).getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < xml.length; at++) {
      byte[] damaged = xml.clone();
      damaged[at] = (byte) 0xFF;
      String whole = XmlInPieces.clean(damaged, 1 << 16);
      assertThat(whole).contains("\uFFFD");
      for (int piece = 12; piece < 40; piece++) {
        assertThat(XmlInPieces.clean(damaged, piece)).as("%d, %d", at, piece).isEqualTo(whole);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
  void otherEncodingsAreReadAsTheySayTheyAre(String encoding) throws IOException {
    String xml = document(event(3, "C:\\\u00E4", "")).replace("UTF-8", encoding);
    if (encoding.equals("ISO-8859-1")) {
      xml = xml.substring(1);
    }
    byte[] bytes = xml.getBytes(Charset.forName(encoding));
    try (XmlTraceReader reader = Xml.open(folder, bytes, ReadMode.STRICT)) {
      assertThat(paths(reader)).containsExactly("C:\\\u00E4");
      assertThat(codes(reader)).doesNotContain("xml.undecodable", "xml.forbidden-characters");
    }
  }

  @Test
  void cutInTheMiddleOfAManyByteCharacterIsCutOffAndNotUndecodable() throws IOException {
    byte[] xml =
        document(event(3, "C:\\a", "") + event(4, "\u20AC", "")).getBytes(StandardCharsets.UTF_8);
    int euro = 0;
    while (xml[euro] != (byte) 0xE2) {
      euro++;
    }
    try (XmlTraceReader reader = Xml.open(folder, Arrays.copyOf(xml, euro + 1), ReadMode.SALVAGE)) {
      assertThat(paths(reader)).containsExactly("C:\\a");
      assertThat(codes(reader)).contains("xml.truncated").doesNotContain("xml.undecodable");
    }
  }

  @Test
  void withoutAProcessListTheEventsNameTheProcesses() throws IOException {
    String events = named(1, 812, "a.exe", "x") + named(2, 900, "b.exe", "y");
    for (String xml :
        List.of(
            document("", events),
            document("", events.replaceAll("<ProcessIndex>\\d</ProcessIndex>", "")))) {
      try (XmlTraceReader reader = open(xml)) {
        assertThat(processes(reader)).containsExactly("a.exe 812", "b.exe 900");
      }
    }
  }

  @Test
  void processesMissingInTheListAreNamedByTheEvents() throws IOException {
    String xml =
        document(
            event(3, "C:\\a", "")
                + named(8, 900, "b.exe", "y")
                + named(9, 812, "again.exe", "z")
                + event(4, "C:\\c", ""));
    try (XmlTraceReader reader = open(xml)) {
      assertThat(processes(reader))
          .containsExactly("svchost.exe 812", "b.exe 900", "again.exe 812", "svchost.exe 812");
      assertThat(reader.processes()).extracting(ProcessInfo::index).containsExactly(0, 1, 2);
      assertThat(processes(reader)).as("read again").hasSize(4);
      assertThat(reader.processes()).hasSize(3);
    }
  }

  @Test
  void ofProcessesWithOneIndexThePidDecides() throws IOException {
    String twin =
        PROCESSES
            .replace("<ProcessId>812", "<ProcessId>900")
            .replace("<ProcessName>svchost.exe", "<ProcessName>twin.exe");
    String xml = document(PROCESSES + twin, event(3, "x", "") + named(7, 900, "twin.exe", "y"));
    try (XmlTraceReader reader = open(xml)) {
      assertThat(processes(reader)).containsExactly("svchost.exe 812", "twin.exe 900");
    }
  }

  @Test
  void timesOfTheListAreLeftOutWhenTheyAreOnAnotherClock() throws IOException {
    try (XmlTraceReader reader = open(document(event(3, "C:\\a", "")))) {
      paths(reader);
      assertThat(reader.info().dated()).isFalse();
      assertThat(reader.processes().get(0).startTicks()).isZero();
    }
  }

  @Test
  void whatWasNoticedStaysWhenSingleEventsAreReadAgain() throws IOException {
    String xml = document(event(3, "C:\\a", "") + event(4, "C:\\b", "") + "<event><PID>");
    try (XmlTraceReader reader = open(xml)) {
      paths(reader);
      reader.readEvents(new long[] {0}, (event, texts) -> true);
      assertThat(codes(reader)).contains("xml.truncated");
    }
  }
}
