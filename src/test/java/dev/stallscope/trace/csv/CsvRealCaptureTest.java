package dev.stallscope.trace.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.RealCaptures;
import dev.stallscope.model.Column;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ProcMon's own exports, and what other programs make of them. */
class CsvRealCaptureTest {
  private static final int BOM = 3;

  @TempDir Path folder;

  static Stream<String> captures() {
    return RealCaptures.NAMES.stream().map(name -> name + ".CSV");
  }

  @ParameterizedTest
  @MethodSource("captures")
  void scannerAndOpencsvAndFastCsvReadTheSameRows(String name) throws IOException {
    Path path = RealCaptures.require(name);
    List<List<String>> expected = Csv.byFastCsv(text(path), ',');
    assertThat(expected).hasSizeGreaterThan(3000).allMatch(row -> row.size() == 27);
    try (TraceFile file = TraceFile.open(name, path, false)) {
      assertThat(DialectDetector.detect(file)).isEqualTo(CsvDialect.ofProcmon(BOM));
      assertSame(Csv.scanned(file, (long) BOM), expected);
      assertSame(Csv.resaved(file, Csv.dialect(StandardCharsets.UTF_8, ',', BOM)), expected);
    }
  }

  @ParameterizedTest
  @MethodSource("captures")
  void resavedExportsTellTheSameRows(String name) throws IOException {
    List<List<String>> all = Csv.byFastCsv(text(RealCaptures.require(name)), ',');
    List<List<String>> rows = all.subList(0, Math.min(all.size(), 15_000));
    for (Resaving resaving : Resaving.ALL) {
      try (TraceFile file = Csv.file(folder, resaving.save(rows))) {
        CsvDialect dialect = DialectDetector.detect(file);
        assertThat(dialect.separator()).as(resaving.name()).isEqualTo(resaving.separator());
        assertThat(dialect.charset()).as(resaving.name()).isEqualTo(resaving.charset());
        assertThat(dialect.procmon()).as(resaving.name()).isEqualTo(resaving.procmon());
        assertSame(
            Csv.rows(new CsvSource(file, dialect, Pieces.of(file).window()).records()), rows);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("captures")
  void everyRowIsAnEventWithItsTextsAndPlace(String name) throws IOException {
    Path path = RealCaptures.require(name);
    byte[] bytes = Files.readAllBytes(path);
    List<List<String>> rows = Csv.byFastCsv(text(path), ',');
    List<Column> columns = rows.get(0).stream().map(Column::named).toList();
    List<String> wrong = new ArrayList<>();
    long[] read = {0};
    try (CsvTraceReader reader =
        CsvTraceReader.open(TraceFile.open(name, path, false), Csv.STRICT)) {
      reader.read(
          (event, texts) -> {
            List<String> row = rows.get((int) ++read[0]);
            StringBuilder shown = new StringBuilder();
            columns.forEach(column -> texts.append(column, shown.append('\n')));
            String begin = '"' + row.get(0) + "\",";
            if (!shown.toString().equals('\n' + String.join("\n", row))
                || event.number != read[0] - 1
                || !startsWith(bytes, (int) event.fileOffset, begin)) {
              wrong.add("row " + read[0] + ": " + shown);
            }
            return true;
          });
      assertThat(reader.diagnostics().entries()).isEmpty();
      assertThat(reader.position()).isEqualTo(reader.size()).isEqualTo(bytes.length);
    }
    assertThat(wrong).isEmpty();
    assertThat(read[0]).isEqualTo(rows.size() - 1);
  }

  private static boolean startsWith(byte[] bytes, int at, String begin) {
    byte[] wanted = begin.getBytes(StandardCharsets.UTF_8);
    return Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
  }

  @ParameterizedTest
  @MethodSource("captures")
  void singleEventsAreFoundAgain(String name) throws IOException {
    for (boolean dated : new boolean[] {true, false}) {
      Path path = dated ? RealCaptures.require(name) : withoutDates(name);
      try (CsvTraceReader reader =
          CsvTraceReader.open(TraceFile.open(name, path, false), ReadOptions.DEFAULTS)) {
        assertThat(reader.info().dated()).isEqualTo(dated);
        List<String> all = new ArrayList<>();
        long[] wanted = {0, 1, 500, 3399, 4095, 4096, 8191, 8192, 20_000, 31_568, 9_999_999};
        List<String> unread = new ArrayList<>();
        reader.readEvents(wanted, (event, texts) -> unread.add(print(event)));
        reader.read((event, texts) -> all.add(print(event)));
        List<String> found = new ArrayList<>();
        reader.readEvents(wanted, (event, texts) -> found.add(print(event)));
        List<String> expected =
            Arrays.stream(wanted)
                .filter(number -> number < all.size())
                .mapToObj(number -> all.get((int) number))
                .toList();
        assertThat(found).isEqualTo(expected).hasSizeGreaterThanOrEqualTo(4);
        assertThat(unread).isEqualTo(expected);
      }
    }
  }

  /** The default columns, with a midnight in their middle. */
  private Path withoutDates(String name) throws IOException {
    List<List<String>> rows = Csv.byFastCsv(text(RealCaptures.require(name)), ',');
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = new ArrayList<>(rows.get(i).subList(0, 7));
      String half = i < rows.size() / 2 ? "11:59:59.0000000 PM" : "12:00:01.0000000 AM";
      row.set(0, i == 0 ? row.get(0) : half);
      text.append(Csv.row(row.toArray(String[]::new))).append("\r\n");
    }
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private static String print(EventRecord event) {
    return String.join(
        " ",
        List.of(
            "" + event.number,
            "" + event.fileOffset,
            "" + event.startTicks,
            "" + event.durationTicks,
            "" + event.process,
            "" + event.threadId,
            "" + event.operation,
            "" + event.status,
            new String(event.path, event.pathStart, event.pathLength, StandardCharsets.UTF_8)));
  }

  @Test
  void anExportCutAnywhereKeepsItsWholeRows() throws IOException {
    byte[] bytes = Files.readAllBytes(RealCaptures.require("LogFileUTC64Process.CSV"));
    long stride = bytes.length / 40;
    for (long end = 5000; end < Math.min(bytes.length, 40 * stride); end += stride) {
      byte[] cut = Arrays.copyOf(bytes, (int) end);
      if (!Character.isLetterOrDigit(cut[cut.length - 1])) {
        continue; // may be the end of a row: CsvDamageTest
      }
      int whole =
          Csv.byFastCsv(new String(bytes, BOM, lastLineEnd(cut) - BOM, StandardCharsets.UTF_8), ',')
                  .size()
              - 1;
      assertThat(countEvents(cut)).isEqualTo(whole);
    }
  }

  /** Behind the last line end that is not within quotes. */
  private static int lastLineEnd(byte[] bytes) {
    boolean quoted = false;
    int last = 0;
    for (int i = 0; i < bytes.length; i++) {
      quoted ^= bytes[i] == '"';
      last = bytes[i] == '\n' && !quoted ? i + 1 : last;
    }
    return last;
  }

  private int countEvents(byte[] bytes) throws IOException {
    int[] count = {0};
    try (CsvTraceReader reader =
        CsvTraceReader.open(Csv.file(folder, bytes), ReadOptions.DEFAULTS)) {
      reader.read((event, texts) -> ++count[0] > 0);
      assertThat(reader.diagnostics().entries())
          .extracting(entry -> entry.code())
          .contains("csv.truncated");
    }
    return count[0];
  }

  private static String text(Path path) throws IOException {
    return Files.readString(path, StandardCharsets.UTF_8).substring(1);
  }

  private static void assertSame(List<List<String>> rows, List<List<String>> expected) {
    assertThat(rows).hasSameSizeAs(expected);
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i).equals(expected.get(i))) {
        assertThat(rows.get(i)).as("row %d", i).isEqualTo(expected.get(i));
      }
    }
  }

