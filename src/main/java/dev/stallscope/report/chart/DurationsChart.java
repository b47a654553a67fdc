package dev.stallscope.report.chart;

import dev.stallscope.model.Ticks;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.text.Quantities;
import dev.stallscope.report.text.Words;
import java.util.Arrays;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** How many of the target's operations took how long, with the threshold of long ones. */
final class DurationsChart {
  private static final int HEIGHT = 280;

  /** Below every count, so that a single operation has a bar on the logarithmic axis. */
  private static final double FLOOR = 0.7;

  private static final double ROOM_ABOVE = 2;

  private final ReportInput input;
  private final Words words;
  private final DurationBins bins;

  DurationsChart(ReportInput input, Words words) {
    this.input = input;
    this.words = words;
    this.bins = DurationBins.of(input);
  }

  boolean isEmpty() {
    return bins.total() == 0;
  }

  String note() {
    return words.text("chart.durations.note", "threshold", threshold());
  }

  String svg() {
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    XYBarRenderer renderer = new XYBarRenderer();
    renderer.setBase(FLOOR);
    data.addSeries(series("all", bins.all()));
    data.addSeries(series("long", bins.findings()));
    renderer.setSeriesPaint(0, Ink.PLAIN.marker());
    renderer.setSeriesPaint(1, Ink.SLOW_OPERATION.marker());
    int[] used = bins.used();
    renderer.setSeriesToolTipGenerator(0, (of, series, item) -> title(used[item]));
    XYPlot plot = new XYPlot(data, durationAxis(), countAxis(), renderer);
    plot.setDomainGridlinesVisible(false);
    plot.addDomainMarker(thresholdLine());
    String text =
        words.text(
            "chart.durations.text",
            "count",
            Quantities.count(bins.total()),
            "long",
            Quantities.count(bins.atLeastThreshold()),
            "threshold",
            threshold());
    return Canvas.svg(plot, HEIGHT, words.text("chart.durations"), text, false);
  }

  private XYIntervalSeries series(String name, long[] counts) {
    XYIntervalSeries series = new XYIntervalSeries(name, false, true);
    for (int bin : bins.used()) {
      double from = Ticks.toSeconds(bins.from(bin));
      double to = Ticks.toSeconds(bins.from(bin + 1));
      double count = Math.max(FLOOR, (double) counts[bin]);
      series.add(from, from, to, count, count, count);
    }
    return series;
  }

  private LogarithmicAxis durationAxis() {
    int[] used = bins.used();
    int last = used[used.length - 1];
    return new LogarithmicAxis(
        words.text("chart.durations.axis"),
        Ticks.toSeconds(bins.from(used[0])),
        Ticks.toSeconds(bins.from(last + 1)),
        new SecondsFormat());
  }

  private LogarithmicAxis countAxis() {
    long most = Arrays.stream(bins.all()).max().orElse(1);
    return new LogarithmicAxis(
        words.text("chart.durations.count"),
        FLOOR,
        Math.max(10, ROOM_ABOVE * (double) most),
        CountFormat.INSTANCE);
  }

  private ValueMarker thresholdLine() {
    ValueMarker line = new ValueMarker(Ticks.toSeconds(input.thresholdTicks()));
    line.setPaint(Ink.THRESHOLD.marker());
    line.setStroke(Style.rule());
    line.setLabel(" " + threshold());
    line.setLabelFont(new PlainFont(Style.TEXT_SIZE));
    line.setLabelPaint(Ink.THRESHOLD.marker());
    line.setLabelBackgroundColor(ChartGraphics.NOTHING);
    line.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
    line.setLabelTextAnchor(TextAnchor.TOP_LEFT);
    return line;
  }

  private String title(int bin) {
    return words.text(
        "chart.durations.bar",
        "from",
        Quantities.time(bins.from(bin)),
        "to",
        Quantities.time(bins.from(bin + 1)),
        "count",
        Quantities.count(bins.all()[bin]));
  }

  private String threshold() {
    return Quantities.threshold(input.thresholdTicks());
  }
}
