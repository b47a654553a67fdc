package dev.stallscope.trace.csv;

import dev.stallscope.model.Column;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.EventSink;
import dev.stallscope.trace.EventTexts;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a capture in the form of Process Monitor's CSV export: UTF-8 with a byte order mark, the
 * heads, then event by event the texts that the reader of the capture gives. Nothing is kept, so a
 * capture may be of any size.
 */
public final class CsvTraceWriter implements EventSink, Closeable {
  private final Writer out;
  private final List<Column> columns;
  private final List<StringBuilder> cells = new ArrayList<>();
  private final StringBuilder row = new StringBuilder();
  private @Nullable IOException failure;

  /**
   * Writes the heads and takes {@code out} over: {@link #close} closes it.
   *
   * @param columns what each event is to tell, in this order
   */
  public CsvTraceWriter(OutputStream out, List<Column> columns) throws IOException {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    this.columns = List.copyOf(columns);
    columns.forEach(column -> cells.add(new StringBuilder(column.head())));
    this.out.write('\uFEFF');
    writeRow();
  }

  /** A failure to write ends the reading, and {@link #close} throws it. */
  @Override
  public boolean event(EventRecord event, EventTexts texts) {
    for (int i = 0; i < cells.size(); i++) {
      StringBuilder cell = cells.get(i);
      cell.setLength(0);
      texts.append(columns.get(i), cell);
      CsvRow.withoutLineFeeds(cell);
    }
    try {
      writeRow();
      return true;
    } catch (IOException e) {
      failure = e;
      return false;
    }
  }

  private void writeRow() throws IOException {
    row.setLength(0);
    CsvRow.append(cells, row);
    out.append(row);
  }

  @Override
  public void close() throws IOException {
    try (out) {
      if (failure != null) {
        throw failure;
      }
    }
  }
}
