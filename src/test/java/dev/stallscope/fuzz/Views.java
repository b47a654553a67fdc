package dev.stallscope.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stallscope.report.CompareInput;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.ReportSchema;
import dev.stallscope.report.html.CompareReport;
import dev.stallscope.report.html.HtmlReport;
import dev.stallscope.report.json.CompareJson;
import dev.stallscope.report.json.ReportJson;
import dev.stallscope.report.text.CompareJUnit;
import dev.stallscope.report.text.CompareJUnit.Condition;
import dev.stallscope.report.text.CompareMarkdown;
import dev.stallscope.report.text.CompareSummary;
import dev.stallscope.report.text.Language;
import dev.stallscope.report.text.TextSummary;
import dev.stallscope.report.text.TextWidth;
import dev.stallscope.report.text.VisibleText;
import dev.stallscope.report.text.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What a trace says is a text in every view of it, in every language, and nothing else. */
final class Views {
  @FunctionalInterface
  private interface View {
    void write(OutputStream out) throws IOException;
  }

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Views() {}

  /** Looks at all views of a report. */
  static void check(ReportInput input, Language language) throws IOException {
    Words words = Words.in(language);
    checkPage(out -> HtmlReport.write(input, words, out));
    checkLines(TextSummary.lines(input, words, false));
    byte[] json = bytes(out -> ReportJson.write(input, out));
    assertThat(ReportSchema.faults(MAPPER.readTree(json))).isEmpty();
  }

  /** Looks at all views of a comparison. */
  static void check(CompareInput input, Language language) throws IOException {
    Words words = Words.in(language);
    checkPage(out -> CompareReport.write(input, words, out));
    checkLines(CompareSummary.lines(input, words, false));
    checkMarkdown(out -> CompareMarkdown.write(input, words, out));
    checkJUnit(out -> CompareJUnit.write(input, words, conditions(input), out));
    byte[] json = bytes(out -> CompareJson.write(input, out));
    assertThat(ReportSchema.compareFaults(MAPPER.readTree(json))).isEmpty();
  }

  /** One language for each input, as all in all of them would take twice as long. */
  static Language language(byte[] trace) {
    return Language.values()[trace.length % Language.values().length];
  }

  private static byte[] bytes(View view) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    view.write(out);
    return out.toByteArray();
  }

  private static void checkPage(View page) throws IOException {
    assertThat(Markup.foreign(new String(bytes(page), StandardCharsets.UTF_8))).isEmpty();
  }

  /** No line steers a terminal or is wider than one. */
  private static void checkLines(List<String> lines) {
    for (String line : lines) {
      assertThat(VisibleText.of(line)).isEqualTo(line);
      assertThat(TextWidth.of(line)).as(line).isLessThanOrEqualTo(TextSummary.WIDTH);
    }
  }

  private static void checkMarkdown(View markdown) throws IOException {
    String text = new String(bytes(markdown), StandardCharsets.UTF_8);
    assertThat(text).doesNotContain("<");
    text.lines().forEach(line -> assertThat(VisibleText.of(line)).isEqualTo(line));
  }

  private static List<Condition> conditions(CompareInput input) {
    return input.notes().stream().map(note -> new Condition(note.file(), false)).toList();
  }

  private static void checkJUnit(View junit) throws IOException {
    try {
      XMLStreamReader xml =
          XMLInputFactory.newDefaultFactory()
              .createXMLStreamReader(new ByteArrayInputStream(bytes(junit)));
      while (xml.hasNext()) {
        xml.next();
      }
    } catch (XMLStreamException e) {
      throw new AssertionError("JUnit's XML is not well-formed", e);
    }
  }
}
