package dev.stallscope.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import dev.stallscope.RealCaptures;
import dev.stallscope.model.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real captures as ProcMon exports them when nobody chose columns. */
class MissingColumnsRealCaptureTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"LogfileTests64bitUTC,53214", "LogFileUTC64Process,3400"})
  void theDefaultColumnsAreReadAsFarAsTheyGo(String name, long events) throws IOException {
    Path seven = folder.resolve(name + ".CSV");
    keepDefaults(RealCaptures.require(name + ".CSV"), seven);
    MissingColumnsTest.check(seven, folder.resolve("out"), events);
  }

  private static void keepDefaults(Path all, Path seven) throws IOException {
    String text = Files.readString(all).substring(1);
    try (CsvWriter writer =
        CsvWriter.builder()
            .quoteStrategy(QuoteStrategies.ALWAYS)
            .lineDelimiter(LineDelimiter.CRLF)
            .build(seven)) {
      writer.writeRecord(Column.DEFAULTS.stream().map(Column::head).toList());
      for (NamedCsvRecord row : CsvReader.builder().maxBufferSize(1 << 26).ofNamedCsvRecord(text)) {
        writer.writeRecord(
            Column.DEFAULTS.stream().map(column -> row.getField(column.head())).toList());
      }
    }
  }
}
