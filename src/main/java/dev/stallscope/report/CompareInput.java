package dev.stallscope.report;

import dev.stallscope.compare.Comparison;
import dev.stallscope.trace.ReadDiagnostics;
import java.util.List;

/**
 * All that the views of one comparison are made from. The same input gives the same bytes.
 *
 * @param comparison what there is to say
 * @param notes what reading and analysing noticed, in the order the captures were given
 * @param toolVersion version of Stallscope
 */
public record CompareInput(Comparison comparison, List<Note> notes, String toolVersion) {

  /**
   * One thing noticed of one capture.
   *
   * @param file name of the capture
   */
  public record Note(String file, ReadDiagnostics.Entry entry) {}
}
