package dev.stallscope.trace.xml;

import dev.stallscope.model.Column;
import dev.stallscope.model.LoadedModule;
import dev.stallscope.trace.TraceFile;
import dev.stallscope.trace.text.TextRow;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** One pass over an XML export: first the process list, then event by event. */
final class XmlEvents implements Closeable {
  /** More of these in one process are not kept. */
  private static final int MOST_MODULES = 1 << 16;

  /** Texts of one event in {@code ProcessIndex} and its columns. */
  final TextRow row = new TextRow();

  /** ProcMon's number of the event's process. */
  long processNumber;

  private final XmlTokens xml;
  private final Utf8Texts texts = new Utf8Texts();
  private final @Nullable ProcessList processes;
  private final Set<Column> columns = EnumSet.noneOf(Column.class);
  private final Map<String, Column> columnOfTag = new HashMap<>();

  /**
   * @param processes takes the process list; null when it is known from an earlier pass
   */
  XmlEvents(TraceFile file, @Nullable ProcessList processes)
      throws IOException, XMLStreamException {
    this.xml = new XmlTokens(file.stream());
    this.processes = processes;
    for (Column column : Column.values()) {
      columnOfTag.put(column.xmlTag(), column);
    }
  }

  /** Why this is not ProcMon's XML, empty when it is; to be asked first. */
  String foreign() throws IOException, XMLStreamException {
    if (!xml.nextElement() || !xml.name().equals("procmon")) {
      return xml.hasDocumentType()
          ? "declares a document type, as Process Monitor's XML never does, and is not read."
          : "is XML, but not Process Monitor's.";
    }
    return "";
  }

  /** Goes to the next event, past the process list if that comes first; false at the end. */
  boolean next() throws IOException, XMLStreamException {
    while (xml.nextElement()) {
      if (xml.name().equals("event")) {
        event();
        return true;
      } else if (xml.name().equals("process")) {
        process();
      }
    }
    return false;
  }

  /** Every event goes through here. */
  private void event() throws IOException, XMLStreamException {
    row.clear();
    texts.clear();
    processNumber = ProcessList.NO_NUMBER;
    while (xml.nextChild()) {
      Column column = column(xml.name());
      if (column != null) {
        int start = texts.used();
        xml.text(texts);
        row.set(column, start, texts.used() - start);
        columns.add(column);
      } else if (xml.name().equals("ProcessIndex")) {
        processNumber = number();
      } else {
        xml.skip();
      }
    }
    row.bytes = texts.bytes();
  }

  private @Nullable Column column(String tag) {
    Column column = columnOfTag.get(tag);
    return column != null || tag.equals("ProcessIndex") ? column : Column.named(tag);
  }

  private long number() throws IOException, XMLStreamException {
    int start = texts.used();
    xml.text(texts);
    long number = 0;
    for (int i = start; i < texts.used(); i++) {
      int digit = texts.bytes()[i] - '0';
      if (digit < 0 || digit > 9 || i - start > 9) {
        return ProcessList.NO_NUMBER;
      }
      number = number * 10 + digit;
    }
    return texts.used() == start ? ProcessList.NO_NUMBER : number;
  }

  /** Whether the event has more text than an event can have; what was too much is left out. */
  boolean tooLong() {
    return texts.tooLong();
  }

  /** The row in an array of its own that is no longer than the row. */
  TextRow copyOfRow() {
    TextRow copy = new TextRow();
    copy.clear();
    copy.bytes = texts.copy();
    for (Column column : columns) {
      copy.set(column, row.starts[column.ordinal()], row.lengths[column.ordinal()]);
    }
    return copy;
  }

  /** Bytes of the row's texts. */
  int rowBytes() {
    return texts.used();
  }

  private void process() throws IOException, XMLStreamException {
    if (processes == null || processes.isFull()) {
      xml.skip();
      return;
    }
    Map<String, String> elements = new HashMap<>();
    List<LoadedModule> modules = new ArrayList<>();
    while (xml.nextChild()) {
      if (xml.name().equals("modulelist")) {
        while (xml.nextChild()) {
          Map<String, String> module = elements();
          if (modules.size() < MOST_MODULES) {
            modules.add(ListedProcess.module(module, processes.texts()));
          }
        }
      } else {
        element(elements);
      }
    }
    processes.add(elements, List.copyOf(modules));
  }

  private Map<String, String> elements() throws IOException, XMLStreamException {
    Map<String, String> elements = new HashMap<>();
    while (xml.nextChild()) {
      element(elements);
    }
    return elements;
  }

  private void element(Map<String, String> into) throws IOException, XMLStreamException {
    String name = xml.name();
    texts.clear();
    xml.text(texts);
    into.put(name, texts.from(0));
  }

  /** Columns met so far. */
  Set<Column> columns() {
    return columns;
  }

  /** What the parser takes its characters from. */
  CleanXml source() {
    return xml.source();
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }
}
