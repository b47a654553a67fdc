package dev.stallscope.trace.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stallscope.model.Column;
import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports that are not as they should be. */
class CsvDamageTest {
  private static final String HEADER =
      Csv.row("Time of Day", "Process Name", "PID", "Operation", "Path", "Result", "Detail")
          + "\r\n";

  @TempDir Path folder;

  private static String row(String path) {
    return Csv.row("1:18:10.7752429 AM", "go.exe", "932", "ReadFile", path, "SUCCESS", "") + "\r\n";
  }

  /** The paths of the events, and what was noticed. */
  private record Reading(List<String> paths, List<ReadDiagnostics.Entry> entries) {
    List<String> codes() {
      return entries.stream()
          .map(ReadDiagnostics.Entry::code)
          .filter(code -> code.startsWith("csv.") && !code.equals("csv.columns-missing"))
          .toList();
    }

    ReadDiagnostics.Entry entry(String code) {
      return entries.stream().filter(entry -> entry.code().equals(code)).findFirst().orElseThrow();
    }
  }

  private Reading salvage(byte[] content) throws IOException {
    return read(content, ReadOptions.DEFAULTS);
  }

  private Reading salvage(String content) throws IOException {
    return salvage(content.getBytes(StandardCharsets.UTF_8));
  }

  private Reading read(byte[] content, ReadOptions options) throws IOException {
    List<String> paths = new ArrayList<>();
    try (CsvTraceReader reader = CsvTraceReader.open(Csv.file(folder, content), options)) {
      reader.read(
          (event, texts) -> {
            assertThat(event.number).isEqualTo(paths.size());
            StringBuilder path = new StringBuilder();
            texts.append(Column.PATH, path);
            return paths.add(path.toString());
          });
      return new Reading(paths, reader.diagnostics().entries());
    }
  }

  private MalformedTraceException strictly(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    List<MalformedTraceException> thrown = new ArrayList<>();
    assertThatThrownBy(() -> read(bytes, Csv.STRICT))
        .isInstanceOfSatisfying(MalformedTraceException.class, thrown::add);
    return thrown.get(0);
  }

  @Test
  void rowsOfTheWrongWidthAreLeftOutAndCounted() throws IOException {
    String text =
        HEADER + row("a") + "\"too\",\"few\"\r\n" + row("b") + "\"x\"," + row("c") + row("d");
    Reading reading = salvage(text);
    assertThat(reading.paths()).containsExactly("a", "b", "d");
    assertThat(reading.codes()).containsExactly("csv.wrong-width");
    int place = (HEADER + row("a")).length();
    assertThat(reading.entry("csv.wrong-width").count()).isEqualTo(2);
    assertThat(reading.entry("csv.wrong-width").message())
        .contains(String.format("0x%x", place), "2 fields", "7");
    MalformedTraceException fault = strictly(text);
    assertThat(fault.event()).isEqualTo(1);
    assertThat(fault.byteOffset()).isEqualTo(place);
  }

  @Test
  void rowsThatCannotBeDecodedAreLeftOutAndCounted() throws IOException {
    String bad = row("x").replace("1:18:10.7752429 AM", "soon");
    String text = HEADER + row("a") + bad + row("b");
    Reading reading = salvage(text);
    assertThat(reading.paths()).containsExactly("a", "b");
    assertThat(reading.entry("csv.unreadable-row").message()).contains("Time of Day", "soon");
    MalformedTraceException fault = strictly(text);
    assertThat(fault.event()).isEqualTo(1);
    assertThat(fault.byteOffset()).isEqualTo((HEADER + row("a")).length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab\"c", "a\"", "\"\"\"", "x\" y\" z"})
  void aQuoteTooManyCostsOneRow(String path) throws IOException {
    String bad = row("PATH").replace("PATH", path);
    Reading reading = salvage(HEADER + row("1") + bad + row("2") + row("3"));
    assertThat(reading.paths()).startsWith("1").endsWith("2", "3").hasSizeLessThanOrEqualTo(4);
    if (reading.paths().size() == 3) {
      assertThat(reading.codes()).hasSize(1);
    }
  }

  @Test
  void aQuoteTooFewDoesNotSwallowTheRest() throws IOException {
    String bad = row("x").replace("\"SUCCESS\"", "\"SUCCESS");
    String rest = row("c").repeat(5000);
    Reading reading = salvage(HEADER + row("a") + bad + row("b") + rest);
    assertThat(reading.paths()).hasSize(5002).startsWith("a", "b", "c");
    assertThat(reading.entries()).extracting(ReadDiagnostics.Entry::count).containsOnly(1L);
  }

  @Test
  void aRowWithoutItsEndDoesNotTakeTheNextAlong() throws IOException {
    String half = row("x").substring(0, 45);
    Reading reading = salvage(HEADER + row("a") + half + "\r\n" + row("b") + row("c"));
    assertThat(reading.paths()).containsExactly("a", "b", "c");
  }

  @Tag("slow")
  @Test
  void aQuoteThatNeverClosesIsGivenUpAndReadingGoesOnBehind() throws IOException {
    String open = "\"" + "x\"\"y".repeat(ByteWindow.MAX_RECORD / 4 + 1000) + "\r\n";
    String text = HEADER + row("a") + open + row("b") + row("c");
    Reading reading = salvage(text);
    assertThat(reading.paths()).containsExactly("a", "b", "c");
    assertThat(reading.codes()).containsExactly("csv.unclosed-quote");
    assertThat(strictly(text).byteOffset()).isEqualTo((HEADER + row("a")).length());
  }

