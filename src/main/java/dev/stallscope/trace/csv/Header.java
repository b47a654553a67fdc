package dev.stallscope.trace.csv;

import dev.stallscope.model.Column;
import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.text.TextRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which field of a record is which of ProcMon's columns. */
final class Header {
  private static final int UNKNOWN = -1;

  /** Columns that most analyses need, and what cannot be told without them. */
  private static final Map<Column, String> LOSSES = new EnumMap<>(Column.class);

  static {
    LOSSES.put(Column.TIME_OF_DAY, "when exactly events happened");
    LOSSES.put(Column.PROCESS_NAME, "what processes are called");
    LOSSES.put(Column.PID, "which processes of one name are different ones");
    LOSSES.put(Column.PATH, "what was touched");
    LOSSES.put(Column.RESULT, "what was refused or never completed");
    LOSSES.put(Column.DETAIL, "share modes and byte counts, so who held a lock");
    LOSSES.put(Column.DATE_AND_TIME, "the date");
    LOSSES.put(Column.DURATION, "how long operations took");
    LOSSES.put(Column.TID, "which thread waited");
    LOSSES.put(Column.PARENT_PID, "which process started which");
  }

  private final int[] slots;
  private final Set<Column> columns = EnumSet.noneOf(Column.class);

  private Header(int width) {
    slots = new int[width];
  }

  /**
   * Takes the next record for the header.
   *
   * @throws MalformedTraceException when it does not name at least the operation and the process
   */
  static Header read(String file, CsvRecords records, ReadDiagnostics diagnostics)
      throws IOException {
    boolean whole =
        records.next() && !records.isTooLong() && !records.isUnclosed() && !records.isStray();
    if (!whole || !records.unpack() || records.fields.count > FieldSlices.CAPACITY) {
      throw unusable(file);
    }
    Header header = of(heads(records), diagnostics);
    if (!header.isUsable()) {
      throw unusable(file);
    }
    header.reportMissing(diagnostics);
    return header;
  }

  private static MalformedTraceException unusable(String file) {
    return MalformedTraceException.ofFile(
        file,
        "has no usable header: its first line must name at least the columns Operation and Process"
            + " Name or PID. Export it again from Process Monitor with File > Save, format CSV.");
  }

  private static List<String> heads(CsvRecords records) {
    List<String> heads = new ArrayList<>();
    for (int i = 0; i < records.fields.count; i++) {
      int start = records.fields.starts[i];
      int length = records.fields.ends[i] - start;
      heads.add(new String(records.bytes, start, length, StandardCharsets.UTF_8));
    }
    return heads;
  }

  private static Header of(List<String> heads, ReadDiagnostics diagnostics) {
    Header header = new Header(heads.size());
    for (int i = 0; i < heads.size(); i++) {
      header.slots[i] = header.slot(heads.get(i), diagnostics);
    }
    return header;
  }

  private int slot(String head, ReadDiagnostics diagnostics) {
    Column column = Column.named(head);
    if (column == null) {
      diagnostics.add(
          "csv.unknown-column",
          "Column \"" + shortened(head) + "\" is none of Process Monitor's and was passed over.",
          Map.of("column", shortened(head)));
      return UNKNOWN;
    }
    if (!columns.add(column)) {
      diagnostics.add(
          "csv.duplicate-column",
          "Column \"" + column.head() + "\" stands in the header twice; the first one was read.",
          Map.of("column", column.head()));
      return UNKNOWN;
    }
    return column.ordinal();
  }

  private static String shortened(String head) {
    return head.length() <= 40 ? head : head.substring(0, 40) + "…";
  }

  private boolean isUsable() {
    return columns.contains(Column.OPERATION)
        && (columns.contains(Column.PROCESS_NAME) || columns.contains(Column.PID));
  }

  private void reportMissing(ReadDiagnostics diagnostics) {
    Set<Column> missing = EnumSet.copyOf(LOSSES.keySet());
    missing.removeAll(columns);
    if (columns.contains(Column.COMPLETION_TIME)) {
      missing.remove(Column.DURATION);
    }
    if (columns.contains(Column.RELATIVE_TIME)) {
      missing.remove(Column.TIME_OF_DAY);
    }
    if (!missing.isEmpty()) {
      diagnostics.add(
          "csv.columns-missing", missingMessage(missing), Map.of("columns", heads(missing)));
    }
  }

  private static String heads(Set<Column> missing) {
    return missing.stream().map(Column::head).collect(Collectors.joining(", "));
  }

  private static String missingMessage(Set<Column> missing) {
    String losses = missing.stream().map(LOSSES::get).collect(Collectors.joining("; "));
    return "The export lacks columns, so it does not tell "
        + losses
        + ". In Process Monitor switch on "
        + heads(missing)
        + " under Options > Select Columns... and save again.";
  }

  /** Fields of a whole record. */
  int width() {
    return slots.length;
  }

  Set<Column> columns() {
    return Collections.unmodifiableSet(columns);
  }

  /** Points the row at the fields of the unpacked record at hand, which has to be whole. */
  void fill(TextRow row, CsvRecords records) {
    int[] starts = records.fields.starts;
    int[] ends = records.fields.ends;
    row.bytes = records.bytes;
    for (int i = 0; i < slots.length; i++) {
      int slot = slots[i];
      if (slot >= 0) {
        row.starts[slot] = starts[i];
        row.lengths[slot] = ends[i] - starts[i];
      }
    }
  }
}
