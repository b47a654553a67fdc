package dev.stallscope.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Operation;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.SampleReports;
import dev.stallscope.report.text.Words;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportChartsTest {
  private static final Words WORDS = Words.english();

  private static List<Chart> charts(ReportInput input) {
    List<Chart> charts = new ArrayList<>(ReportCharts.longOperations(input, WORDS));
    charts.add(ReportCharts.wallClock(input, WORDS));
    return charts;
  }

  private static Document parsed(Chart chart) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(chart.svg())));
  }

  private static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  @Test
  void areWellFormedAndNamed() throws Exception {
    List<Chart> charts = charts(SampleReports.goBuild(60));
    assertThat(charts)
        .extracting(Chart::id)
        .containsExactly(
            "timeline", "durations", "operations", "directories", "extensions", "wallclock");
    for (Chart chart : charts) {
      Element svg = parsed(chart).getDocumentElement();
      assertThat(svg.getAttribute("aria-label")).startsWith(chart.title() + ": ");
      assertThat(svg.getAttribute("viewBox")).startsWith("0 0 1000 ");
      assertThat(svg.getFirstChild().getNodeName()).isEqualTo("title");
    }
  }

  @Test
  void takeAllColoursFromThePage() throws Exception {
    for (Chart chart : charts(SampleReports.goBuild(60))) {
      assertThat(chart.svg()).doesNotContain("rgb(").contains("var(--ink-");
      for (Element element : elements(parsed(chart), "*")) {
        for (String name : List.of("fill", "stroke")) {
          String paint = element.getAttribute(name);
          assertThat(paint).matches("|none|var\\(--ink-[a-z-]+\\)");
        }
      }
    }
  }

  /** Outlines would show no Chinese where it was drawn without a Chinese font. */
  @Test
  void allTextStaysText() throws Exception {
    for (Chart chart : charts(SampleReports.goBuild(60))) {
      Document svg = parsed(chart);
      if (chart.id().equals("durations")) {
        List<String> texts = elements(svg, "text").stream().map(Element::getTextContent).toList();
        assertThat(texts)
            .contains(WORDS.text("chart.durations.count"), WORDS.text("chart.durations.axis"))
            .contains("1 ms", "100 ms");
      }
      for (Element path : elements(svg, "path")) {
        assertThat(path.getAttribute("d")).as("a curve, as letters have").doesNotMatch(".*[QC].*");
      }
    }
  }

  @Test
  void haveNoStylesIdsOrDefinitions() {
    for (Chart chart : charts(SampleReports.goBuild(60))) {
      assertThat(chart.svg()).doesNotContainPattern("\\s(style|id|clip-path|on[a-z]+)=");
      assertThat(chart.svg()).doesNotContain("<defs").doesNotContain("<image");
    }
  }

  @Test
  void barsOfTheTimelineLeadToTheirRows() throws Exception {
    ReportInput input = SampleReports.goBuild(60);
    Chart timeline = ReportCharts.longOperations(input, WORDS).get(0);
    List<Element> links = elements(parsed(timeline), "a");
    assertThat(links).extracting(a -> a.getAttribute("href")).hasSize(60).contains("#F1", "#F60");
    Element first =
        links.stream().filter(a -> a.getAttribute("href").equals("#F1")).findFirst().orElseThrow();
    assertThat(first.getTextContent()).startsWith("F1: WriteFile 3.82 s, C:\\Users\\ci");
  }

  @Test
  void manyThreadsAreFoldedIntoOneLane() throws Exception {
    SampleReports world = SampleReports.of("node.exe", "npm ci");
    for (int i = 0; i < 100; i++) {
      world.finding(0, 1000 + i, Operation.READ_FILE, "C:\\a", SampleReports.START, 900_000 + i, 0);
    }
    Chart timeline = ReportCharts.longOperations(world.input(), WORDS).get(0);
    List<String> texts =
        elements(parsed(timeline), "text").stream().map(Element::getTextContent).toList();
    assertThat(texts).contains("other threads", "node.exe 4120 / 1099");
    assertThat(texts.stream().filter(text -> text.startsWith("node.exe"))).hasSize(Lanes.MOST - 1);
  }

  @Test
  void hostileTextsStayTexts() throws Exception {
    SampleReports world =
        SampleReports.of("<b>&\u0000\ud800.exe", "")
            .finding(
                0, 1, Operation.READ_FILE, "\"><script>\u202e", SampleReports.START, 900_000, 0);
    Chart timeline = ReportCharts.longOperations(world.input(), WORDS).get(0);
    assertThat(elements(parsed(timeline), "script")).isEmpty();
    assertThat(timeline.svg()).contains("&lt;b&gt;&amp;␀⟨U+D800⟩").contains("⟨U+202E⟩");
  }

  @Test
  void everyOperationIsInOneBinAndTheThresholdIsAnEdge() {
    ReportInput input = SampleReports.goBuild(60);
    DurationBins bins = DurationBins.of(input);
    long timed = 0;
    long atLeast = 0;
    for (long event = 0; event < input.store().size(); event++) {
      long ticks = input.store().durationTicks(event);
      timed += ticks > 0 ? 1 : 0;
      atLeast += ticks >= SampleReports.THRESHOLD ? 1 : 0;
    }
    assertThat(bins.total()).isEqualTo(timed);
    assertThat(bins.atLeastThreshold()).isEqualTo(atLeast).isEqualTo(62);
    assertThat(Arrays.stream(bins.findings()).sum()).isEqualTo(60);
  }

  @Test
  void withoutDurationsOrFindingsThereIsNothingToDraw() {
    ReportInput missing = SampleReports.of("a.exe", "").withoutDurations().input();
    assertThat(ReportCharts.longOperations(missing, WORDS)).isEmpty();
    assertThat(ReportCharts.longOperations(SampleReports.goBuild(0), WORDS))
        .extracting(Chart::id)
        .containsExactly("durations");
  }
}
