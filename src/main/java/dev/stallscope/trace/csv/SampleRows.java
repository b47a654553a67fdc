package dev.stallscope.trace.csv;

import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadMode;
import dev.stallscope.trace.text.RowDecoder;
import dev.stallscope.trace.text.TextRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The first whole rows of a file, read anew for each iteration, one {@link TextRow} for all. */
final class SampleRows implements Iterable<TextRow> {
  private static final int ROWS = 4096;

  private final CsvSource source;
  private final long firstRow;
  private final Header header;

  private SampleRows(CsvSource source, long firstRow, Header header) {
    this.source = source;
    this.firstRow = firstRow;
    this.header = header;
  }

  /** A decoder that knows the forms of the file's locale. */
  static RowDecoder learn(
      CsvSource source, long firstRow, Header header, ReadDiagnostics diagnostics)
      throws IOException {
    try {
      return new RowDecoder(
          header.columns(), new SampleRows(source, firstRow, header), diagnostics);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public Iterator<TextRow> iterator() {
    return new Rows(
        new RowReader(
            source.file().name(),
            source.records(firstRow),
            header,
            ReadMode.SALVAGE,
            new ReadDiagnostics()));
  }

  private static final class Rows implements Iterator<TextRow> {
    private final RowReader rows;
    private final TextRow row = new TextRow();
    private int left = ROWS;
    private boolean ready;

    Rows(RowReader rows) {
      this.rows = rows;
      row.clear();
    }

    @Override
    public boolean hasNext() {
      try {
        ready = ready || (left > 0 && rows.next(row));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return ready;
    }

    @Override
    public TextRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ready = false;
      left--;
      return row;
    }
  }
}
