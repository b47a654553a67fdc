package dev.stallscope.report.chart;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.compare.Comparison;
import dev.stallscope.compare.Comparison.CauseChange;
import dev.stallscope.model.Ticks;
import dev.stallscope.report.text.Quantities;
import dev.stallscope.report.text.Words;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.data.category.DefaultCategoryDataset;

/** The target's time before and after as two bars of one scale, cut by cause. */
final class CausePairChart {
  private static final int HEIGHT = 124;

  private final Comparison comparison;
  private final Words words;
  private final List<CauseChange> causes;

  CausePairChart(Comparison comparison, Words words) {
    this.comparison = comparison;
    this.words = words;
    // what nothing explains stands last, the others as large as they were before
    this.causes =
        comparison.causes().stream()
            .sorted(
                Comparator.comparing((CauseChange change) -> change.cause() == Cause.UNEXPLAINED)
                    .thenComparingLong(change -> -change.beforeTicks())
                    .thenComparing(CauseChange::cause))
            .toList();
  }

  String svg() {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    StackedBarRenderer renderer = new StackedBarRenderer();
    renderer.setMaximumBarWidth(0.36);
    for (int i = 0; i < causes.size(); i++) {
      CauseChange change = causes.get(i);
      data.addValue(
          Ticks.toSeconds(change.beforeTicks()),
          change.cause(),
          words.text("compare.column.before"));
      data.addValue(
          Ticks.toSeconds(change.afterTicks()), change.cause(), words.text("compare.column.after"));
      renderer.setSeriesPaint(i, Ink.of(change.cause()).marker());
      renderer.setSeriesToolTipGenerator(
          i,
          (dataset, row, column) ->
              part(change, column == 0 ? CauseChange::beforeTicks : CauseChange::afterTicks));
    }
    CategoryPlot plot = new CategoryPlot(data, new CategoryAxis(), seconds(), renderer);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    return Canvas.svg(plot, HEIGHT, words.text("compare.chart.causes"), text(), false);
  }

  private NumberAxis seconds() {
    NumberAxis axis = new NumberAxis();
    long longest = Math.max(comparison.before().targetTicks(), comparison.after().targetTicks());
    axis.setRange(0, Math.max(1e-6, Ticks.toSeconds(longest)));
    axis.setNumberFormatOverride(new SecondsFormat());
    return axis;
  }

  private String text() {
    return words.text(
        "compare.chart.causes.text",
        "before",
        Quantities.time(comparison.before().targetTicks()),
        "after",
        Quantities.time(comparison.after().targetTicks()),
        "beforeParts",
        parts(CauseChange::beforeTicks),
        "afterParts",
        parts(CauseChange::afterTicks));
  }

  private String parts(ToLongFunction<CauseChange> ticks) {
    return causes.stream().map(change -> part(change, ticks)).collect(Collectors.joining(", "));
  }

  private String part(CauseChange change, ToLongFunction<CauseChange> ticks) {
    return words.text("cause", change.cause()) + " " + Quantities.time(ticks.applyAsLong(change));
  }
}
