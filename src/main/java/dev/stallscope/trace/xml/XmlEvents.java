package dev.stallscope.trace.xml;

import dev.stallscope.model.Column;
import dev.stallscope.model.LoadedModule;
import dev.stallscope.trace.TraceFile;
import dev.stallscope.trace.text.TextRow;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One pass over an XML export: first the process list, then event by event. */
final class XmlEvents implements Closeable {
  /** Texts of one event in {@code ProcessIndex} and its columns. */
  final TextRow row = new TextRow();

  String processIndex = "";

  private final CleanXml clean;
  private final XMLStreamReader xml;
  private final ProcessList processes = new ProcessList();
  private final Set<Column> columns = EnumSet.noneOf(Column.class);
  private byte[] buffer = new byte[1 << 12];
  private int used;

  XmlEvents(TraceFile file) throws IOException, XMLStreamException {
    BufferedReader text =
        new BufferedReader(new InputStreamReader(file.stream(), StandardCharsets.UTF_8), 1 << 16);
    text.mark(1);
    if (text.read() != 0xFEFF) {
      text.reset();
    }
    clean = new CleanXml(text);
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    xml = factory.createXMLStreamReader(clean);
  }

  /** Whether the root is ProcMon's; to be asked first. */
  boolean isProcmon() throws XMLStreamException {
    while (xml.hasNext()) {
      int what = xml.next();
      if (what == XMLStreamConstants.DTD) {
        return false;
      }
      if (what == XMLStreamConstants.START_ELEMENT) {
        return xml.getLocalName().equals("procmon");
      }
    }
    return false;
  }

  /** Goes to the next event, past the process list if that comes first; false at the end. */
  boolean next() throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("process")) {
          process();
        } else if (xml.getLocalName().equals("event")) {
          event();
          return true;
        }
      }
    }
    return false;
  }

  private void event() throws XMLStreamException {
    row.clear();
    used = 0;
    processIndex = "";
    while (nextChild("event")) {
      String tag = xml.getLocalName();
      Column column = Column.named(tag);
      if (tag.equals("ProcessIndex")) {
        processIndex = xml.getElementText();
      } else if (column == null) {
        skip();
      } else {
        put(column, xml.getElementText());
      }
    }
    row.bytes = buffer;
  }

  private void put(Column column, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (buffer.length - used < utf8.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, used + utf8.length));
    }
    System.arraycopy(utf8, 0, buffer, used, utf8.length);
    row.set(column, used, utf8.length);
    used += utf8.length;
    columns.add(column);
  }

  private void process() throws XMLStreamException {
    Map<String, String> entry = new HashMap<>();
    List<LoadedModule> modules = new ArrayList<>();
    while (nextChild("process")) {
      if (xml.getLocalName().equals("modulelist")) {
        while (nextChild("modulelist")) {
          modules.add(module());
        }
      } else {
        entry.put(xml.getLocalName(), xml.getElementText());
      }
    }
    processes.add(entry, List.copyOf(modules));
  }

  private LoadedModule module() throws XMLStreamException {
    Map<String, String> entry = new HashMap<>();
    while (nextChild("module")) {
      entry.put(xml.getLocalName(), xml.getElementText());
    }
    return new LoadedModule(
        ProcessList.text(entry, "Path"),
        ProcessList.number(entry, "BaseAddress", 0),
        ProcessList.number(entry, "Size", 0),
        ProcessList.text(entry, "Version"),
        ProcessList.text(entry, "Company"),
        ProcessList.text(entry, "Description"),
        ProcessList.number(entry, "Timestamp", 0));
  }

  /** Goes to the next element within the one of this name; false at its end. */
  private boolean nextChild(String parent) throws XMLStreamException {
    while (xml.hasNext()) {
      int what = xml.next();
      if (what == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (what == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(parent)) {
        return false;
      }
    }
    return false;
  }

  /** Passes over an element and all within it, such as a stack. */
  private void skip() throws XMLStreamException {
    for (int depth = 1; depth > 0 && xml.hasNext(); ) {
      int what = xml.next();
      depth += what == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= what == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
  }

  /** The processes met so far: all of them once the first event is at hand. */
  ProcessList processes() {
    return processes;
  }

  /** Columns met so far. */
  Set<Column> columns() {
    return columns;
  }

  /** Characters that XML does not allow and that were replaced. */
  long replaced() {
    return clean.replaced();
  }

  @Override
  public void close() throws IOException {
    clean.close();
  }
}
