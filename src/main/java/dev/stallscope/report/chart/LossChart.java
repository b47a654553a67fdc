package dev.stallscope.report.chart;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.model.Ticks;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.text.Quantities;
import dev.stallscope.report.text.TextWidth;
import dev.stallscope.report.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jspecify.annotations.Nullable;

/** What cost most, by one side of the findings: each a bar cut by cause that leads to a row. */
final class LossChart {
  private static final int MOST = 10;
  private static final int BAR_HEIGHT = 26;
  private static final int FRAME_HEIGHT = 44;
  private static final int LABEL_COLUMNS = 52;
  private static final double THICKEST = 0.6;

  private final Words words;
  private final String title;
  private final List<Bar> bars;
  private final List<Cause> causes;

  /** What a bar stands for, its findings and what they cost by cause, in ticks. */
  private record Bar(String name, List<Finding> findings, Map<Cause, Long> ticks) {
    static Bar of(Map.Entry<String, List<Finding>> group) {
      Map<Cause, Long> ticks = new EnumMap<>(Cause.class);
      group.getValue().forEach(f -> ticks.merge(f.kind(), f.blockedTicks(), Long::sum));
      return new Bar(group.getKey(), group.getValue(), ticks);
    }

    long total() {
      return ticks.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** A bar's name on the axis; names cut to the same text stay apart. */
  private static final class Label implements Comparable<Label> {
    private final int place;
    private final String text;

    Label(int place, String text) {
      this.place = place;
      this.text = text;
    }

    @Override
    public int compareTo(Label other) {
      return Integer.compare(place, other.place);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * Groups the findings.
   *
   * @param name of the bar that a finding belongs to; null when it belongs to none
   */
  LossChart(
      ReportInput input, Words words, String title, Function<Finding, @Nullable String> name) {
    this.words = words;
    this.title = title;
    Map<String, List<Finding>> groups = new TreeMap<>();
    for (Finding finding : input.analysis().findings()) {
      String group = name.apply(finding);
      if (group != null) {
        groups.computeIfAbsent(group, key -> new ArrayList<>()).add(finding);
      }
    }
    bars =
        groups.entrySet().stream()
            .map(Bar::of)
            .sorted(Comparator.comparingLong(Bar::total).reversed())
            .limit(MOST)
            .toList();
    causes =
        bars.stream().flatMap(bar -> bar.ticks().keySet().stream()).distinct().sorted().toList();
  }

  boolean isEmpty() {
    return bars.isEmpty();
  }

  List<Chart.Key> keys() {
    return causes.stream().map(c -> new Chart.Key(c.id(), words.text("cause", c))).toList();
  }

  String svg() {
    StackedBarRenderer renderer = new StackedBarRenderer();
    renderer.setMaximumBarWidth(THICKEST);
    for (int i = 0; i < causes.size(); i++) {
      renderer.setSeriesPaint(i, Ink.of(causes.get(i)).marker());
    }
    renderer.setDefaultToolTipGenerator((of, cause, bar) -> tip(bars.get(bar)));
    renderer.setDefaultItemURLGenerator((of, cause, bar) -> link(bars.get(bar)));
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
    String parts = words.list(bars.stream().map(this::part).toList());
    String text = words.text("chart.losses.text", "parts", parts);
    int height = FRAME_HEIGHT + BAR_HEIGHT * bars.size();
    return Canvas.svg(plot, height, title, text, true);
  }

  private DefaultCategoryDataset data() {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    for (int i = 0; i < bars.size(); i++) {
      Label label = new Label(i, part(bars.get(i)));
      for (Cause cause : causes) {
        double seconds = Ticks.toSeconds(bars.get(i).ticks().getOrDefault(cause, 0L));
        data.addValue(seconds, cause, label);
      }
    }
    return data;
  }

  /** To the longest of its findings, which are in that order. */
  private static String link(Bar bar) {
    return "#" + bar.findings().get(0).id();
  }

  private String part(Bar bar) {
    String name = TextWidth.shorten(bar.name(), LABEL_COLUMNS);
    return words.text("chart.losses.part", "name", name, "time", Quantities.time(bar.total()));
  }

  private String tip(Bar bar) {
    return words.text(
        "chart.losses.bar",
        "name",
        TextWidth.shorten(bar.name(), 2 * LABEL_COLUMNS),
        "time",
        Quantities.time(bar.total()),
        "count",
        words.counted("chart.timeline.bars", bar.findings().size()));
  }
}
