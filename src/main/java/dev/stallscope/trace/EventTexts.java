package dev.stallscope.trace;

import dev.stallscope.model.Column;

/**
 * The texts of the event at hand as ProcMon shows them, made only when asked for. Valid only during
 * the call that passes it.
 */
public interface EventTexts {
  /**
   * Appends the text of a column. An export's texts are given as they stand in it; a column it does
   * not have is empty.
   */
  void append(Column column, StringBuilder out);
}
