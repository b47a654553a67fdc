package dev.stallscope.trace.text;

import dev.stallscope.model.Column;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.ReadDiagnostics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Rows of an export by their texts, and what the decoder makes of them. */
final class Rows {
  final ReadDiagnostics diagnostics = new ReadDiagnostics();

  private final Column[] columns;
  private final List<TextRow> rows = new ArrayList<>();

  /** What was wrong with the rows left out. */
  final List<String> faults = new ArrayList<>();

  Rows(Column... columns) {
    this.columns = columns;
  }

  /** Rows of Time of Day alone. */
  static Rows times(String... times) {
    Rows rows = new Rows(Column.TIME_OF_DAY);
    Arrays.stream(times).forEach(rows::row);
    return rows;
  }

  /** Rows with dates: {@code time|date}. */
  static Rows dated(String... times) {
    Rows rows = new Rows(Column.TIME_OF_DAY, Column.DATE_AND_TIME);
    for (String time : times) {
      rows.row(time.split("\\|"));
    }
    return rows;
  }

  /** One row, its texts in the order of the columns. */
  Rows row(String... texts) {
    rows.add(row(columns, texts));
    return this;
  }

  TextRow get(int index) {
    return rows.get(index);
  }

  private static TextRow row(Column[] columns, String... texts) {
    TextRow row = new TextRow();
    row.clear();
    StringBuilder all = new StringBuilder("#");
    for (int i = 0; i < columns.length; i++) {
      int start = all.toString().getBytes(StandardCharsets.UTF_8).length;
      row.set(columns[i], start, texts[i].getBytes(StandardCharsets.UTF_8).length);
      all.append(texts[i]).append('7');
    }
    row.bytes = all.toString().getBytes(StandardCharsets.UTF_8);
    return row;
  }

  RowDecoder decoder() {
    Set<Column> told = EnumSet.copyOf(List.of(columns));
    return new RowDecoder(told, rows, diagnostics);
  }

  /** The events of the rows that can be read, by a decoder that has seen them all. */
  List<EventRecord> events() {
    return events(decoder());
  }

  List<EventRecord> events(RowDecoder decoder) {
    List<EventRecord> events = new ArrayList<>();
    for (TextRow row : rows) {
      EventRecord event = new EventRecord();
      String fault = decoder.decode(row, event);
      if (fault == null) {
        events.add(event);
      } else {
        faults.add(fault);
      }
    }
    return events;
  }

  /** The processes once all rows are read. */
  List<ProcessInfo> processes() {
    RowDecoder decoder = decoder();
    events(decoder);
    return decoder.processes();
  }

  List<Long> starts() {
    return events().stream().map(event -> event.startTicks).toList();
  }

  List<String> codes() {
    return diagnostics.entries().stream().map(ReadDiagnostics.Entry::code).toList();
  }
}
