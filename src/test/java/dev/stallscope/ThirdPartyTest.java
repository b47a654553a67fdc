package dev.stallscope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import dev.stallscope.report.chart.Chart;
import dev.stallscope.report.html.Page.Answer;
import dev.stallscope.report.html.Page.ShareRow;
import dev.stallscope.report.text.Words;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Rectangle;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.data.category.DefaultCategoryDataset;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Holds what we lean on in libraries whose optional parts the build leaves out. */
class ThirdPartyTest {

  @Test
  void opencsvReadsWithoutItsBeanMapping() throws Exception {
    String csv = "\"C:\\a\\\",\"b \"\"q\"\"\"\r\n\"two\nlines\",\"\"\r\n";
    try (CSVReader reader =
        new CSVReaderBuilder(new StringReader(csv))
            .withCSVParser(new RFC4180ParserBuilder().build())
            .build()) {
      assertThat(reader.readNext()).containsExactly("C:\\a\\", "b \"q\"");
      assertThat(reader.readNext()).containsExactly("two\nlines", "");
      assertThat(reader.readNext()).isNull();
    }
    try (CSVReader reader = new CSVReader(new StringReader("a,b\nc,\n"))) {
      assertThat(reader.readAll()).hasSize(2);
    }
  }

  @Test
  void templatesArePrecompiledAndEscape() {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null,
            ContentType.Html,
            getClass().getClassLoader(),
            "dev.stallscope.report.html.templates");
    StringOutput html = new StringOutput();
    engine.render(
        "part/answer.jte", Map.of("words", Words.english(), "answer", answer("<b> \"x\"")), html);
    assertThat(html.toString())
        .contains(
            "class=\"swatch &lt;b> &#34;x&#34;\"", "<p class=\"verdict\">&lt;b&gt; \"x\"</p>");
  }

  private static Answer answer(String text) {
    Chart chart = new Chart("wall", text, text, List.of(), null);
    return new Answer(
        text, text, text, List.of(), chart, List.of(new ShareRow(text, text, "", "")), List.of());
  }

  @Test
  void chartsBecomeSvgOverThePlatformsDom() throws Exception {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    data.addValue(3.5, "blocked", "antivirus");
    JFreeChart chart = ChartFactory.createBarChart("Blocked", "cause", "seconds", data);
    Document document =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .getDOMImplementation()
            .createDocument("http://www.w3.org/2000/svg", "svg", null);
    SVGGraphics2D graphics = new SVGGraphics2D(document);
    chart.draw(graphics, new Rectangle(400, 300));
    graphics.setPaint(new GradientPaint(0, 0, Color.RED, 10, 10, Color.BLUE));
    graphics.fill(new Rectangle(10, 10));
    StringWriter svg = new StringWriter();
    graphics.stream(svg, true);
    assertThat(svg.toString()).contains("<svg").contains("antivirus").contains("linearGradient");
  }

  @Test
  void jsonIsWrittenAndCheckedAgainstASchema() throws Exception {
    StringWriter json = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(json)) {
      generator.writeStartObject();
      generator.writeStringField("schema", "stallscope.report/1");
      generator.writeEndObject();
    }
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema("{\"required\":[\"schema\",\"tool\"]}");
    assertThat(schema.validate(new ObjectMapper().readTree(json.toString()))).hasSize(1);
  }
}
