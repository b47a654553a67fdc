package dev.stallscope.trace.pml;

import dev.stallscope.model.Column;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.trace.ChosenEvents;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.EventSink;
import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import dev.stallscope.trace.TraceFormat;
import dev.stallscope.trace.TraceReader;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads a PML capture, of one file or of several that continue each other. A file that was not
 * closed or is cut off gives its whole events, unless strict reading is asked for.
 */
public final class PmlTraceReader implements TraceReader {
  /** Events after which the position is told again, since that costs as much as one's fields. */
  private static final int EVENTS_TOLD = 1 << 10;

  private final List<PmlPart> parts;
  private final PmlTables tables;
  private final TraceInfo info;
  private final ReadDiagnostics opening;
  private final PmlTexts texts;
  private final EventDecoder decoder;
  private final EventRecord record = new EventRecord();
  private final RawEvent raw;
  private final AtomicLong position = new AtomicLong();

  /** Of the last whole pass, or of the latest while there was none. */
  private ReadDiagnostics reading = new ReadDiagnostics();

  private boolean readToEnd;

  private PmlTraceReader(List<PmlPart> parts, ReadOptions options, ReadDiagnostics opening)
      throws IOException {
    this.parts = parts;
    this.opening = opening;
    PmlHeader header = parts.get(0).header();
    this.tables = new PmlTables(header.pointerSize() == 8);
    CaptureParts.loadTables(parts, tables, opening);
    tables.onLearnAll(this::learnAll);
    this.info = info(header);
    this.raw = new RawEvent(header.pointerSize());
    this.decoder = new EventDecoder(tables);
    this.texts = new PmlTexts(tables, options.zone(), firstTicks());
  }

  /**
   * Opens a capture and takes its files over: closes them in the end, also when this fails.
   *
   * @param files the capture's files in their order; a later one that does not continue the first
   *     is left out, with a note in the diagnostics
   * @throws MalformedTraceException when the first is no PML of a known version or, in strict mode,
   *     damaged in any way
   */
  public static PmlTraceReader open(List<TraceFile> files, ReadOptions options) throws IOException {
    ReadDiagnostics diagnostics = new ReadDiagnostics();
    try {
      return new PmlTraceReader(
          CaptureParts.open(files, options.mode(), diagnostics), options, diagnostics);
    } catch (IOException | RuntimeException e) {
      CaptureParts.closeAll(files, e);
      throw e;
    }
  }

  private TraceInfo info(PmlHeader header) {
    boolean closed = parts.stream().allMatch(part -> part.declaredEvents() >= 0);
    long declared = parts.stream().mapToLong(PmlPart::declaredEvents).sum();
    return new TraceInfo(
        parts.stream().map(part -> part.file().name()).toList(),
        TraceFormat.PML.name(),
        header.computer(),
        header.windows(),
        header.processors(),
        header.memoryBytes(),
        header.pointerSize() * 8,
        EnumSet.allOf(Column.class),
        true,
        closed ? declared : -1);
  }

  private long firstTicks() throws IOException {
    for (PmlPart part : parts) {
      long ticks = part.firstTicks();
      if (ticks != 0) {
        return ticks;
      }
    }
    return 0;
  }

  @Override
  public TraceInfo info() {
    return info;
  }

  /** Names of hosts and ports. */
  HostNames hostNames() {
    return tables.hostNames();
  }

  @Override
  public List<ProcessInfo> processes() {
    return tables.processes();
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
    if (!readToEnd) {
      reading = pass;
    }
    record.number = -1;
    long before = 0;
    for (PmlPart part : parts) {
      tables.use(part.keys());
      EventCursor cursor = part.cursor(raw, pass);
      part.numbers().start();
      if (!readPart(part, cursor, before, sink)) {
        return;
      }
      part.numbers().complete();
      part.tellEnd(cursor, pass);
      before += part.file().size();
    }
    position.set(size());
    reading = pass;
    readToEnd = true;
  }

  /** The hot loop: every event goes through here. */
  private boolean readPart(PmlPart part, EventCursor cursor, long before, EventSink sink)
      throws IOException {
    EventNumbers numbers = part.numbers();
    cursor.number = record.number + 1;
    while (cursor.next()) {
      if (raw.isProcessClass()) {
        tables.learn(raw);
        if (raw.isProcessDefined()) {
          continue;
        }
      }
      numbers.shown(cursor.entry);
      if (!pass(cursor, cursor.number++, sink)) {
        return false;
      }
      if (cursor.number % EVENTS_TOLD == 0) {
        position.lazySet(before + cursor.offset);
      }
    }
    return true;
  }

  private boolean pass(EventCursor cursor, long number, EventSink sink) {
    decoder.decode(raw, record);
    record.number = number;
    record.fileOffset = cursor.offset;
    record.process = tables.indexOf(raw.processKey());
    texts.at(raw, record);
    return sink.event(record, texts);
  }

  @Override
  public void readEvents(long[] numbers, EventSink sink) throws IOException {
    boolean direct = parts.stream().allMatch(PmlPart::isDirect);
    if (numbers.length == 0) {
      return;
    }
    if (direct) {
      readDirectly(numbers, sink);
    } else {
      read(new ChosenEvents(numbers, sink));
    }
  }

  private void readDirectly(long[] numbers, EventSink sink) throws IOException {
    int next = 0;
    long first = 0;
    for (PmlPart part : parts) {
      long end = first + part.numbers().shownEvents();
      tables.use(part.keys());
      OffsetCursor cursor = part.offsetCursor(raw, EventWindow.SMALL, new ReadDiagnostics());
      for (; next < numbers.length && numbers[next] < end; next++) {
        long entry = part.numbers().entry(numbers[next] - first);
        cursor.seek(entry);
        boolean found = cursor.next() && cursor.entry == entry;
        if (found && !pass(cursor, numbers[next], sink)) {
          return;
        }
      }
      first = end;
    }
  }

  /** Lets the tables learn from every event without passing any on. */
  private void learnAll() {
    KeyIndex current = tables.keys();
    RawEvent other = new RawEvent(raw.pointerSize);
    try {
      for (PmlPart part : parts) {
        tables.use(part.keys());
        EventCursor cursor = part.cursor(other, new ReadDiagnostics());
        while (cursor.next()) {
          if (other.isProcessClass()) {
            tables.learn(other);
          }
        }
      }
    } catch (IOException e) {
      opening.add(
          "pml.accounts-unread",
          "Some accounts are shown as SIDs because the capture could not be read: "
              + e.getMessage());
    } finally {
      tables.use(current);
    }
  }

  @Override
  public long position() {
    return position.get();
  }

  @Override
  public long size() {
    return parts.stream().mapToLong(part -> part.file().size()).sum();
  }

  @Override
  public void close() throws IOException {
    CaptureParts.closeAll(parts.stream().map(PmlPart::file).toList());
  }
}
