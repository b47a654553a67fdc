package dev.stallscope.report.chart;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.model.Ticks;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.text.Quantities;
import dev.stallscope.report.text.Words;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.data.category.DefaultCategoryDataset;

/** The operations that cost most, each a bar cut by cause. */
final class OperationsChart {
  private static final int MOST = 10;
  private static final int BAR_HEIGHT = 26;
  private static final int FRAME_HEIGHT = 44;
  private static final double THICKEST = 0.6;

  private final Words words;
  private final List<Row> rows;
  private final List<Cause> causes;

  /** An operation by the name ProcMon shows, and what it cost by cause, in ticks. */
  private record Row(String operation, Map<Cause, Long> ticks) {
    long total() {
      return ticks.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  OperationsChart(ReportInput input, Words words) {
    this.words = words;
    Map<String, Map<Cause, Long>> sums = new TreeMap<>();
    for (Finding finding : input.analysis().findings()) {
      sums.computeIfAbsent(finding.operation().displayName(), name -> new EnumMap<>(Cause.class))
          .merge(finding.kind(), finding.blockedTicks(), Long::sum);
    }
    rows =
        sums.entrySet().stream()
            .map(entry -> new Row(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingLong(Row::total).reversed())
            .limit(MOST)
            .toList();
    causes =
        rows.stream().flatMap(row -> row.ticks().keySet().stream()).distinct().sorted().toList();
  }

  String svg() {
    StackedBarRenderer renderer = new StackedBarRenderer();
    renderer.setMaximumBarWidth(THICKEST);
    for (int i = 0; i < causes.size(); i++) {
      renderer.setSeriesPaint(i, Ink.of(causes.get(i)).marker());
    }
    renderer.setDefaultToolTipGenerator((of, cause, row) -> part(rows.get(row)));
    CategoryAxis domain = new CategoryAxis();
    domain.setMaximumCategoryLabelWidthRatio(1);
    domain.setCategoryMargin(0.35);
    domain.setLowerMargin(0.02);
    domain.setUpperMargin(0.02);
    NumberAxis range = new NumberAxis();
    range.setNumberFormatOverride(new SecondsFormat());
    CategoryPlot plot = new CategoryPlot(data(), domain, range, renderer);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    String parts = rows.stream().map(this::part).collect(Collectors.joining(", "));
    String text = words.text("chart.operations.text", "parts", parts);
    int height = FRAME_HEIGHT + BAR_HEIGHT * rows.size();
    return Canvas.svg(plot, height, words.text("chart.operations"), text, false);
  }

  private DefaultCategoryDataset data() {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    for (Cause cause : causes) {
      for (Row row : rows) {
        double seconds = Ticks.toSeconds(row.ticks().getOrDefault(cause, 0L));
        data.addValue(seconds, cause, part(row));
      }
    }
    return data;
  }

  private String part(Row row) {
    return words.text(
        "chart.operations.part",
        "operation",
        row.operation(),
        "time",
        Quantities.time(row.total()));
  }
}
