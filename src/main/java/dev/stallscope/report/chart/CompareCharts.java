package dev.stallscope.report.chart;

import dev.stallscope.compare.Comparison;
import dev.stallscope.report.text.Words;
import java.awt.AWTError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The charts of a comparison: each shows both sides. */
public final class CompareCharts {
  static {
    // before any class of java.awt looks for a display
    System.setProperty("java.awt.headless", "true");
  }

  private CompareCharts() {}

  /** Two bars, one for each side's time, cut by cause. */
  public static Chart causes(Comparison comparison, Words words) {
    return chart(
        "causes",
        words.text("compare.chart.causes"),
        "",
        words,
        new CausePairChart(comparison, words)::svg);
  }

  /** Distribution of durations and the folders that changed; none without durations. */
  public static List<Chart> others(Comparison comparison, Words words) {
    List<Chart> charts = new ArrayList<>();
    CurvesChart curves = new CurvesChart(comparison, words);
    if (!curves.isEmpty()) {
      charts.add(
          chart(
              "curves",
              words.text("compare.chart.curves"),
              words.text("compare.chart.curves.note"),
              words,
              curves::svg));
    }
    PlacePairChart places = new PlacePairChart(comparison, words);
    if (!places.isEmpty()) {
      charts.add(
          chart(
              "places",
              words.text("compare.chart.places"),
              words.text("compare.chart.places.note"),
              words,
              places::svg));
    }
    return charts;
  }

  /** A runtime without its native graphics library costs the picture, never the report. */
  private static Chart chart(
      String id, String title, String note, Words words, Supplier<String> drawing) {
    try {
      return new Chart(id, title, note, List.of(), drawing.get());
    } catch (LinkageError | AWTError | InternalError e) {
      return new Chart(id, title, words.text("charts.missing"), List.of(), null);
    }
  }
}
