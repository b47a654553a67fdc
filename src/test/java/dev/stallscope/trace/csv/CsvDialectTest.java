package dev.stallscope.trace.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Column;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadOptions;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told from the first lines: columns, separators, charsets. */
class CsvDialectTest {
  private static final String HEADER =
      Csv.row("Time of Day", "Process Name", "PID", "Operation", "Path", "Result", "Detail")
          + "\r\n";
  private static final String ROW =
      Csv.row("1:18:10.7752429 AM", "go.exe", "932", "ReadFile", "C:\\é.txt", "SUCCESS", "")
          + "\r\n";

  @TempDir Path folder;

  private CsvTraceReader open(String text, Charset charset) throws IOException {
    return CsvTraceReader.open(Csv.file(folder, text.getBytes(charset)), ReadOptions.DEFAULTS);
  }

  private CsvTraceReader open(String text) throws IOException {
    return open(text, StandardCharsets.UTF_8);
  }

  private static List<String> read(CsvTraceReader reader, Column... columns) throws IOException {
    List<String> lines = new ArrayList<>();
    reader.read(
        (event, texts) -> {
          StringBuilder line = new StringBuilder();
          for (Column column : columns) {
            texts.append(column, line.append(line.isEmpty() ? "" : "|"));
          }
          return lines.add(line.toString());
        });
    return lines;
  }

  private static List<String> codes(CsvTraceReader reader) {
    return reader.diagnostics().entries().stream().map(ReadDiagnostics.Entry::code).toList();
  }

  @Test
  void theDefaultColumnsDoAndItIsSaidOnceWhatIsMissing() throws IOException {
    try (CsvTraceReader reader = open(HEADER + ROW + ROW)) {
      assertThat(read(reader, Column.PATH, Column.DURATION)).containsOnly("C:\\é.txt|").hasSize(2);
      assertThat(read(reader, Column.PATH)).hasSize(2);
      assertThat(reader.info().columns()).containsExactlyElementsOf(Column.DEFAULTS);
      assertThat(reader.info().hasDurations()).isFalse();
      reader.read(
          (event, texts) -> {
            assertThat(event.durationTicks).isEqualTo(Ticks.NONE);
            assertThat(event.threadId).isEqualTo(EventRecord.NONE);
            return true;
          });
      assertThat(codes(reader)).containsExactly("csv.columns-missing");
      assertThat(reader.diagnostics().entries().get(0).count()).isEqualTo(1);
      assertThat(reader.diagnostics().entries().get(0).message())
          .contains("how long operations took", "Duration, TID", "Options > Select Columns");
    }
  }

  @Test
  void columnsMayComeInAnyOrderAmongOthers() throws IOException {
    String header = Csv.row("TID", "Note", "operation", "PID", "Path", "PID", "Time of Day");
    String row = Csv.row("7", "mine", "ReadFile", "932", "C:\\a", "1", "1:18:10.7752429 AM");
    try (CsvTraceReader reader = open(header + "\r\n" + row + "\r\n")) {
      assertThat(read(reader, Column.PID, Column.TID, Column.OPERATION, Column.PATH))
          .containsExactly("932|7|ReadFile|C:\\a");
      assertThat(codes(reader))
          .contains("csv.unknown-column", "csv.duplicate-column", "csv.columns-missing");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "User Time: 0.0156001 seconds, Kernel Time: 12.0000002 seconds, Private Bytes: 4 |"
            + " 120156003",
        "User Time: 1,0000000 seconds, Kernel Time: 0,0000001 seconds | 10000001",
        "Kernel Time: 0.0000007, User Time: 0.0000001, Context Switches: 7 | 8",
        "User Time: 1.0000000 seconds | -1",
        "User Time: 1.00 seconds, Kernel Time: 1.0000000 seconds | -1",
        "User Time: 99999999999999999999.0000000, Kernel Time: 0.0000000 | -1",
        "User Time: , Kernel Time: | -1",
      })
  void profilingTellsProcessorTimeInAnyLocale(String detail, long ticks) throws IOException {
    String header = Csv.row("Time of Day", "PID", "Operation", "Detail");
    String row = Csv.row("1:18:10.7752429 AM", "932", "Process Profiling", detail);
    try (CsvTraceReader reader = open(header + "\r\n" + row + "\r\n")) {
      List<Long> told = new ArrayList<>();
      reader.read((event, texts) -> told.add(event.offset));
      assertThat(told).containsExactly(ticks);
    }
  }

