package dev.stallscope.trace.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.stallscope.trace.ReadMode;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Reads CSV texts in all the ways there are, as lists of lists. */
final class Csv {
  static final ReadOptions STRICT = new ReadOptions(ReadMode.STRICT, ZoneOffset.UTC);

  private Csv() {}

  static TraceFile file(Path folder, byte[] content) throws IOException {
    Path path = Files.createTempFile(folder, "trace", ".CSV");
    Files.write(path, content);
    return TraceFile.open("trace.CSV", path, true);
  }

  static TraceFile file(Path folder, String content) throws IOException {
    return file(folder, content.getBytes(StandardCharsets.UTF_8));
  }

  /** All records by the byte scanner. */
  static List<List<String>> scanned(TraceFile file, long start) throws IOException {
    CsvDialect dialect = CsvDialect.ofProcmon(start);
    return rows(new ProcmonScanner(window(file, start), dialect));
  }

  /** All records by the byte scanner with a window of its own size. */
  static List<List<String>> scanned(TraceFile file, int chunk) throws IOException {
    CsvDialect dialect = CsvDialect.ofProcmon(0);
    ByteWindow window = new ByteWindow(file, 0, chunk, 1 << 20);
    return rows(new ProcmonScanner(window, dialect));
  }

  /** All records by opencsv. */
  static List<List<String>> resaved(TraceFile file, CsvDialect dialect) throws IOException {
    return rows(new ResavedRecords(window(file, dialect.start()), dialect));
  }

  private static ByteWindow window(TraceFile file, long start) {
    return new ByteWindow(file, start, Pieces.of(file).window(), ByteWindow.MAX_RECORD);
  }

  static CsvDialect dialect(Charset charset, char separator, long start) {
    return new CsvDialect(charset, false, separator, false, false, start);
  }

  static List<List<String>> rows(CsvRecords records) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    while (records.next()) {
      if (records.unpack()) {
        rows.add(texts(records));
      }
    }
    return rows;
  }

  static List<String> texts(CsvRecords records) {
    FieldSlices fields = records.fields;
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < fields.count; i++) {
      int start = fields.starts[i];
      texts.add(new String(records.bytes, start, fields.ends[i] - start, StandardCharsets.UTF_8));
    }
    return texts;
  }

  /** What FastCSV makes of the text, without the lines that have no text at all. */
  static List<List<String>> byFastCsv(String text, char separator) {
    Predicate<List<String>> hasText = row -> row.stream().anyMatch(field -> !field.isEmpty());
    return CsvReader.builder()
        .fieldSeparator(separator)
        .maxBufferSize(1 << 24)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(new StringReader(text))
        .stream()
        .map(record -> List.copyOf(record.getFields()))
        .filter(hasText)
        .toList();
  }

  static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  /** A row in ProcMon's dialect, without its line end. */
  static String row(String... fields) {
    List<String> quoted = new ArrayList<>();
    for (String field : fields) {
      quoted.add(quoted(field));
    }
    return String.join(",", quoted);
  }
}
