package dev.stallscope.report.chart;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.WindowsPath;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.text.Sentences;
import dev.stallscope.report.text.VisibleText;
import dev.stallscope.report.text.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** By what the time lost is summed up. */
final class Losses {
  private final ReportInput input;
  private final Words words;
  private final Sentences sentences;

  Losses(ReportInput input, Words words) {
    this.input = input;
    this.words = words;
    this.sentences = new Sentences(input, words);
  }

  /** By id of the chart: the name that a finding counts for, null when for none. */
  Map<String, Function<Finding, @Nullable String>> names() {
    Map<String, Function<Finding, @Nullable String>> names = new LinkedHashMap<>();
    if (input.analysis().findings().stream().anyMatch(f -> !sentences.behind(f).isEmpty())) {
      names.put("culprits", this::culprit);
    }
    names.put("operations", finding -> finding.operation().displayName());
    names.put("directories", this::directory);
    names.put("extensions", this::extension);
    return names;
  }

  private String culprit(Finding finding) {
    String behind = sentences.behind(finding);
    return behind.isEmpty() ? words.text("chart.losses.unknown-culprit") : behind;
  }

  private @Nullable String directory(Finding finding) {
    String path = file(finding);
    String directory = path == null ? "" : WindowsPath.directory(path);
    return directory.isEmpty() ? path : directory;
  }

  private @Nullable String extension(Finding finding) {
    String path = file(finding);
    if (path == null) {
      return null;
    }
    String extension = WindowsPath.extension(path);
    return extension.isEmpty() ? words.text("chart.losses.no-extension") : "." + extension;
  }

  /** The path of a file, null for what is none. */
  private @Nullable String file(Finding finding) {
    String path = VisibleText.of(input.path(finding.path()));
    boolean file = finding.operation().eventClass() == EventClass.FILE_SYSTEM && !path.isEmpty();
    return file ? path : null;
  }
}
