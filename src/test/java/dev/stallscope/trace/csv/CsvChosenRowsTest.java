package dev.stallscope.trace.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stallscope.model.Column;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.ReadOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single rows found again without reading all, and rows written as ProcMon writes them. */
class CsvChosenRowsTest {
  private static final int ROWS = 10_000;

  @TempDir Path folder;

  /** Row i is of process i % 300 and 30 s after the one before: the export goes on for days. */
  private static String export() {
    StringBuilder csv = new StringBuilder(Csv.row("Time of Day", "PID", "Operation", "Path"));
    for (int i = 0; i < ROWS; i++) {
      int minute = i / 2;
      String time =
          String.format(Locale.ROOT, "%d:%02d:%02d.0", minute / 60 % 24, minute % 60, i % 2 * 30);
      csv.append("\r\n").append(Csv.row(time, "" + i % 300 * 4, "ReadFile", "C:\\" + i));
    }
    return csv.append("\r\n").toString();
  }

  private static List<String> told(CsvTraceReader reader, long... numbers) throws IOException {
    List<String> told = new ArrayList<>();
    reader.readEvents(
        numbers,
        (event, texts) -> {
          StringBuilder path = new StringBuilder();
          texts.append(Column.PATH, path);
          int pid = reader.processes().get(event.process).pid();
          return told.add(
              event.number + " " + path + " " + pid + " " + event.startTicks / 300_000_000);
        });
    return told;
  }

  private static String row(int i) {
    return i + " C:\\" + i + " " + i % 300 * 4 + " " + i;
  }

  @Test
  void chosenRowsAreTheSameAsInAWholePass() throws IOException {
    try (CsvTraceReader reader =
        CsvTraceReader.open(Csv.file(folder, export()), ReadOptions.DEFAULTS)) {
      reader.read((event, texts) -> true);
      assertThat(reader.position()).isEqualTo(reader.size());
      assertThat(told(reader, 0, 1, 4_095, 4_096, 9_000, 9_999))
          .containsExactly(row(0), row(1), row(4_095), row(4_096), row(9_000), row(9_999));
      assertThat(told(reader, -1, 8_500, ROWS)).containsExactly(row(8_500));
      assertThat(told(reader)).isEmpty();
    }
  }

  @Test
  void beforeAWholePassTheyAreFoundAsWell() throws IOException {
    try (CsvTraceReader reader =
        CsvTraceReader.open(Csv.file(folder, export()), ReadOptions.DEFAULTS)) {
      assertThat(told(reader, 5_000)).containsExactly(row(5_000));
    }
  }

  @Test
  void rowsAreWrittenInProcmonsForm() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CsvTraceWriter writer = new CsvTraceWriter(out, List.of(Column.PATH, Column.DETAIL))) {
      assertThat(
              writer.event(
                  new EventRecord(),
                  (column, text) -> text.append(column == Column.PATH ? "\"a\",\u00E9" : "x\ny")))
          .isTrue();
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("\uFEFF\"Path\",\"Detail\"\r\n\"\"\"a\"\",\u00E9\",\"x;y\"\r\n");
  }

  @Test
  void aFullDiskEndsTheReadingAndIsTold() throws IOException {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    CsvTraceWriter writer = new CsvTraceWriter(full, List.of(Column.PATH));
    assertThat(writer.event(new EventRecord(), (column, text) -> text.append("x".repeat(1 << 17))))
        .isFalse();
    assertThatThrownBy(writer::close).hasMessage("No space left on device");
  }
}
