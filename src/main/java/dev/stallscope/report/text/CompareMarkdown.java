package dev.stallscope.report.text;

import dev.stallscope.compare.Comparison;
import dev.stallscope.compare.Comparison.CauseChange;
import dev.stallscope.compare.ExclusionCheck;
import dev.stallscope.report.CompareInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A comparison as Markdown, as it may stand in a build server's summary or a pull request. */
public final class CompareMarkdown {
  private final Comparison comparison;
  private final Words words;
  private final CompareSentences sentences;
  private final List<String> lines = new ArrayList<>();

  private CompareMarkdown(CompareInput input, Words words) {
    this.comparison = input.comparison();
    this.words = words;
    this.sentences = new CompareSentences(comparison, words);
  }

  /** Writes UTF-8 with line feeds; leaves the stream open. */
  public static void write(CompareInput input, Words words, OutputStream out) throws IOException {
    CompareMarkdown markdown = new CompareMarkdown(input, words);
    markdown.compose();
    out.write((String.join("\n", markdown.lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void compose() {
    lines.add("## Stallscope: " + words.text("compare.outcome", comparison.verdict().outcome()));
    lines.add("");
    lines.add(escaped(sentences.verdict()));
    lines.add("");
    table();
    section("compare.why", sentences.reasons());
    section(
        "compare.exclusions.heading",
        comparison.exclusions().stream().map(this::exclusion).toList());
    section("compare.warnings", sentences.confounds());
  }

  private String exclusion(ExclusionCheck check) {
    return sentences.exclusion(check) + " " + sentences.stillScanned(check);
  }

  private void table() {
    row(
        "",
        words.text("compare.column.before"),
        words.text("compare.column.after"),
        words.text("compare.column.saved"));
    lines.add("|---|--:|--:|--:|");
    times(
        VisibleText.of(comparison.before().root()),
        comparison.before().targetTicks(),
        comparison.after().targetTicks());
    for (CauseChange change : comparison.causes()) {
      times(words.text("cause", change.cause()), change.beforeTicks(), change.afterTicks());
    }
    lines.add("");
  }

  private void times(String what, long before, long after) {
    row(
        what,
        CompareSentences.signed(before),
        CompareSentences.signed(after),
        CompareSentences.signed(before - after));
  }

  private void row(String... cells) {
    StringBuilder row = new StringBuilder("|");
    for (String cell : cells) {
      row.append(' ').append(escaped(cell)).append(" |");
    }
    lines.add(row.toString());
  }

  private void section(String heading, List<String> texts) {
    if (!texts.isEmpty()) {
      lines.add("**" + words.text(heading) + "**");
      lines.add("");
      texts.forEach(text -> lines.add("- " + escaped(text.strip())));
      lines.add("");
    }
  }

  /** Names of a trace mean nothing to Markdown or HTML. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '<') {
        out.append("&lt;");
      } else if (c == '&') {
        out.append("&amp;");
      } else {
        out.append("\\`*_[]|#~!>@".indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
    return out.toString();
  }
}
