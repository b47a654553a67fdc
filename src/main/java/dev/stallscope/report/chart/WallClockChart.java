package dev.stallscope.report.chart;

import dev.stallscope.analysis.wallclock.Share;
import dev.stallscope.model.Ticks;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.text.Quantities;
import dev.stallscope.report.text.Words;
import java.util.List;
import java.util.stream.Collectors;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.data.category.DefaultCategoryDataset;

/** One bar as long as the target's time, cut by cause. */
final class WallClockChart {
  private static final int HEIGHT = 76;

  private final ReportInput input;
  private final Words words;
  private final List<Share> shares;

  WallClockChart(ReportInput input, Words words) {
    this.input = input;
    this.words = words;
    this.shares = input.analysis().wallClock();
  }

  String svg() {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    StackedBarRenderer renderer = new StackedBarRenderer();
    for (int i = 0; i < shares.size(); i++) {
      Share share = shares.get(i);
      data.addValue(Ticks.toSeconds(share.ticks()), share.cause(), "");
      renderer.setSeriesPaint(i, Ink.of(share.cause()).marker());
      String part = part(share);
      renderer.setSeriesToolTipGenerator(i, (dataset, row, column) -> part);
    }
    CategoryAxis domain = new CategoryAxis();
    domain.setVisible(false);
    domain.setLowerMargin(0);
    domain.setUpperMargin(0);
    NumberAxis range = new NumberAxis();
    range.setRange(0, Math.max(1e-6, Ticks.toSeconds(input.targetTicks())));
    range.setNumberFormatOverride(new SecondsFormat());
    CategoryPlot plot = new CategoryPlot(data, domain, range, renderer);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.setRangeGridlinesVisible(false);
    String parts = shares.stream().map(this::part).collect(Collectors.joining(", "));
    String total = Quantities.time(input.targetTicks());
    String text = words.text("chart.wallclock.text", "total", total, "parts", parts);
    return Canvas.svg(plot, HEIGHT, words.text("chart.wallclock"), text, false);
  }

  private String part(Share share) {
    return words.text(
        "chart.wallclock.part",
        "cause",
        words.text("cause", share.cause()),
        "time",
        Quantities.time(share.ticks()),
        "share",
        Quantities.share(input.shareOfTarget(share.ticks())));
  }
}
