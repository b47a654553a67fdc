package dev.stallscope.report.chart;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.text.Quantities;
import dev.stallscope.report.text.Sentences;
import dev.stallscope.report.text.TextWidth;
import dev.stallscope.report.text.VisibleText;
import dev.stallscope.report.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** A lane for each process and thread with its long operations as bars that lead to their rows. */
final class TimelineChart {
  /** More bars than this hide each other and make the page heavy. */
  static final int MOST_BARS = 400;

  private static final int LANE_HEIGHT = 24;
  private static final int FRAME_HEIGHT = 64;
  private static final int LABEL_COLUMNS = 30;
  private static final int PATH_COLUMNS = 70;
  private static final double BAR = 0.36;

  /** A shorter bar would not be seen, as a part of the axis. */
  private static final double LEAST_BAR = 0.002;

  private final ReportInput input;
  private final Words words;
  private final Sentences sentences;
  private final List<Finding> shown;
  private final Lanes lanes;

  TimelineChart(ReportInput input, Words words) {
    this.input = input;
    this.words = words;
    this.sentences = new Sentences(input, words);
    List<Finding> findings = input.analysis().findings();
    this.shown = findings.subList(0, Math.min(MOST_BARS, findings.size()));
    this.lanes = new Lanes(shown);
  }

  String note() {
    String note = words.text("chart.timeline.note");
    boolean all = shown.size() == input.analysis().findings().size();
    String cut = words.text("chart.timeline.cut", "count", Quantities.count(shown.size()));
    return all ? note : words.sentences(List.of(note, cut));
  }

  List<Chart.Key> keys() {
    return byCause().stream()
        .map(bars -> bars.get(0).kind())
        .map(cause -> new Chart.Key(cause.id(), words.text("cause", cause)))
        .toList();
  }

  String svg() {
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    XYBarRenderer renderer = new XYBarRenderer();
    renderer.setUseYInterval(true);
    List<List<Finding>> bars = byCause();
    for (List<Finding> ofCause : bars) {
      int series = data.getSeriesCount();
      Cause cause = ofCause.get(0).kind();
      data.addSeries(series(cause, ofCause));
      renderer.setSeriesPaint(series, Ink.of(cause).marker());
    }
    renderer.setDefaultToolTipGenerator((of, series, item) -> title(bars.get(series).get(item)));
    renderer.setURLGenerator((of, series, item) -> "#" + bars.get(series).get(item).id());
    XYPlot plot = new XYPlot(data, seconds(), lanesAxis(), renderer);
    plot.setRangeGridlinesVisible(false);
    int height = FRAME_HEIGHT + LANE_HEIGHT * lanes.count();
    return Canvas.svg(plot, height, words.text("chart.timeline"), text(), true);
  }

  private XYIntervalSeries series(Cause cause, List<Finding> bars) {
    XYIntervalSeries series = new XYIntervalSeries(cause, false, true);
    double least = LEAST_BAR * Math.max(1e-6, span());
    for (Finding finding : bars) {
      double start = Ticks.toSeconds(input.sinceStart(finding.startTicks()));
      double end = start + Math.max(least, Ticks.toSeconds(finding.blockedTicks()));
      double lane = lanes.placeOf(finding);
      series.add(start, start, end, lane, lane - BAR, lane + BAR);
    }
    return series;
  }

  private List<List<Finding>> byCause() {
    return List.copyOf(
        shown.stream()
            .collect(Collectors.groupingBy(Finding::kind, TreeMap::new, Collectors.toList()))
            .values());
  }

  private String title(Finding finding) {
    return words.text(
        "chart.timeline.bar",
        "id",
        finding.id(),
        "operation",
        finding.operation().displayName(),
        "time",
        Quantities.time(finding.blockedTicks()),
        "path",
        TextWidth.shorten(sentences.path(finding.path()), PATH_COLUMNS));
  }

  private NumberAxis seconds() {
    NumberAxis axis = new NumberAxis(words.text("chart.timeline.axis"));
    double from = Ticks.toSeconds(input.sinceStart(input.target().startTicks()));
    axis.setRange(from, from + Math.max(1e-6, span()) * (1 + 2 * LEAST_BAR));
    axis.setNumberFormatOverride(new SecondsFormat());
    return axis;
  }

  /** Seconds the axis covers: the target's time. */
  private double span() {
    return Ticks.toSeconds(input.targetTicks());
  }

  private SymbolAxis lanesAxis() {
    List<String> labels = new ArrayList<>();
    lanes.own().forEach(lane -> labels.add(label(lane)));
    if (lanes.folded() > 0) {
      labels.add(words.text("chart.timeline.others"));
    }
    SymbolAxis axis = new SymbolAxis(null, labels.toArray(String[]::new));
    axis.setRange(-0.5, labels.size() - 0.5);
    axis.setInverted(true);
    axis.setGridBandPaint(Ink.BAND.marker());
    axis.setGridBandAlternatePaint(Ink.SURFACE.marker());
    axis.setTickMarksVisible(false);
    return axis;
  }

  private String label(Lanes.Lane lane) {
    ProcessInfo process = input.process(lane.process());
    String key = lane.threadId() < 0 ? "chart.timeline.lane.process" : "chart.timeline.lane";
    String name = VisibleText.of(process.name());
    String label = words.text(key, "name", name, "pid", process.pidText(), "tid", lane.threadId());
    return TextWidth.shorten(label, LABEL_COLUMNS);
  }

  private String text() {
    return words.text(
        "chart.timeline.text",
        "count",
        words.counted("chart.timeline.bars", shown.size()),
        "lanes",
        words.counted("chart.timeline.lanes", lanes.count()));
  }
}
