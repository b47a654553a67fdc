package dev.stallscope.report.chart;

import dev.stallscope.compare.Comparison;
import dev.stallscope.compare.Comparison.DurationChange;
import dev.stallscope.model.Ticks;
import dev.stallscope.report.text.Quantities;
import dev.stallscope.report.text.TextWidth;
import dev.stallscope.report.text.VisibleText;
import dev.stallscope.report.text.Words;
import java.util.List;
import java.util.stream.Collectors;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.data.category.DefaultCategoryDataset;

/** The folders whose time changed most: a bar before and one after for each. */
final class PlacePairChart {
  private static final int MOST = 10;
  private static final int PAIR_HEIGHT = 40;
  private static final int FRAME_HEIGHT = 44;
  private static final int NAME_COLUMNS = 56;

  private final Words words;
  private final List<DurationChange> places;

  PlacePairChart(Comparison comparison, Words words) {
    this.words = words;
    this.places =
        comparison.places().stream().filter(c -> c.savedTicks() != 0).limit(MOST).toList();
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  String svg() {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    for (int i = 0; i < places.size(); i++) {
      DurationChange place = places.get(i);
      Row row = new Row(i, name(place));
      data.addValue(Ticks.toSeconds(place.beforeTicks()), "before", row);
      data.addValue(Ticks.toSeconds(place.afterTicks()), "after", row);
    }
    BarRenderer renderer = new BarRenderer();
    renderer.setItemMargin(0.08);
    renderer.setSeriesPaint(0, Ink.BEFORE.marker());
    renderer.setSeriesPaint(1, Ink.AFTER.marker());
    renderer.setDefaultToolTipGenerator((of, side, row) -> part(places.get(row)));
    CategoryAxis domain = new CategoryAxis();
    domain.setMaximumCategoryLabelWidthRatio(1);
    domain.setCategoryMargin(0.3);
    domain.setLowerMargin(0.02);
    domain.setUpperMargin(0.02);
    NumberAxis range = new NumberAxis();
    range.setNumberFormatOverride(new SecondsFormat());
    CategoryPlot plot = new CategoryPlot(data, domain, range, renderer);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    String parts = places.stream().map(this::part).collect(Collectors.joining(", "));
    String text = words.text("compare.chart.places.text", "parts", parts);
    int height = FRAME_HEIGHT + PAIR_HEIGHT * places.size();
    return Canvas.svg(plot, height, words.text("compare.chart.places"), text, false);
  }

  /** Two long names may be shortened to the same text. */
  private record Row(int place, String name) implements Comparable<Row> {
    @Override
    public int compareTo(Row other) {
      return Integer.compare(place, other.place);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static String name(DurationChange place) {
    return TextWidth.shorten(VisibleText.of(place.name()), NAME_COLUMNS);
  }

  private String part(DurationChange place) {
    return words.text(
        "compare.chart.places.part",
        "place",
        name(place),
        "before",
        Quantities.time(place.beforeTicks()),
        "after",
        Quantities.time(place.afterTicks()));
  }
}
