package dev.stallscope.trace.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;

/** Lets other packages' tests see what is left of an XML for the parser. */
public final class XmlInPieces {
  private XmlInPieces() {}

  /** The clean text, and behind it how much had to be replaced. */
  public static String clean(byte[] xml, int chunk) throws IOException {
    StringWriter text = new StringWriter();
    try (CleanXml clean = new CleanXml(new ByteArrayInputStream(xml), chunk)) {
      ((Reader) clean).transferTo(text);
      return text + "\n" + clean.replaced() + " " + clean.undecodable();
    }
  }
}
