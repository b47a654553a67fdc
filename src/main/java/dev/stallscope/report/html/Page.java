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
 * @param cards what to do, what would save most first
 * @param charts of long operations
 * @param findings rows of blocking points with all that shows them, the longest first
 * @param brief the other blocking points as JSON for the script, null when there are none
 * @param causes the causes that findings have, to choose from
 * @param findingsTotal number of blocking points in the page
 * @param none what to say where there are no rows
 * @param findingsNotes says what was left out, empty when nothing was
 * @param waits rows of waits by design, the longest first
 * @param waitsCut says that rows were left out, null when none were
 * @param tree time lost by path, the roots of the paths
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
    List<Card> cards,
    List<Chart> charts,
    List<FindingRow> findings,
    @Nullable String brief,
    List<Choice> causes,
    int findingsTotal,
    String none,
    List<String> findingsNotes,
    List<WaitRow> waits,
    @Nullable String waitsCut,
    List<Branch> tree,
    List<SumTable> sums,
    List<Fact> facts,
    List<Noticed> noticed,
    List<String> gaps,
    List<String> method) {
  /** Rows of blocking points that are printed; the style sheet leaves out the others. */
  public static final int MOST_ON_PAPER = 100;

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
      List<Step> nextSteps) {}

  /**
   * Something to do.
   *
   * @param note how much it helps, may be empty
   * @param link id of its card, empty when it has none
   */
  public record Step(String text, String note, String link) {}

  /**
   * Something to do in full.
   *
   * @param alternative whether something before it would save the same time
   * @param note how much it helps and how sure that is
   * @param subjects what it is about where that is more than the title says, may be empty
   * @param findings ids of the findings it is for, the longest first
   */
  public record Card(
      String id,
      String title,
      boolean alternative,
      String note,
      String text,
      List<String> subjects,
      List<String> warnings,
      List<Typed> commands,
      List<String> findings) {}

  /**
   * What to type.
   *
   * @param purpose what it is for
   * @param shell where to type it
   */
  public record Typed(String purpose, String shell, String text) {}

  /** A number with what it counts, and a note that may be empty. */
  public record Figure(String label, String value, String note) {}

  /**
   * A part of the wall clock.
   *
   * @param id of the cause, for its colour
   */
  public record ShareRow(String id, String cause, String time, String share) {}

  /** A value to filter by: its id and what it is called. */
  public record Choice(String id, String text) {}

  /**
   * A blocking point.
   *
   * @param causeId of the cause, for its colour
   * @param blockedTicks to sort by
   * @param startTicks to sort by, from the capture's first event
   * @param permille of the longest wait
   */
  public record FindingRow(
      String id,
      String causeId,
      long blockedTicks,
      long startTicks,
      int permille,
      String blocked,
      String start,
      String process,
      String thread,
      String operation,
      String cause,
      String culprit,
      String result,
      String confidence,
      String path,
      Proof proof) {}

  /**
   * What a finding rests on, and what to do.
   *
   * @param why who lost how much to what
   * @param reasonsHead introduces the reasons with the confidence
   * @param holder from the open to the close of the handle in the way, null when there is none
   * @param strip the tries in time, null when nothing was retried
   * @param eventsNote how to read the events
   * @param eventsMore how many are not listed, null when all are
   * @param steps what to do
   */
  public record Proof(
      String why,
      String reasonsHead,
      List<String> reasons,
      String rule,
      @Nullable String holder,
      @Nullable Strip strip,
      List<EventRow> events,
      String eventsNote,
      @Nullable String eventsMore,
      List<Step> steps) {}

  /** Tries on an axis of time. */
  public record Strip(String text, List<Mark> marks) {}

  /**
   * A try.
   *
   * @param at permille of the wait
   */
  public record Mark(int at, boolean refused, String title) {}

  /**
   * An event in ProcMon's own columns.
   *
   * @param evidence whether it shows the finding; else it stands around it
   * @param role what it shows, or how it stands to the finding
   */
  public record EventRow(
      String number,
      boolean evidence,
      String role,
      String timeOfDay,
      String process,
      String pid,
      String tid,
      String operation,
      String path,
      String result,
      String duration,
      String detail) {}

  /**
   * A part of a path with the time that was lost below it.
   *
   * @param permille of the whole tree's time
   * @param others how many children were left out, null when none were
   */
  public record Branch(
      String name,
      String time,
      String count,
      int permille,
      List<Branch> children,
      @Nullable String others) {}

  /** A wait by design. */
  public record WaitRow(
      String operation, String path, String reason, String count, String longest) {}

  /**
   * A summary.
   *
   * @param heads of the columns with numbers
   * @param more says how many rows were left out, null when none were
   */
  public record SumTable(
      String title,
      String keyLabel,
      List<String> heads,
      List<SumRow> rows,
      @Nullable String more) {}

  /** A row of a summary. */
  public record SumRow(String key, List<String> numbers) {}

  /** A label and its value. */
  public record Fact(String label, String value) {}

  /** One kind of thing that reading noticed. */
  public record Noticed(String code, String message, String count) {}
}