  @Tag("slow")
  @Test
  void aQuoteThatNeverClosesMayTakeTheRestButNotTheMemory() throws IOException {
    byte[] content =
        Arrays.copyOf((HEADER + row("a") + '"').getBytes(StandardCharsets.UTF_8), 40 << 20);
    Reading reading = salvage(content);
    assertThat(reading.paths()).containsExactly("a");
    assertThat(reading.codes()).containsExactly("csv.unclosed-quote");
  }

  @Tag("slow")
  @Test
  void aLongRecordIsRead() throws IOException {
    String path = "C:\\\"".repeat(2_000_000);
    Reading reading = salvage(HEADER + row("a") + row(path) + row("b"));
    assertThat(reading.paths()).containsExactly("a", path, "b");
    assertThat(reading.codes()).isEmpty();
  }

  @Test
  void cutAtAnyByteItKeepsTheWholeRows() throws IOException {
    String text = "\uFEFF" + HEADER + row("C:\\a \"b\".txt") + row("é\r\nx") + row("c");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int rows = ("\uFEFF" + HEADER).getBytes(StandardCharsets.UTF_8).length - 2;
    for (int end = 0; end < bytes.length; end++) {
      byte[] cut = Arrays.copyOf(bytes, end);
      if (end < rows) {
        assertUsableOrRefused(cut);
        continue;
      }
      List<String> whole = wholePaths(bytes, end);
      Reading reading = salvage(cut);
      assertThat(reading.paths()).as("cut at %d", end).isEqualTo(whole);
      String kept = new String(cut, StandardCharsets.UTF_8);
      boolean atLineEnd = kept.endsWith("\"\r\n") || kept.endsWith("\"\r");
      boolean inHeader = end < rows + 2;
      assertThat(reading.codes()).as("cut at %d", end).hasSize(atLineEnd || inHeader ? 0 : 1);
    }
  }

  /** A header that is cut off may still name enough; nothing but a clear refusal otherwise. */
  private void assertUsableOrRefused(byte[] cut) throws IOException {
    try {
      assertThat(salvage(cut).paths()).isEmpty();
      assertThat(new String(cut, StandardCharsets.UTF_8)).contains("Operation\"");
    } catch (MalformedTraceException e) {
      assertThat(e.getMessage())
          .startsWith("trace.CSV: ")
          .containsAnyOf("is empty", "has no usable header");
    }
  }

  /** Rows whose last closing quote lies before {@code end}. */
  private static List<String> wholePaths(byte[] bytes, int end) {
    String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
    List<String> whole = new ArrayList<>();
    for (String path : List.of("C:\\a \"b\".txt", "é\r\nx", "c")) {
      String row = row(path);
      if (text.contains(row.substring(0, row.length() - 2))) {
        whole.add(path);
      }
    }
    return whole;
  }

  @Test
  void zeroBytesAndInvalidUtf8AreText() throws IOException {
    byte[] bytes = ("\uFEFF" + HEADER + row("a\0b") + row("c#d")).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '#' ? (byte) 0xC3 : bytes[i];
    }
    assertThat(salvage(bytes).paths()).containsExactly("a\0b", "c\uFFFDd");
  }

  @Test
  void zeroBytesBehindTheEndAreOneRowLeftOut() throws IOException {
    byte[] bytes = (HEADER + row("a")).getBytes(StandardCharsets.UTF_8);
    Reading reading = salvage(Arrays.copyOf(bytes, bytes.length + 100_000));
    assertThat(reading.paths()).containsExactly("a");
    assertThat(reading.codes()).containsExactly("csv.truncated");
  }

  @Tag("slow")
  @Test
  void noiseNeverDoesMoreThanRefuse() throws IOException {
    Random random = new Random(7);
    String text = HEADER + row("C:\\a \"b\".txt") + row("x\r\ny") + row("c");
    for (int i = 0; i < 1000; i++) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      for (int j = random.nextInt(6); j >= 0; j--) {
        byte[] marks = {'"', ',', '\r', '\n', 0, ';', (byte) 0xFF, 'a'};
        bytes[random.nextInt(bytes.length)] = marks[random.nextInt(marks.length)];
      }
      try {
        assertThat(salvage(bytes).paths()).hasSizeLessThanOrEqualTo(5);
      } catch (MalformedTraceException e) {
        assertThat(e.reason()).contains("has no usable header");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "\r\n\r\n",
        "\"",
        "PML_\0\0\0",
        "{\"a\": 1}",
        "\"Time of Day\",\"PID\"\r\n",
        "\"Operation\",\"Path\"\r\n",
        "<?xml version=\"1.0\"?><procmon>"
      })
  void withoutAUsableHeaderItIsRefused(String content) {
    MalformedTraceException fault = strictly(content);
    assertThat(fault.getMessage())
        .startsWith("trace.CSV: has no usable header")
        .contains("Operation", "File > Save");
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThat(strictly("").getMessage()).startsWith("trace.CSV: is empty");
  }
}
