package dev.stallscope.trace.text;

import dev.stallscope.model.Column;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.ReadDiagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Turns the texts of exported rows back into values: times in any Windows locale, operations,
 * results, processes, and of the Detail what an {@link EventRecord} has a field for.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class RowDecoder {
  private final List<ProcessInfo> processes = new ArrayList<>();

  /**
   * A decoder for one export.
   *
   * @param columns what the export has
   * @param sample the first rows (some thousands, all if there are fewer), from which the forms of
   *     the locale are learned
   */
  public RowDecoder(Set<Column> columns, Iterable<TextRow> sample, ReadDiagnostics diagnostics) {}

  /**
   * Fills {@code into} from the row, all but {@code number} and {@code fileOffset}.
   *
   * @return null, or what is wrong with the row: the column by name and its text, shortened
   */
  public @org.jspecify.annotations.Nullable String decode(TextRow row, EventRecord into) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** The processes met so far; {@link EventRecord#process} is an index into it. */
  public List<ProcessInfo> processes() {
    return processes;
  }

  /** Whether start times are true dates. */
  public boolean dated() {
    return false;
  }
}
