package dev.stallscope.report.chart;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Evidence;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.model.Ticks;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.text.Quantities;
import dev.stallscope.report.text.Sentences;
import dev.stallscope.report.text.TextWidth;
import dev.stallscope.report.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jspecify.annotations.Nullable;

/** A lane for each connection that waited: the wait, and on it the packets that show it. */
final class ConnectionsChart {
  private static final int MOST = 12;

  /** A connection may have sent thousands of packets; these show how the wait began. */
  private static final int MOST_PACKETS = 60;

  private static final int LANE_HEIGHT = 28;
  private static final int FRAME_HEIGHT = 64;
  private static final int LABEL_COLUMNS = 36;
  private static final double WAIT = 0.06;
  private static final double PACKET = 0.32;

  /** How wide a packet is drawn, as a part of the axis. */
  private static final double PACKET_WIDTH = 0.004;

  private final ReportInput input;
  private final Words words;
  private final Sentences sentences;
  private final List<Finding> shown;
  private final int all;

  /** A packet of a finding that is shown, or null for the wait itself. */
  private record Item(Finding finding, @Nullable Evidence packet) {}

  ConnectionsChart(ReportInput input, Words words) {
    this.input = input;
    this.words = words;
    this.sentences = new Sentences(input, words);
    List<Finding> stalls =
        input.analysis().findings().stream()
            .filter(finding -> finding.kind() == Cause.NETWORK_STALL)
            .toList();
    this.all = stalls.size();
    this.shown = stalls.stream().limit(MOST).toList();
  }

  boolean isEmpty() {
    return shown.isEmpty();
  }

  String note() {
    String note = words.text("chart.connections.note");
    String count = Quantities.count(shown.size());
    return shown.size() == all
        ? note
        : words.sentences(List.of(note, words.text("chart.connections.cut", "count", count)));
  }

  List<Chart.Key> keys() {
    return packets().keySet().stream()
        .map(what -> new Chart.Key(ink(what).id(), words.text("what", what)))
        .toList();
  }

  private Map<What, List<Item>> packets() {
    Map<What, List<Item>> packets = new TreeMap<>();
    for (Finding finding : shown) {
      finding.evidence().stream()
          .limit(MOST_PACKETS)
          .forEach(
              packet ->
                  packets
                      .computeIfAbsent(packet.what(), what -> new ArrayList<>())
                      .add(new Item(finding, packet)));
    }
    return packets;
  }

  private static Ink ink(What what) {
    return switch (what) {
      case CONNECT_ATTEMPT, RETRANSMIT -> Ink.NETWORK_STALL;
      case ANSWERED -> Ink.FILE_IO;
      case DISCONNECTED -> Ink.SLOW_OPERATION;
      case NAME_LOOKUP -> Ink.LOCK_CONFLICT;
      default -> Ink.REGISTRY;
    };
  }

  String svg() {
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    XYBarRenderer renderer = new XYBarRenderer();
    renderer.setUseYInterval(true);
    List<List<Item>> series = new ArrayList<>();
    add(series, data, renderer, Ink.PLAIN, waits());
    packets().forEach((what, items) -> add(series, data, renderer, ink(what), items));
    renderer.setDefaultToolTipGenerator((of, row, item) -> title(series.get(row).get(item)));
    renderer.setURLGenerator((of, row, item) -> "#" + series.get(row).get(item).finding().id());
    XYPlot plot = new XYPlot(data, seconds(), lanes(), renderer);
    plot.setRangeGridlinesVisible(false);
    int height = FRAME_HEIGHT + LANE_HEIGHT * shown.size();
    return Canvas.svg(plot, height, words.text("chart.connections"), text(), true);
  }

  private List<Item> waits() {
    return shown.stream().map(finding -> new Item(finding, null)).toList();
  }

  private void add(
      List<List<Item>> all,
      XYIntervalSeriesCollection data,
      XYBarRenderer renderer,
      Ink ink,
      List<Item> items) {
    XYIntervalSeries series = new XYIntervalSeries(all.size(), false, true);
    for (Item item : items) {
      Evidence packet = item.packet();
      double lane = shown.indexOf(item.finding());
      double from = packet == null ? 0 : since(item.finding(), packet);
      double to =
          packet == null
              ? Ticks.toSeconds(item.finding().blockedTicks())
              : from + PACKET_WIDTH * span();
      double half = packet == null ? WAIT : PACKET;
      series.add(from, from, to, lane, lane - half, lane + half);
    }
    data.addSeries(series);
    renderer.setSeriesPaint(all.size(), ink.marker());
    all.add(items);
  }

  /** Seconds from the begin of the wait; what came before it stands at its begin. */
  private double since(Finding finding, Evidence packet) {
    long ticks = input.store().startTicks(packet.event()) - finding.startTicks();
    return Ticks.toSeconds(Math.min(Math.max(0, ticks), finding.blockedTicks()));
  }

  private double span() {
    long longest = shown.stream().mapToLong(Finding::blockedTicks).max().orElse(0);
    return Math.max(1e-6, Ticks.toSeconds(longest));
  }

  private NumberAxis seconds() {
    NumberAxis axis = new NumberAxis(words.text("chart.connections.axis"));
    axis.setRange(0, span() * (1 + 2 * PACKET_WIDTH));
    axis.setNumberFormatOverride(new SecondsFormat());
    return axis;
  }

  private SymbolAxis lanes() {
    SymbolAxis axis = new SymbolAxis(null, shown.stream().map(this::label).toArray(String[]::new));
    axis.setRange(-0.5, shown.size() - 0.5);
    axis.setInverted(true);
    axis.setGridBandPaint(Ink.BAND.marker());
    axis.setGridBandAlternatePaint(Ink.SURFACE.marker());
    axis.setTickMarksVisible(false);
    return axis;
  }

  private String label(Finding finding) {
    return finding.id() + " " + TextWidth.shorten(sentences.behind(finding), LABEL_COLUMNS);
  }

  private String title(Item item) {
    Evidence packet = item.packet();
    if (packet == null) {
      return part(item.finding());
    }
    double since = since(item.finding(), packet);
    return words.text(
        "chart.connections.mark",
        "id",
        item.finding().id(),
        "what",
        words.text("what", packet.what()),
        "time",
        Quantities.time(Math.round(since * Ticks.PER_SECOND)),
        "event",
        packet.event());
  }

  private String part(Finding finding) {
    return words.text(
        "chart.connections.part",
        "connection",
        label(finding),
        "count",
        words.counted("chart.connections.packets", finding.evidence().size()),
        "time",
        Quantities.time(finding.blockedTicks()));
  }

  private String text() {
    return words.text(
        "chart.connections.text", "parts", words.list(shown.stream().map(this::part).toList()));
  }
}
