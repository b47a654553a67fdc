package dev.stallscope.report.html;

import dev.stallscope.report.chart.Chart;
import dev.stallscope.report.text.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the templates show, in words. Texts are not yet escaped: the templates do that.
 *
 * @param words labels
 * @param frame what stands around the content
 * @param answer the first section
 * @param charts of long operations
 * @param operations rows of long operations, the longest first
 * @param none what to say where there are no rows
 * @param operationsCut says that rows were left out, null when none were
 * @param waits rows of waits by design, the longest first
 * @param waitsCut says that rows were left out, null when none were
 * @param sums tables over all of the target's operations
 * @param facts what is known of the capture
 * @param noticed what reading noticed
 * @param gaps what the capture cannot show
 * @param method how the numbers were made
 */
public record Page(
    Words words,
    Frame frame,
    Answer answer,
    List<Chart> charts,
    List<OperationRow> operations,
    String none,
    @Nullable String operationsCut,
    List<WaitRow> waits,
    @Nullable String waitsCut,
    List<SumTable> sums,
    List<Fact> facts,
    List<Noticed> noticed,
    List<String> gaps,
    List<String> method) {

  /**
   * What stands around the content.
   *
   * @param policy content security policy that lets in this style and this script only
   * @param style CSS, trusted
   * @param script JavaScript, trusted
   */
  public record Frame(
      String title, String file, String made, String policy, String style, String script) {}

  /**
   * The answer.
   *
   * @param figures the numbers beside the sentence
   * @param wallClock the target's time as a bar, null without durations
   * @param shares the parts of the wall clock
   */
  public record Answer(
      String verdict,
      String target,
      String commandLine,
      List<Figure> figures,
      @Nullable Chart wallClock,
      List<ShareRow> shares,
      List<String> nextSteps) {}

  /** A number with what it counts, and a note that may be empty. */
  public record Figure(String label, String value, String note) {}

  /**
   * A part of the wall clock.
   *
   * @param id of the cause, for its colour
   */
  public record ShareRow(String id, String cause, String time, String share) {}

  /**
   * A long operation.
   *
   * @param blockedTicks to sort by
   * @param startTicks to sort by, from the capture's first event
   * @param permille of the longest wait
   * @param facts what is shown when the row is opened
   */
  public record OperationRow(
      String id,
      long blockedTicks,
      long startTicks,
      int permille,
      String blocked,
      String start,
      String process,
      String thread,
      String operation,
      String path,
      String result,
      String severity,
      String explanation,
      List<Fact> facts) {}

  /** A wait by design. */
  public record WaitRow(
      String operation, String path, String reason, String count, String longest) {}

  /**
   * A summary.
   *
   * @param more says how many rows were left out, null when none were
   */
  public record SumTable(String title, String keyLabel, List<SumRow> rows, @Nullable String more) {}

  /** A row of a summary. */
  public record SumRow(
      String key, String count, String sum, String median, String p95, String longest) {}

  /** A label and its value. */
  public record Fact(String label, String value) {}

  /** One kind of thing that reading noticed. */
  public record Noticed(String code, String message, String count) {}
}
