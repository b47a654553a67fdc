package dev.stallscope.trace.xml;

import static dev.stallscope.trace.xml.Xml.event;
import static dev.stallscope.trace.xml.Xml.paths;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadMode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Characters of every width, wherever they lie, and those that XML does not allow. */
class XmlTextsTest {
  /** Edges of the widths of UTF-8. */
  private static final String WIDE = "\u007F\u0080\u07FF\u0800\uD7FF\uE000\uFFFD\uD83D\uDE00";

  @TempDir Path folder;

  private XmlTraceReader open(String xml, Charset charset) throws IOException {
    return Xml.open(folder, xml.getBytes(charset), ReadMode.STRICT);
  }

  private XmlTraceReader open(String xml) throws IOException {
    return open(xml, StandardCharsets.UTF_8);
  }

  /** Much longer than the pieces in which a file is read, each character at every offset. */
  private static List<String> manyPaths() {
    return IntStream.range(0, 700)
        .mapToObj(i -> "C:\\" + "x".repeat(i % 37) + WIDE + i + "y".repeat(i % 3))
        .toList();
  }

  private static String document(List<String> paths, String before) {
    StringBuilder events = new StringBuilder(before);
    paths.forEach(path -> events.append(event(3, path, "")));
    return Xml.document(events.toString());
  }

  @Test
  void charactersOfEveryWidthAreReadWhereverTheyLie() throws IOException {
    List<String> paths = manyPaths();
    for (String before : List.of("", "<!-- 1 -->", "<!-- 12345 -->")) {
      try (XmlTraceReader reader = open(document(paths, before))) {
        assertThat(paths(reader)).isEqualTo(paths);
        assertThat(reader.diagnostics().entries())
            .extracting(ReadDiagnostics.Entry::code)
            .doesNotContain("xml.forbidden-characters", "xml.undecodable");
      }
    }
  }

  @Test
  void referencesAreReadWhereverTheyLie() throws IOException {
    List<String> paths = manyPaths();
    List<String> written = new ArrayList<>();
    paths.forEach(path -> written.add(path.replace("\uD83D\uDE00", "&#x1F600;&#0;")));
    try (XmlTraceReader reader = open(document(written, ""))) {
      List<String> expected = new ArrayList<>();
      paths.forEach(path -> expected.add(path.replace("\uD83D\uDE00", "\uD83D\uDE00\uFFFD")));
      assertThat(paths(reader)).isEqualTo(expected);
      assertThat(reader.diagnostics().entries())
          .filteredOn(entry -> entry.code().equals("xml.forbidden-characters"))
          .extracting(ReadDiagnostics.Entry::count)
          .containsExactly((long) paths.size());
    }
  }

  @Test
  void aLongTextIsReadWhole() throws IOException {
    for (String path :
        List.of(WIDE.repeat(3_000), "x".repeat(100_000), "\uD83D\uDE00".repeat(9_000))) {
      try (XmlTraceReader reader = open(document(List.of("C:\\a", path, "C:\\b"), ""))) {
        assertThat(paths(reader)).containsExactly("C:\\a", path, "C:\\b");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a&#65;b, aAb",
    "a&#x9;b, a\tb",
    "a&#xD7FF;b, a\uD7FFb",
    "a&#xD800;b, a\uFFFDb",
    "a&#xE000;b, a\uE000b",
    "a&#xFFFD;b, a\uFFFDb",
    "a&#xFFFE;b, a\uFFFDb",
    "a&#xFFFF;b, a\uFFFDb",
    "a&#x10000;b, a\uD800\uDC00b",
    "a&#x10FFFF;b, a\uDBFF\uDFFFb",
    "a&#x110000;b, a\uFFFDb",
    "a&#x;b, a\uFFFDb",
    "a&#x2G;b, a\uFFFDb",
    "a&#1;b, a\uFFFDb",
    "&lt;&amp;&gt;&quot;&apos;, <&>\"'",
    "a\u0001b\u001Fc\uFFFEd\uFFFFe, a\uFFFDb\uFFFDc\uFFFDd\uFFFDe",
  })
  void whatXmlDoesNotAllowIsReplaced(String written, String read) throws IOException {
    try (XmlTraceReader reader = open(document(List.of(written), ""))) {
      assertThat(paths(reader)).containsExactly(read);
      long replaced =
          read.contains("\uFFFD") && !written.contains("FFFD")
              ? read.chars().filter(c -> c == 0xFFFD).count()
              : 0;
      assertThat(
              reader.diagnostics().entries().stream()
                  .filter(entry -> entry.code().equals("xml.forbidden-characters"))
                  .mapToLong(ReadDiagnostics.Entry::count)
                  .sum())
          .isEqualTo(replaced);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a & b", "a&b", "a&#12345678901;", "a&#;b", "a&nbsp;b", "a&#x41"})
  void referencesThatAreNoneEndTheReading(String written) {
    assertThatThrownBy(() -> open(document(List.of(written), "")))
        .isInstanceOf(MalformedTraceException.class)
        .hasMessageContaining("line 3");
  }

  @Test
  void aReferenceMayBeTheLastThatIsLeftOfAFile() throws IOException {
    String xml = document(List.of("C:\\a"), "");
    String cut = xml.substring(0, xml.indexOf("</eventlist>")) + "<event><Path>&#x4";
    try (XmlTraceReader reader =
        Xml.open(folder, cut.getBytes(StandardCharsets.UTF_8), ReadMode.SALVAGE)) {
      assertThat(paths(reader)).containsExactly("C:\\a");
    }
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE", "UTF-16BE"})
  void withoutAByteOrderMarkTheZeroBytesTell(Charset charset) throws IOException {
    String xml = document(List.of("C:\\\u00E4"), "").substring(1);
    try (XmlTraceReader reader = open(xml, charset)) {
      assertThat(paths(reader)).containsExactly("C:\\\u00E4");
    }
  }

  @ParameterizedTest
  @CsvSource({"no-such-charset", "UTF-16", "!"})
  void anEncodingThatCannotBeIsUtf8(String encoding) throws IOException {
    String xml = document(List.of("C:\\\u00E4"), "").replace("UTF-8", encoding).substring(1);
    try (XmlTraceReader reader = open(xml)) {
      assertThat(paths(reader)).containsExactly("C:\\\u00E4");
    }
  }

  @Test
  void blanksBeforeTheDeclarationAreLeftOut() throws IOException {
    try (XmlTraceReader reader = open("\r\n \t" + document(List.of("C:\\a"), "").substring(1))) {
      assertThat(paths(reader)).containsExactly("C:\\a");
    }
  }

  @Test
  void commentsAndInstructionsSayNothing() throws IOException {
    String path = "C:\\a<!-- not this -->\\b<?nor this?>\\<![CDATA[c & d]]><x>no</x>e";
    try (XmlTraceReader reader = open(document(List.of(path), ""))) {
      assertThat(paths(reader)).containsExactly("C:\\a\\b\\c & de");
    }
  }
}
