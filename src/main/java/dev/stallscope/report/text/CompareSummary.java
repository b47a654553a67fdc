package dev.stallscope.report.text;

import dev.stallscope.compare.Comparison;
import dev.stallscope.compare.Comparison.CauseChange;
import dev.stallscope.compare.Comparison.Interval;
import dev.stallscope.compare.ExclusionCheck;
import dev.stallscope.report.CompareInput;
import java.util.ArrayList;
import java.util.List;

/** A comparison in some lines of at most 80 columns, for a terminal. */
public final class CompareSummary {
  private static final int LABEL = 10;
  private static final int CAUSE = 24;
  private static final int TIME = 12;
  private static final String BOLD = "\u001b[1m";
  private static final String DIM = "\u001b[2m";
  private static final String PLAIN = "\u001b[0m";

  private final Comparison comparison;
  private final Words words;
  private final CompareSentences sentences;
  private final boolean colour;
  private final List<String> lines = new ArrayList<>();

  private CompareSummary(CompareInput input, Words words, boolean colour) {
    this.comparison = input.comparison();
    this.words = words;
    this.sentences = new CompareSentences(comparison, words);
    this.colour = colour;
  }

  /**
   * The summary line by line.
   *
   * @param colour whether the terminal takes ANSI escapes and wants them
   */
  public static List<String> lines(CompareInput input, Words words, boolean colour) {
    CompareSummary summary = new CompareSummary(input, words, colour);
    summary.write();
    return summary.lines;
  }

  private void write() {
    TextWidth.wrap(sentences.verdict(), TextSummary.WIDTH)
        .forEach(line -> lines.add(styled(BOLD, line)));
    lines.add("");
    entry("compare.summary.before", sentences.side(comparison.before()));
    entry("compare.summary.after", sentences.side(comparison.after()));
    interval();
    entry(
        "compare.summary.matched",
        words.text(
            "compare.summary.matched.text",
            "before",
            Quantities.share(comparison.matched().before()),
            "after",
            Quantities.share(comparison.matched().after())));
    causes();
    sentences.reasons().forEach(reason -> entry("compare.summary.reason", reason));
    for (ExclusionCheck check : comparison.exclusions()) {
      entry("compare.summary.exclusion", sentences.exclusion(check));
    }
    sentences.confounds().forEach(text -> entry("compare.summary.warning", text));
  }

  private void interval() {
    Interval interval = comparison.interval();
    if (interval != null) {
      entry(
          "compare.summary.interval",
          words.text(
              "compare.summary.interval.text",
              "saved",
              CompareSentences.signed(comparison.savedTicks()),
              "from",
              CompareSentences.signed(interval.fromTicks()),
              "to",
              CompareSentences.signed(interval.toTicks())));
    }
  }

  private void causes() {
    lines.add("");
    lines.add(
        TextWidth.pad(words.text("compare.summary.causes"), CAUSE + 2)
            + TextWidth.padLeft(words.text("compare.column.before"), TIME)
            + TextWidth.padLeft(words.text("compare.column.after"), TIME)
            + TextWidth.padLeft(words.text("compare.column.saved"), TIME));
    for (CauseChange change : comparison.causes()) {
      lines.add(
          "  "
              + TextWidth.pad(words.text("cause", change.cause()), CAUSE)
              + TextWidth.padLeft(CompareSentences.signed(change.beforeTicks()), TIME)
              + TextWidth.padLeft(CompareSentences.signed(change.afterTicks()), TIME)
              + TextWidth.padLeft(CompareSentences.signed(change.savedTicks()), TIME));
    }
    lines.add("");
  }

  private void entry(String label, String text) {
    String before = styled(DIM, TextWidth.pad(words.text(label), LABEL)) + " ";
    for (String line : TextWidth.wrap(text, TextSummary.WIDTH - LABEL - 1)) {
      lines.add(before + line);
      before = " ".repeat(LABEL + 1);
    }
  }

  private String styled(String style, String text) {
    return colour ? style + text + PLAIN : text;
  }
}
