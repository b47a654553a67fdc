package dev.stallscope.trace.xml;

import dev.stallscope.model.Column;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.trace.ChosenEvents;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.EventSink;
import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadMode;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import dev.stallscope.trace.TraceFormat;
import dev.stallscope.trace.TraceReader;
import dev.stallscope.trace.text.RowDecoder;
import dev.stallscope.trace.text.TextRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads an XML export, with or without stacks. Texts are what the XML holds; of ProcMon's line ends
 * within a text (CR CR LF) an XML parser leaves two line feeds. Events have no byte offset.
 */
public final class XmlTraceReader implements TraceReader {
  /** Events from which the forms of the locale are learned. */
  private static final int SAMPLE_EVENTS = 4_000;

  private static final long SAMPLE_BYTES = 32L << 20;

  private final TraceFile file;
  private final ReadOptions options;
  private final ReadDiagnostics opening = new ReadDiagnostics();
  private final ProcessList processes = new ProcessList();
  private final RowDecoder decoder;
  private final TraceInfo info;
  private final AtomicLong position = new AtomicLong();

  /** Of the last whole pass, or of the latest while there was none. */
  private ReadDiagnostics reading = new ReadDiagnostics();

  private boolean readWhole;
  private @Nullable List<ProcessInfo> known;

  private XmlTraceReader(TraceFile file, ReadOptions options) throws IOException {
    this.file = file;
    this.options = options;
    Set<Column> columns = EnumSet.noneOf(Column.class);
    this.decoder = new RowDecoder(columns, sample(columns), opening);
    this.info =
        new TraceInfo(
            List.of(file.name()),
            TraceFormat.XML.name(),
            "",
            "",
            0,
            0,
            0,
            columns,
            decoder.dated(),
            -1);
  }