  /** How another program writes the rows it read. */
  private record Resaving(
      String name,
      String prefix,
      char separator,
      boolean quoteAll,
      String lineEnd,
      Charset charset,
      boolean procmon) {
    private static final Charset UTF_8 = StandardCharsets.UTF_8;

    static final List<Resaving> ALL =
        List.of(
            new Resaving("ProcMon without BOM", "", ',', true, "\r\n", UTF_8, true),
            new Resaving("Excel, German", "\uFEFF", ';', false, "\r\n", UTF_8, false),
            new Resaving(
                "Excel, told its separator", "sep=;\r\n", ';', false, "\r\n", UTF_8, false),
            new Resaving(
                "Excel, Unicode text",
                "\uFEFF",
                '\t',
                false,
                "\r\n",
                StandardCharsets.UTF_16LE,
                false),
            new Resaving(
                "UTF-16 without BOM", "", ',', true, "\r\n", StandardCharsets.UTF_16LE, false),
            new Resaving(
                "UTF-16 big end first",
                "\uFEFF",
                ',',
                true,
                "\n",
                StandardCharsets.UTF_16BE,
                false),
            new Resaving(
                "PowerShell",
                "#TYPE Selected.System.Management.Automation.PSCustomObject\r\n",
                ',',
                true,
                "\r\n",
                UTF_8,
                true),
            new Resaving("Unix", "\n", ',', true, "\n", UTF_8, false),
            new Resaving("quoted where needed", "", ',', false, "\r\n", UTF_8, false),
            new Resaving("pipes", "", '|', true, "\r\n", UTF_8, false));

    byte[] save(List<List<String>> rows) {
      StringBuilder text = new StringBuilder(prefix);
      for (List<String> row : rows) {
        text.append(
                row.stream()
                    .map(this::field)
                    .collect(Collectors.joining(String.valueOf(separator))))
            .append(lineEnd);
      }
      return text.toString().getBytes(charset);
    }

    private String field(String text) {
      boolean needed = text.chars().anyMatch(c -> c == separator || c == '"' || c < ' ');
      return quoteAll || needed ? Csv.quoted(text) : text;
    }
  }
}
