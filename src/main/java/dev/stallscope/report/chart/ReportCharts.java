package dev.stallscope.report.chart;

import dev.stallscope.report.ReportInput;
import dev.stallscope.report.text.Words;
import java.awt.AWTError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.data.category.DefaultCategoryDataset;

/** The charts of a report. */
public final class ReportCharts {
  static {
    // before any class of java.awt looks for a display
    System.setProperty("java.awt.headless", "true");
  }

  private ReportCharts() {}

  /** Draws nothing for nobody: what draws is loaded by then. */
  public static void loadDrawing() {
    CategoryPlot plot =
        new CategoryPlot(
            new DefaultCategoryDataset(), new CategoryAxis(), new NumberAxis(), new BarRenderer());
    chart("timeline", Words.english(), "", List.of(), () -> Canvas.svg(plot, 1, "", "", false));
  }

  /** The target's time as one bar, cut by cause. */
  public static Chart wallClock(ReportInput input, Words words) {
    return chart("wallclock", words, "", List.of(), () -> new WallClockChart(input, words).svg());
  }

  /** The charts of long operations; none when there are none, or no durations. */
  public static List<Chart> longOperations(ReportInput input, Words words) {
    List<Chart> charts = new ArrayList<>();
    if (!input.analysis().findings().isEmpty()) {
      TimelineChart timeline = new TimelineChart(input, words);
      charts.add(chart("timeline", words, timeline.note(), timeline.keys(), timeline::svg));
    }
    ConnectionsChart connections = new ConnectionsChart(input, words);
    if (!connections.isEmpty()) {
      String note = connections.note();
      charts.add(chart("connections", words, note, connections.keys(), connections::svg));
    }
    if (input.store().info().hasDurations()) {
      DurationsChart durations = new DurationsChart(input, words);
      if (!durations.isEmpty()) {
        charts.add(chart("durations", words, durations.note(), List.of(), durations::svg));
      }
    }
    charts.addAll(losses(input, words));
    return charts;
  }

  private static List<Chart> losses(ReportInput input, Words words) {
    Losses losses = new Losses(input, words);
    List<Chart> charts = new ArrayList<>();
    losses
        .names()
        .forEach(
            (id, name) -> {
              LossChart chart = new LossChart(input, words, words.text("chart." + id), name);
              if (!chart.isEmpty()) {
                String note = words.text("chart.losses.note");
                charts.add(chart(id, words, note, chart.keys(), chart::svg));
              }
            });
    return charts;
  }

  /** A runtime without its native graphics library costs the picture, never the report. */
  private static Chart chart(
      String id, Words words, String note, List<Chart.Key> keys, Supplier<String> drawing) {
    String title = words.text("chart." + id);
    try {
      return new Chart(id, title, note, keys, drawing.get());
    } catch (LinkageError | AWTError | InternalError e) {
      return new Chart(id, title, words.text("charts.missing"), List.of(), null);
    }
  }
}
