package dev.stallscope.report.html;

import dev.stallscope.report.chart.Chart;
import dev.stallscope.report.html.Page.Fact;
import dev.stallscope.report.html.Page.Figure;
import dev.stallscope.report.html.Page.Frame;
import dev.stallscope.report.text.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the template of a comparison shows, in words. Texts are not yet escaped: the template
 * does that.
 *
 * @param words labels
 * @param frame what stands around the content
 * @param outcome id of the outcome, for its colour
 * @param heading the outcome in a few words
 * @param verdict the outcome in a sentence
 * @param figures the numbers beside it
 * @param reasons why
 * @param warnings what else may explain it
 * @param causeChart both sides' time by cause
 * @param causes rows of the same
 * @param charts the other charts
 * @param exclusions what became of each rule asked about
 * @param findings rows of findings gone, left and new
 * @param findingsCut says that rows were left out, null when none were
 * @param operations rows by operation
 * @param places rows by folder
 * @param placesCut says that rows were left out, null when none were
 * @param facts what is known of the captures
 * @param noticed what reading noticed
 * @param method how the numbers were made
 */
public record ComparePage(
    Words words,
    Frame frame,
    String outcome,
    String heading,
    String verdict,
    List<Figure> figures,
    List<String> reasons,
    List<String> warnings,
    Chart causeChart,
    List<CauseRow> causes,
    List<Chart> charts,
    List<ExclusionRow> exclusions,
    List<FindingRow> findings,
    @Nullable String findingsCut,
    List<DurationRow> operations,
    List<DurationRow> places,
    @Nullable String placesCut,
    List<Fact> facts,
    List<Fact> noticed,
    List<String> method) {

  /**
   * A part of the time.
   *
   * @param id of the cause, for its colour
   */
  public record CauseRow(
      String id, String cause, String before, String after, String saved, String chance) {}

  /**
   * An exclusion.
   *
   * @param effect id of what became of it, for its colour
   * @param still where scans went on, may be empty
   */
  public record ExclusionRow(String effect, String text, String still) {}

  /**
   * Findings of one cause, process, operation and place.
   *
   * @param fateId for its colour
   * @param causeId for its colour
   */
  public record FindingRow(
      String fateId,
      String fate,
      String causeId,
      String cause,
      String process,
      String operation,
      String place,
      String count,
      String before,
      String after,
      String saved) {}

  /** Durations of an operation or in a folder. */
  public record DurationRow(
      boolean marked,
      String name,
      String count,
      String median,
      String p95,
      String before,
      String after,
      String saved,
      String effect,
      String chance) {}
}