  /**
   * Opens an export and takes the file over: closes it in the end, also when this fails.
   *
   * @throws MalformedTraceException when it is some other XML or holds no event
   */
  public static XmlTraceReader open(TraceFile file, ReadOptions options) throws IOException {
    try {
      return new XmlTraceReader(file, options);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** The first events, and on the way to them the process list and the columns. */
  private List<TextRow> sample(Set<Column> columns) throws IOException {
    List<TextRow> rows = new ArrayList<>();
    long bytes = 0;
    try (XmlEvents events = new XmlEvents(file, processes)) {
      requireProcmon(events);
      while (rows.size() < SAMPLE_EVENTS && bytes < SAMPLE_BYTES && events.next()) {
        rows.add(events.copyOfRow());
        bytes += events.rowBytes();
        columns.addAll(events.columns());
      }
    } catch (XMLStreamException e) {
      if (rows.isEmpty()) {
        throw damaged(e);
      }
    }
    if (!columns.contains(Column.OPERATION)) {
      throw MalformedTraceException.ofFile(
          file.name(),
          rows.isEmpty()
              ? "holds no events. Save the trace again, with all events, as XML or PML."
              : "holds events without an operation. Show the column Operation in Process Monitor"
                  + " and save the trace again, or save it as PML.");
    }
    if (processes.isFull()) {
      opening.add(
          "xml.process-list-too-long",
          "The list of processes is longer than can be true; only its beginning was read.");
    }
    return rows;
  }

  private void requireProcmon(XmlEvents events) throws IOException, XMLStreamException {
    String fault = events.foreign();
    if (!fault.isEmpty()) {
      throw MalformedTraceException.ofFile(
          file.name(),
          fault + " Save the trace in Process Monitor with File > Save as XML, or as PML.");
    }
  }

  private MalformedTraceException damaged(XMLStreamException cause) {
    MalformedTraceException damage =
        MalformedTraceException.ofFile(
            file.name(), "line " + line(cause) + ": is no whole XML from here on. Save it again.");
    damage.initCause(cause);
    return damage;
  }

  private static int line(XMLStreamException cause) {
    return cause.getLocation() == null ? 1 : Math.max(1, cause.getLocation().getLineNumber());
  }

  @Override
  public TraceInfo info() {
    return info;
  }

  @Override
  public List<ProcessInfo> processes() {
    List<ProcessInfo> latest = known;
    if (latest == null || latest.size() < processes.entries().size()) {
      latest = KnownProcesses.of(processes, decoder.freshProcesses(), decoder.dated());
      known = latest;
    }
    return latest;
  }

  @Override
  public ReadDiagnostics diagnostics() {
    ReadDiagnostics all = new ReadDiagnostics();
    all.addAll(opening);
    all.addAll(reading);
    return all;
  }

  @Override
  public void read(EventSink sink) throws IOException {
    ReadDiagnostics pass = new ReadDiagnostics();
    if (!readWhole) {
      reading = pass;
    }
    decoder.restart();
    position.set(0);
    if (pass(sink, pass)) {
      reading = pass;
      readWhole = true;
      position.set(size());
    }
    known = null;
  }

  /** Whether it came to the end of what can be read. */
  private boolean pass(EventSink sink, ReadDiagnostics pass) throws IOException {
    try (XmlEvents events = new XmlEvents(file, null)) {
      try {
        return pass(events, sink, pass);
      } catch (XMLStreamException e) {
        if (options.mode() == ReadMode.STRICT) {
          throw damaged(e);
        }
        pass.add(
            "xml.truncated",
            "The XML is damaged or cut off at line "
                + line(e)
                + "; the events before it were read.",
            Map.of("line", Integer.toString(line(e))));
        return true;
      } finally {
        note(events.source(), pass);
      }
    } catch (XMLStreamException e) {
      throw damaged(e);
    }
  }

  private static void note(CleanXml source, ReadDiagnostics pass) {
    if (source.replaced() > 0) {
      pass.add(
          "xml.forbidden-characters",
          "Characters that XML does not allow are shown as \uFFFD.",
          source.replaced());
    }
    if (source.undecodable() > 0) {
      pass.add(
          "xml.undecodable",
          "Bytes that are no text in the file's encoding are shown as \uFFFD. Save the trace again"
              + " if names look wrong.",
          source.undecodable());
    }
  }

  /** Every event goes through here. */
  private boolean pass(XmlEvents events, EventSink sink, ReadDiagnostics pass)
      throws IOException, XMLStreamException {
    EventRecord record = new EventRecord();
    long number = 0;
    while (events.next()) {
      position.lazySet(events.source().bytesRead());
      String fault =
          events.tooLong() ? "more text than can be true" : decoder.decode(events.row, record);
      if (fault == null) {
        fault = resolveProcess(events, record);
      }
      if (fault != null) {
        skip(fault, number, pass);
        continue;
      }
      record.number = number++;
      record.fileOffset = EventRecord.NONE;
      if (!sink.event(record, events.row)) {
        return false;
      }
    }
    return true;
  }

  /** The list knows more of a process than the rows; the rows tell of those it does not have. */
  private @Nullable String resolveProcess(XmlEvents events, EventRecord record) {
    int row = record.process;
    record.process = processes.place(events.processNumber, decoder.pid(row), row);
    return record.process == ProcessList.TOO_MANY
        ? "ProcessIndex: more processes than can be true"
        : null;
  }

  private void skip(String fault, long number, ReadDiagnostics pass)
      throws MalformedTraceException {
    if (options.mode() == ReadMode.STRICT) {
      throw MalformedTraceException.ofFile(file.name(), "event " + number + ": " + fault);
    }
    pass.add(
        "xml.unreadable-event",
        "An event was left out: behind " + number + ", " + fault,
        Map.of("events", Long.toString(number)));
  }

  @Override
  public void readEvents(long[] numbers, EventSink sink) throws IOException {
    if (numbers.length > 0) {
      read(new ChosenEvents(numbers, sink));
    }
  }

  @Override
  public long position() {
    return position.get();
  }

  @Override
  public long size() {
    return file.size();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
