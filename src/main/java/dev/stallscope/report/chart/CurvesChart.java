package dev.stallscope.report.chart;

import dev.stallscope.compare.Comparison;
import dev.stallscope.compare.Comparison.DurationChange;
import dev.stallscope.compare.Durations;
import dev.stallscope.model.Ticks;
import dev.stallscope.report.text.Quantities;
import dev.stallscope.report.text.Words;
import java.awt.BasicStroke;
import java.util.List;
import java.util.function.Function;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Two curves over each other: how many file operations of a run took at least so long. Both axes
 * are logarithmic, since few operations take long and those few matter.
 */
final class CurvesChart {
  private static final int HEIGHT = 280;
  private static final int POINTS_PER_DECADE = 12;

  /** Below 10 µs curves say nothing of waits. */
  private static final double SHORTEST_TICKS = 100;

  private static final double FLOOR = 0.7;
  private static final double ROOM_ABOVE = 2;

  private final Words words;
  private final Durations before;
  private final Durations after;
  private final double beforeRuns;
  private final double afterRuns;

  CurvesChart(Comparison comparison, Words words) {
    this.words = words;
    this.before = all(comparison.places(), DurationChange::before);
    this.after = all(comparison.places(), DurationChange::after);
    this.beforeRuns = comparison.before().runs().size();
    this.afterRuns = comparison.after().runs().size();
  }

  private static Durations all(
      List<DurationChange> places, Function<DurationChange, Durations> side) {
    return places.stream().map(side).reduce(Durations.NONE, Durations::with);
  }

  boolean isEmpty() {
    return longest() < SHORTEST_TICKS;
  }

  private double longest() {
    return Math.max((double) before.rank(100), (double) after.rank(100));
  }

  String svg() {
    XYSeriesCollection data = new XYSeriesCollection();
    data.addSeries(series("before", before, beforeRuns));
    data.addSeries(series("after", after, afterRuns));
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setSeriesPaint(0, Ink.BEFORE.marker());
    renderer.setSeriesPaint(1, Ink.AFTER.marker());
    renderer.setDefaultStroke(new BasicStroke(2));
    renderer.setAutoPopulateSeriesStroke(false);
    LogarithmicAxis durations =
        new LogarithmicAxis(
            words.text("compare.chart.curves.axis"),
            SHORTEST_TICKS / Ticks.PER_SECOND,
            1.1 * longest() / Ticks.PER_SECOND,
            new SecondsFormat());
    double most = Math.max(before.timed() / beforeRuns, after.timed() / afterRuns);
    LogarithmicAxis counts =
        new LogarithmicAxis(
            words.text("compare.chart.curves.count"),
            FLOOR,
            Math.max(10, ROOM_ABOVE * most),
            CountFormat.INSTANCE);
    XYPlot plot = new XYPlot(data, durations, counts, renderer);
    return Canvas.svg(plot, HEIGHT, words.text("compare.chart.curves"), text(), false);
  }

  /** Ends where less than one operation is left. */
  private XYSeries series(String name, Durations durations, double runs) {
    XYSeries series = new XYSeries(name, false);
    double step = Math.pow(10, 1.0 / POINTS_PER_DECADE);
    double end = longest() * step;
    for (double ticks = SHORTEST_TICKS; ticks <= end; ticks *= step) {
      double shorter = durations.shareUpTo((long) ticks - 1);
      double count = durations.timed() * (1 - shorter) / runs;
      series.add(ticks / Ticks.PER_SECOND, Math.max(FLOOR, count));
      if (count < FLOOR) {
        break;
      }
    }
    return series;
  }

  private String text() {
    return words.text(
        "compare.chart.curves.text",
        "before",
        Quantities.count(Math.round(before.timed() / beforeRuns)),
        "after",
        Quantities.count(Math.round(after.timed() / afterRuns)));
  }
}
