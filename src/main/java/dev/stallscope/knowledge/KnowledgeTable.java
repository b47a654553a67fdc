package dev.stallscope.knowledge;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.CSVReaderHeaderAwareBuilder;
import com.opencsv.RFC4180Parser;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the CSV tables beside this package. */
final class KnowledgeTable {
  /** One row by column head. */
  record Row(Map<String, String> cells) {
    /** The cell below this head; a head that is not there is our own mistake. */
    String get(String head) {
      return Objects.requireNonNull(cells.get(head), head);
    }
  }

  private KnowledgeTable() {}

  /** All rows of a table. */
  static List<Row> rows(String resource) {
    return parsed(text(resource));
  }

  static String text(String resource) {
    try (InputStream in = KnowledgeTable.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("resource missing from the jar: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Row> parsed(String table) {
    try (CSVReaderHeaderAware reader =
        new CSVReaderHeaderAwareBuilder(new StringReader(table))
            .withCSVParser(new RFC4180Parser())
            .build()) {
      List<Row> rows = new ArrayList<>();
      for (Map<String, String> row = reader.readMap(); row != null; row = reader.readMap()) {
        rows.add(new Row(row));
      }
      return rows;
    } catch (IOException | CsvValidationException e) {
      throw new IllegalStateException(e);
    }
  }
}
