package dev.stallscope.report.text;

import dev.stallscope.compare.Comparison.Outcome;
import dev.stallscope.model.Ticks;
import dev.stallscope.report.CompareInput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A comparison as JUnit's XML: a test for the verdict and one for each condition. */
public final class CompareJUnit {
  private static final String SUITE = "stallscope.compare";

  private final CompareSentences sentences;
  private final CompareInput input;
  private final XMLStreamWriter xml;

  /**
   * A condition on which the build fails.
   *
   * @param text as the user wrote it
   * @param met whether the comparison meets it
   */
  public record Condition(String text, boolean met) {}

  private CompareJUnit(CompareInput input, Words words, XMLStreamWriter xml) {
    this.input = input;
    this.sentences = new CompareSentences(input.comparison(), words);
    this.xml = xml;
  }

  /** Writes UTF-8; leaves the stream open. */
  public static void write(
      CompareInput input, Words words, List<Condition> conditions, OutputStream out)
      throws IOException {
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      new CompareJUnit(input, words, xml).suite(conditions);
      xml.flush();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private void suite(List<Condition> conditions) throws XMLStreamException {
    boolean untold = input.comparison().verdict().outcome() == Outcome.INCONCLUSIVE;
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", SUITE);
    xml.writeAttribute("tests", Integer.toString(1 + conditions.size()));
    xml.writeAttribute(
        "failures", Long.toString(conditions.stream().filter(Condition::met).count()));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", untold ? "1" : "0");
    xml.writeAttribute("time", seconds(input.comparison().after().targetTicks()));
    verdict(untold);
    for (Condition condition : conditions) {
      condition(condition);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void verdict(boolean untold) throws XMLStreamException {
    open("verdict", input.comparison().after().targetTicks());
    if (untold) {
      xml.writeEmptyElement("skipped");
      xml.writeAttribute("message", sentences.verdict());
    }
    xml.writeStartElement("system-out");
    xml.writeCharacters(sentences.verdict());
    for (String reason : sentences.reasons()) {
      xml.writeCharacters("\n" + reason);
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void condition(Condition condition) throws XMLStreamException {
    open("fail on " + VisibleText.of(condition.text()), 0);
    if (condition.met()) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", VisibleText.of(condition.text()));
      xml.writeCharacters(sentences.verdict());
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void open(String name, long ticks) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", SUITE);
    xml.writeAttribute("name", name);
    xml.writeAttribute("time", seconds(ticks));
  }

  private static String seconds(long ticks) {
    return String.format(Locale.ROOT, "%.3f", Ticks.toSeconds(ticks));
  }
}
