package dev.stallscope.synth;

import dev.stallscope.model.Column;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.ClockTexts;
import dev.stallscope.trace.CopyFolder;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.EventSink;
import dev.stallscope.trace.EventTexts;
import dev.stallscope.trace.TraceReader;
import dev.stallscope.trace.csv.CsvTraceWriter;
import dev.stallscope.trace.pml.PmlTraceWriter;
import dev.stallscope.trace.xml.XmlTraceWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/**
 * A capture repeated, for tests of size: each copy goes on in time where the one before it ended,
 * with the same processes. Events pass one by one, so only dictionaries take memory.
 */
public final class Amplification {
  private final TraceReader capture;
  private final long times;
  private final boolean freshPaths;
  private final Span span;

  /** What a pass over all events tells. */
  private static final class Span implements EventSink {
    private long events;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    @Override
    public boolean event(EventRecord event, EventTexts texts) {
      events++;
      first = Math.min(first, event.startTicks);
      last = Math.max(last, event.startTicks);
      return true;
    }

    /** From a copy's begin to the next one's: the usual distance lies between the two. */
    long ticks() {
      return events == 0 ? 0 : last - first + Math.max(1, (last - first) / events);
    }
  }

  /** A way to take events of one copy. */
  @FunctionalInterface
  private interface Taker {
    boolean take(EventRecord event, EventTexts texts, CopyFolder folder) throws IOException;
  }

  /**
   * Reads the capture once.
   *
   * @param capture of any format; stays open
   * @param times how often its events are to come, at least once
   * @param freshPaths whether each copy but the first is to have files in folders of its own
   */
  public Amplification(TraceReader capture, long times, boolean freshPaths) throws IOException {
    this.capture = capture;
    this.times = times;
    this.freshPaths = freshPaths;
    this.span = new Span();
    capture.read(span);
  }

  /** Number of events that are written. */
  public long events() {
    return span.events * times;
  }

  /**
   * Writes a PML. Events of a PML keep their bytes.
   *
   * @throws IOException also when the capture's events are not in order of time, or one is of a
   *     kind that a PML cannot hold
   */
  public void writePml(Path file) throws IOException {
    long[] latest = {Long.MIN_VALUE};
    try (PmlTraceWriter writer = PmlTraceWriter.copying(file, capture)) {
      repeat(
          (event, texts, folder) -> {
            if (event.startTicks < latest[0]) {
              throw cannotHold(event, "starts before the one before it; save it sorted by time");
            }
            latest[0] = event.startTicks;
            try {
              writer.copy(event, texts, folder);
            } catch (IllegalArgumentException e) {
              throw cannotHold(event, "does not fit: " + e.getMessage());
            }
            return true;
          });
    }
  }

  private static IOException cannotHold(EventRecord event, String reason) {
    return new IOException(
        "event " + event.number + " " + reason + ". A CSV or XML can be written instead");
  }

  /**
   * Writes a CSV.
   *
   * @param columns those of them that the capture has are written
   * @param zone of the clocks shown; UTC for a capture that holds no instants but texts
   * @param out is closed in the end
   */
  public void writeCsv(List<Column> columns, ZoneId zone, OutputStream out) throws IOException {
    try (CsvTraceWriter writer = new CsvTraceWriter(out, told(columns))) {
      repeat(inWords(writer, zone));
    }
  }

  /** Writes an XML; the same holds as for a CSV. */
  public void writeXml(List<Column> columns, ZoneId zone, OutputStream out) throws IOException {
    try (XmlTraceWriter writer = new XmlTraceWriter(out, told(columns), capture.processes())) {
      repeat(inWords(writer, zone));
    }
  }

  private List<Column> told(List<Column> wanted) {
    return wanted.stream().filter(capture.info().columns()::contains).toList();
  }

  private Taker inWords(EventSink writer, ZoneId zone) {
    Copied copied = new Copied(zone);
    return (event, texts, folder) -> writer.event(event, copied.of(event, texts, folder));
  }

  private void repeat(Taker taker) throws IOException {
    for (long copy = 0; copy < times; copy++) {
      long number = copy;
      CopyFolder folder = freshPaths ? CopyFolder.of(copy) : CopyFolder.NONE;
      try {
        capture.read((event, texts) -> take(taker, moved(event, number), texts, folder));
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }

  private static boolean take(Taker taker, EventRecord event, EventTexts texts, CopyFolder folder) {
    try {
      return taker.take(event, texts, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EventRecord moved(EventRecord event, long copy) {
    event.startTicks += copy * span.ticks();
    event.number += copy * span.events;
    return event;
  }

  /** The texts of an event, with those that a copy changes. Times are in ProcMon's en-US form. */
  private final class Copied implements EventTexts {
    private final ClockTexts clock;
    private final StringBuilder path = new StringBuilder();
    private EventRecord event = new EventRecord();
    private EventTexts original = (column, out) -> {};
    private CopyFolder folder = CopyFolder.NONE;

    Copied(ZoneId zone) {
      clock = new ClockTexts(zone);
    }

    Copied of(EventRecord next, EventTexts texts, CopyFolder place) {
      event = next;
      original = texts;
      folder = place;
      return this;
    }

    @Override
    public void append(Column column, StringBuilder out) {
      switch (column) {
        case TIME_OF_DAY -> clock.appendTimeOfDay(event.startTicks, out);
        case DATE_AND_TIME -> clock.appendDateAndTime(event.startTicks, out);
        case RELATIVE_TIME -> ClockTexts.appendSpan(event.startTicks - span.first, out);
        case COMPLETION_TIME -> appendCompletion(out);
        case PATH -> appendPath(out);
        default -> original.append(column, out);
      }
    }

    private void appendCompletion(StringBuilder out) {
      if (event.durationTicks != Ticks.NONE) {
        clock.appendTimeOfDay(event.startTicks + event.durationTicks, out);
      }
    }

    private void appendPath(StringBuilder out) {
      path.setLength(0);
      original.append(Column.PATH, path);
      boolean file = event.operation.eventClass() == EventClass.FILE_SYSTEM;
      out.append(file ? folder.in(path.toString()) : path);
    }
  }
}
