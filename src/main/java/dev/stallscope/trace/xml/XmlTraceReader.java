package dev.stallscope.trace.xml;

import dev.stallscope.model.Column;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.TraceInfo;
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
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads an XML export, with or without stacks. Texts are what the XML holds; of ProcMon's line ends
 * within a text (CR CR LF) an XML parser leaves two line feeds. Events have no byte offset.
 */
public final class XmlTraceReader implements TraceReader {
  /** Events from which the forms of the locale are learned. */
  private static final int SAMPLE_EVENTS = 4_000;

  private final TraceFile file;
  private final ReadOptions options;
  private final ReadDiagnostics opening = new ReadDiagnostics();
  private final List<TextRow> sample = new ArrayList<>();
  private final Set<Column> columns = EnumSet.noneOf(Column.class);
  private final TraceInfo info;
  private ReadDiagnostics reading = new ReadDiagnostics();
  private final RowDecoder decoder;
  private ProcessList listed = new ProcessList();
  private @Nullable List<ProcessInfo> listedInfos;
  private volatile long position;

  private XmlTraceReader(TraceFile file, ReadOptions options) throws IOException {
    this.file = file;
    this.options = options;
    takeSample();
    this.decoder = new RowDecoder(columns, sample, opening);
    this.info =
        new TraceInfo(
            List.of(file.name()),
            TraceFormat.XML.name(),
            "",
            "",
            0,
            0,
            0,
            EnumSet.copyOf(columns),
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

  private void takeSample() throws IOException {
    try (XmlEvents events = new XmlEvents(file)) {
      if (!events.isProcmon()) {
        throw MalformedTraceException.ofFile(
            file.name(),
            "is XML, but not Process Monitor's. Save the trace with File > Save as XML, or as"
                + " PML.");
      }
      while (sample.size() < SAMPLE_EVENTS && events.next()) {
        sample.add(events.row.copy());
        columns.addAll(events.columns());
      }
    } catch (XMLStreamException e) {
      if (sample.isEmpty()) {
        throw damaged(e);
      }
    }
    if (!columns.contains(Column.OPERATION)) {
      throw MalformedTraceException.ofFile(
          file.name(), "holds no event with an operation. Save the trace again, as XML or PML.");
    }
  }

  private MalformedTraceException damaged(XMLStreamException cause) {
    MalformedTraceException damage =
        MalformedTraceException.ofFile(
            file.name(),
            "line "
                + cause.getLocation().getLineNumber()
                + ": is no whole XML from here on. Save the trace again.");
    damage.initCause(cause);
    return damage;
  }

  @Override
  public TraceInfo info() {
    return info;
  }

  @Override
  public List<ProcessInfo> processes() {
    if (listed.isEmpty()) {
      return decoder.processes();
    }
    List<ProcessInfo> infos = listedInfos;
    if (infos == null) {
      infos = listed.processes();
      listedInfos = infos;
    }
    return infos;
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
    reading = new ReadDiagnostics();
    decoder.restart();
    listedInfos = null;
    try (XmlEvents events = new XmlEvents(file)) {
      listed = events.processes();
      pass(events, sink);
      if (events.replaced() > 0) {
        reading.add(
            "xml.forbidden-characters",
            "Characters that XML does not allow are shown as \uFFFD.",
            events.replaced());
      }
    } catch (XMLStreamException e) {
      if (options.mode() == ReadMode.STRICT) {
        throw damaged(e);
      }
      reading.add(
          "xml.truncated",
          "The XML is damaged or cut off at line "
              + e.getLocation().getLineNumber()
              + "; the events before it were read.");
    }
  }

  private void pass(XmlEvents events, EventSink sink) throws IOException, XMLStreamException {
    EventRecord record = new EventRecord();
    long number = 0;
    boolean more = true;
    while (more && events.next()) {
      String fault = decoder.decode(events.row, record);
      if (fault == null) {
        fault = resolveProcess(events, record);
      }
      if (fault != null) {
        skip(fault, number);
        continue;
      }
      record.number = number++;
      record.fileOffset = EventRecord.NONE;
      more = sink.event(record, events.row);
    }
    position = file.size();
  }

  /** The list knows more of a process than the rows; the rows are used only where it is missing. */
  private @Nullable String resolveProcess(XmlEvents events, EventRecord record) {
    if (listed.isEmpty()) {
      return null;
    }
    int pid = decoder.processes().get(record.process).pid();
    record.process = listed.place(events.processIndex, pid);
    return record.process < 0 ? "ProcessIndex " + events.processIndex + " is not listed" : null;
  }

  private void skip(String fault, long number) throws MalformedTraceException {
    if (options.mode() == ReadMode.STRICT) {
      throw MalformedTraceException.ofFile(file.name(), "event " + number + ": " + fault);
    }
    reading.add("xml.unreadable-event", "An event was left out: behind " + number + ", " + fault);
  }

  @Override
  public void readEvents(long[] numbers, EventSink sink) throws IOException {
    int[] next = {0};
    if (numbers.length == 0) {
      return;
    }
    read(
        (record, texts) -> {
          if (record.number != numbers[next[0]]) {
            return true;
          }
          next[0]++;
          return sink.event(record, texts) && next[0] < numbers.length;
        });
  }

  @Override
  public long position() {
    return position;
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
