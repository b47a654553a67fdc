package dev.stallscope.trace.text;

import dev.stallscope.model.Column;
import dev.stallscope.trace.EventTexts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The texts of one exported event as UTF-8 slices of one buffer, reused from row to row. Columns
 * the export does not have are {@link #absent}.
 */
public final class TextRow implements EventTexts {
  private static final int COLUMNS = Column.values().length;

  /** Holds all slices of this row; may be another array for the next. */
  public byte[] bytes = {};

  /** First byte by {@code Column.ordinal()}. */
  public final int[] starts = new int[COLUMNS];

  /** Bytes by {@code Column.ordinal()}, -1 for a column the export does not have. */
  public final int[] lengths = new int[COLUMNS];

  /** Forgets all slices. */
  public void clear() {
    Arrays.fill(lengths, -1);
  }

  public void set(Column column, int start, int length) {
    starts[column.ordinal()] = start;
    lengths[column.ordinal()] = length;
  }

  public boolean absent(Column column) {
    return lengths[column.ordinal()] < 0;
  }

  /** The same texts in an array of their own, to be kept. */
  public TextRow copy() {
    TextRow copy = new TextRow();
    copy.clear();
    copy.bytes = bytes.clone();
    System.arraycopy(starts, 0, copy.starts, 0, COLUMNS);
    System.arraycopy(lengths, 0, copy.lengths, 0, COLUMNS);
    return copy;
  }

  /** The column's text, empty when absent. */
  public String text(Column column) {
    int length = lengths[column.ordinal()];
    return length <= 0
        ? ""
        : new String(bytes, starts[column.ordinal()], length, StandardCharsets.UTF_8);
  }

  @Override
  public void append(Column column, StringBuilder out) {
    out.append(text(column));
  }
}