  @Test
  void placesCountFromTheFirstByteWhateverStandsBeforeTheHeader() throws IOException {
    String before = "\uFEFFsep=;\r\n\r\n#TYPE Selected.Row\r\n";
    String text = before + (HEADER + ROW).replace(',', ';');
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
      try (CsvTraceReader reader = open(text, charset)) {
        List<Long> offsets = new ArrayList<>();
        reader.read((event, texts) -> offsets.add(event.fileOffset));
        assertThat(offsets).containsExactly((long) (before + HEADER).getBytes(charset).length);
      }
    }
  }

  @Test
  void recordsMayEndWithCrAloneWhereTheHeaderDoes() throws IOException {
    try (CsvTraceReader reader = open((HEADER + ROW + ROW).replace("\r\n", "\r"))) {
      assertThat(read(reader, Column.PATH, Column.RESULT))
          .containsExactly("C:\\é.txt|SUCCESS", "C:\\é.txt|SUCCESS");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1252, AM,   C:\\Größe\\été.txt",
    "GBK,          上午, C:\\用户\\下载.txt",
    "GBK,          AM,   C:\\用户\\下载文件.txt",
    "Big5,         下午, C:\\使用者\\檔案.txt",
    "Shift_JIS,    午後, C:\\ユーザー\\表示.txt",
    "x-windows-949, 오전, C:\\사용자\\파일.txt"
  })
  void codePagesAreGuessedAndItIsSaid(String charset, String half, String path) throws IOException {
    String row =
        ROW.replace("C:\\é.txt", path).replace("1:18:10.7752429 AM", half + " 01:18:10.7752429");
    try (CsvTraceReader reader = open(HEADER + row, Charset.forName(charset))) {
      CsvDialect dialect =
          DialectDetector.detect(
              Csv.file(folder, (HEADER + row).getBytes(Charset.forName(charset))));
      assertThat(dialect.charset()).isEqualTo(Charset.forName(charset));
      assertThat(codes(reader)).contains("csv.charset-guessed");
      if (!half.equals("AM")) {
        assertThat(read(reader, Column.PATH)).containsExactly(path);
      }
    }
  }

  @Test
  void aDamagedCharacterDoesNotMakeItAnotherCharset() throws IOException {
    byte[] bytes = (HEADER + ROW.repeat(20)).getBytes(StandardCharsets.UTF_8);
    for (int i = bytes.length - 1; i > 0; i--) {
      if (bytes[i] < 0) {
        bytes[i] = 'x';
        break;
      }
    }
    try (CsvTraceReader reader =
        CsvTraceReader.open(Csv.file(folder, bytes), ReadOptions.DEFAULTS)) {
      assertThat(read(reader, Column.PATH)).hasSize(20).contains("C:\\é.txt", "C:\\\uFFFDx.txt");
      assertThat(codes(reader)).containsExactly("csv.columns-missing");
    }
  }

  @Test
  void anUnquotedRowAmongProcmonsIsReadAsWell() throws IOException {
    String plain = "1:18:10.7752429 AM,go.exe,932,ReadFile,C:\\b.txt,SUCCESS,\n";
    try (CsvTraceReader reader = open(HEADER + ROW + plain + ROW)) {
      assertThat(read(reader, Column.PATH)).containsExactly("C:\\é.txt", "C:\\b.txt", "C:\\é.txt");
      assertThat(codes(reader)).containsExactly("csv.columns-missing");
    }
  }

  @Test
  void aSinkMayStopAndReadingMayStartAgain() throws IOException {
    try (CsvTraceReader reader = open(HEADER + ROW.repeat(10))) {
      List<Long> numbers = new ArrayList<>();
      reader.read((event, texts) -> numbers.add(event.number) && event.number < 2);
      assertThat(numbers).containsExactly(0L, 1L, 2L);
      assertThat(read(reader, Column.PATH)).hasSize(10);
      assertThat(reader.processes()).hasSize(1);
    }
  }
}
