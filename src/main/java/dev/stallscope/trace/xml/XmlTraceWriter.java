package dev.stallscope.trace.xml;

import dev.stallscope.model.Column;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.EventSink;
import dev.stallscope.trace.EventTexts;
import dev.stallscope.trace.TraceReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a capture in the form of Process Monitor's XML export: the list of processes, then event
 * by event the texts that the reader of the capture gives. Stacks are not written. Nothing is kept,
 * so a capture may be of any size.
 */
public final class XmlTraceWriter implements EventSink, Closeable {
  private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

  private final Writer out;
  private final Column[] columns;
  private final String[] tags;
  private final XmlElements elements = new XmlElements();
  private @Nullable IOException failure;

  /**
   * Begins the document and takes {@code out} over: {@link #close} closes it.
   *
   * @param columns what each event is to tell, in this order
   * @param processes all of the capture's: {@link EventRecord#process} is an index into it
   */
  public XmlTraceWriter(OutputStream out, List<Column> columns, List<ProcessInfo> processes)
      throws IOException {
    this.out = new BufferedWriter(new OutputStreamWriter(out, encoder()), 1 << 16);
    this.columns = columns.toArray(Column[]::new);
    this.tags = columns.stream().map(Column::xmlTag).toArray(String[]::new);
    begin(processes);
  }

  /** Half a surrogate pair stands in some Windows paths; UTF-8 has no form for it. */
  private static CharsetEncoder encoder() {
    return StandardCharsets.UTF_8
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .replaceWith(REPLACEMENT);
  }

  /**
   * Writes all events of a capture. Goes through it twice: some formats name processes only event
   * by event, and in XML they stand before the events.
   *
   * @param out is left open
   */
  public static void write(TraceReader capture, List<Column> columns, OutputStream out)
      throws IOException {
    capture.read((event, texts) -> true);
    XmlTraceWriter writer = new XmlTraceWriter(out, columns, capture.processes());
    capture.read(writer);
    writer.end();
  }

  private void begin(List<ProcessInfo> processes) throws IOException {
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + XmlElements.LINE_END);
    out.write("<procmon><processlist>");
    for (ProcessInfo process : processes) {
      ProcessElement.append(process, elements);
      out.write(elements.take());
    }
    out.write("</processlist><eventlist>" + XmlElements.LINE_END);
  }

  /** A failure to write ends the reading, and {@link #close} throws it. */
  @Override
  public boolean event(EventRecord event, EventTexts texts) {
    elements.markup("<event>" + XmlElements.LINE_END);
    elements.element("ProcessIndex", Integer.toString(ProcessElement.index(event.process)));
    for (int i = 0; i < columns.length; i++) {
      elements.element(columns[i], tags[i], texts);
    }
    elements.markup("</event>" + XmlElements.LINE_END);
    try {
      out.write(elements.take());
      return true;
    } catch (IOException e) {
      failure = e;
      return false;
    }
  }

  private void end() throws IOException {
    IOException failed = failure;
    if (failed != null) {
      throw failed;
    }
    out.write("</eventlist></procmon>" + XmlElements.LINE_END);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    try (out) {
      end();
    }
  }
}
