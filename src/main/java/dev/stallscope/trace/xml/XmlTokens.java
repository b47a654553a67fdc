package dev.stallscope.trace.xml;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The elements and texts of an XML file. Takes nothing from outside the file, and refuses what only
 * an attack has, before it fills the memory: document types, depth without end, names without end.
 */
final class XmlTokens implements Closeable {
  /** ProcMon's deepest is a stack's frame: eight. */
  private static final int DEEPEST = 64;

  /** ProcMon has some fifty. */
  private static final int MOST_NAMES = 1_000;

  private final CleanXml source;
  private final XMLStreamReader xml;
  private final Set<String> names = new HashSet<>();
  private String name = "";
  private int depth;
  private boolean documentType;

  XmlTokens(InputStream in) throws IOException, XMLStreamException {
    source = new CleanXml(in);
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    xml = factory.createXMLStreamReader(source);
  }

  /** Goes to the next element, wherever it is; false at the end of the file. */
  boolean nextElement() throws IOException, XMLStreamException {
    int what;
    do {
      what = next();
    } while (what != XMLStreamConstants.START_ELEMENT && what != XMLStreamConstants.END_DOCUMENT);
    return what == XMLStreamConstants.START_ELEMENT;
  }

  /** Goes to the next child of the element at hand, all of the last one read; false at its end. */
  boolean nextChild() throws IOException, XMLStreamException {
    int what;
    do {
      what = next();
    } while (what != XMLStreamConstants.START_ELEMENT && what != XMLStreamConstants.END_ELEMENT);
    return what == XMLStreamConstants.START_ELEMENT;
  }

  /** Whether the reading ended because the file declares a document type. */
  boolean hasDocumentType() {
    return documentType;
  }

  /** Name of the element at hand. */
  String name() {
    return name;
  }

  /** Appends the text of the element at hand and goes to its end. */
  void text(Utf8Texts into) throws IOException, XMLStreamException {
    while (true) {
      switch (next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            into.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        case XMLStreamConstants.START_ELEMENT -> skip();
        case XMLStreamConstants.END_ELEMENT -> {
          return;
        }
        default -> {
          // a comment: says nothing
        }
      }
    }
  }

  /** Goes to the end of the element at hand, past all within it, such as a stack. */
  void skip() throws IOException, XMLStreamException {
    int outside = depth - 1;
    while (depth > outside) {
      next();
    }
  }

  /** Every tag and text goes through here. */
  private int next() throws IOException, XMLStreamException {
    source.tokenBegins();
    if (!xml.hasNext()) {
      return XMLStreamConstants.END_DOCUMENT;
    }
    int what = advance();
    if (what == XMLStreamConstants.START_ELEMENT) {
      name = xml.getLocalName();
      depth++;
      check();
    } else if (what == XMLStreamConstants.END_ELEMENT) {
      depth--;
    } else if (what == XMLStreamConstants.DTD) {
      // nothing behind it is looked at
      documentType = true;
      return XMLStreamConstants.END_DOCUMENT;
    }
    return what;
  }

  private int advance() throws IOException, XMLStreamException {
    try {
      return xml.next();
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private void check() throws XMLStreamException {
    names.add(name);
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      names.add(xml.getAttributeLocalName(i));
    }
    if (depth > DEEPEST || names.size() > MOST_NAMES) {
      throw new XMLStreamException("no XML of Process Monitor", xml.getLocation());
    }
  }

  /** What the parser takes its characters from. */
  CleanXml source() {
    return source;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
