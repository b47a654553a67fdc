package dev.stallscope.trace.pml;

import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadMode;
import dev.stallscope.trace.TraceFile;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One file of a capture: where its events are and how they are found. */
final class PmlPart implements Closeable {
  private static final String NOT_CLOSED =
      "The capture was not closed: Process Monitor was killed or the machine was restarted while it"
          + " ran. Its whole events can be salvaged.";

  /** Zero bytes there may be between the events and the array of their offsets. */
  private static final int PADDING = 3;

  private final TraceFile file;
  private final ReadMode mode;
  private final PmlHeader header;
  private final long eventsStart;

  /** Whether events are found by their offsets; otherwise by their own sizes. */
  private final boolean byOffsets;

  private KeyIndex keys = new KeyIndex();
  private final EventNumbers numbers = new EventNumbers();

  private PmlPart(TraceFile file, PmlHeader header, Damage damage) throws IOException {
    this.file = file;
    this.mode = damage.mode();
    this.header = header;
    this.eventsStart = eventsStart(file, header, damage);
    this.byOffsets = checkOffsets(damage);
  }

  /** Reads and checks the header. The file stays the caller's until this has succeeded. */
  static PmlPart open(TraceFile file, ReadMode mode, ReadDiagnostics diagnostics)
      throws IOException {
    Damage damage = new Damage(file.name(), mode, diagnostics);
    return new PmlPart(file, PmlHeader.read(file, damage), damage);
  }

  private static long eventsStart(TraceFile file, PmlHeader header, Damage damage)
      throws MalformedTraceException {
    long start = header.firstEvent();
    long latest = Math.min(header.eventOffsets(), file.size());
    if (!header.isClosed() || (start >= PmlHeader.SIZE && start <= latest)) {
      return header.isClosed() ? start : PmlHeader.SIZE;
    }
    if (header.eventOffsets() >= PmlHeader.SIZE && header.eventOffsets() <= file.size()) {
      damage.atByte(
          "pml.header-damaged",
          0x240,
          hex("the offset %s of the first event lies outside the events", start));
    }
    return PmlHeader.SIZE;
  }

  private boolean checkOffsets(Damage damage) throws IOException {
    if (!header.isClosed()) {
      damage.atByte("pml.not-closed", 0x248, NOT_CLOSED);
      return false;
    }
    long room = file.size() - header.eventOffsets();
    long array = header.declaredEvents() * EventOffsets.ENTRY;
    if (header.eventOffsets() < eventsStart) {
      damage.atByte(
          "pml.header-damaged",
          0x248,
          hex("the array of event offsets at %s lies before the events", header.eventOffsets()));
      return false;
    }
    if (room < array) {
      damage.atByte("pml.truncated", file.size(), cutMessage());
      return false;
    }
    return startsWithEvent(damage);
  }

  private String cutMessage() {
    return String.format(
        Locale.ROOT,
        "the file is cut off or its header is damaged: the offsets of its %d events should be at"
            + " 0x%x. Its whole events can be salvaged; copy the file again to get the rest.",
        header.declaredEvents(),
        header.eventOffsets());
  }

  private boolean startsWithEvent(Damage damage) throws IOException {
    if (header.declaredEvents() == 0) {
      return true;
    }
    long first = new EventOffsets(file, header.eventOffsets()).get(0);
    if (first == eventsStart) {
      return true;
    }
    damage.atByte(
        "pml.offsets-damaged",
        header.eventOffsets(),
        hex("the array of event offsets does not begin with the first event at %s", eventsStart));
    return false;
  }

  private static String hex(String format, long offset) {
    return String.format(Locale.ROOT, format, "0x" + Long.toHexString(offset));
  }

  TraceFile file() {
    return file;
  }

  PmlHeader header() {
    return header;
  }

  /** Whether an event can be found by its number without reading those before it. */
  boolean isDirect() {
    return byOffsets && numbers.isComplete();
  }

  /** Number of events in the file; -1 when it was not closed. */
  long declaredEvents() {
    return header.isClosed() ? header.declaredEvents() : -1;
  }

  KeyIndex keys() {
    return keys;
  }

  void share(KeyIndex others) {
    keys = others;
  }

  EventNumbers numbers() {
    return numbers;
  }

  /** Whether it has tables of its own, whole or not. */
  boolean hasTables() {
    return isTable(header.processes()) && isTable(header.strings());
  }

  /** Tables stand behind the events. */
  private boolean isTable(long offset) {
    long earliest = byOffsets ? header.eventOffsets() : PmlHeader.SIZE + 1;
    return offset >= earliest && offset < file.size();
  }

  /** Adds what its tables tell; damage in one costs only that one. */
  void addTablesTo(PmlTables tables, ReadDiagnostics diagnostics) throws IOException {
    Damage damage = new Damage(file.name(), mode, diagnostics);
    if (hasTables()) {
      try {
        keys = tables.addAll(processes(damage));
      } catch (MalformedTraceException e) {
        damage.met("pml.processes-damaged", e);
      }
    } else if (header.isClosed()) {
      damage.atByte(
          "pml.processes-missing",
          0x250,
          "the process or string table lies outside the file or inside the events. Processes are"
              + " named as far as their events tell.");
    }
    if (isTable(header.hosts())) {
      try {
        tables.hostNames().addAll(new PagedBytes(file), header.hosts(), damage);
      } catch (MalformedTraceException e) {
        damage.met("pml.hosts-damaged", e);
      }
    } else if (header.isClosed()) {
      damage.atByte(
          "pml.hosts-missing",
          0x3A0,
          "the table of hosts and ports lies outside the file or inside the events. Network paths"
              + " show addresses and port numbers.");
    }
  }

  private List<ProcessTable.Entry> processes(Damage damage) throws IOException {
    PmlStrings strings = PmlStrings.open(new PagedBytes(file), header.strings(), damage);
    return new ProcessTable(new PagedBytes(file), strings, header.pointerSize(), damage)
        .read(header.processes());
  }

  /** A cursor before the first event. */
  EventCursor cursor(RawEvent raw, ReadDiagnostics diagnostics) throws IOException {
    return cursor(raw, EventWindow.USUAL, diagnostics);
  }

  private EventCursor cursor(RawEvent raw, int windowSize, ReadDiagnostics diagnostics)
      throws IOException {
    return byOffsets
        ? offsetCursor(raw, windowSize, diagnostics)
        : new WalkCursor(file, new EventWindow(file, windowSize), raw, eventsStart, mostEvents());
  }

  /** Only for a file whose events are found by offsets. */
  OffsetCursor offsetCursor(RawEvent raw, int windowSize, ReadDiagnostics diagnostics)
      throws IOException {
    Damage damage = new Damage(file.name(), mode, diagnostics);
    EventWindow window = new EventWindow(file, windowSize);
    return new OffsetCursor(file, window, raw, header, eventsStart, damage);
  }

  /** A closed file tells how many there are, unless that is what is damaged. */
  private long mostEvents() {
    return header.isClosed() && header.declaredEvents() > 0
        ? header.declaredEvents()
        : Long.MAX_VALUE;
  }

  /** Start of the first event that is shown; 0 when there is none. */
  long firstTicks() throws IOException {
    RawEvent raw = new RawEvent(header.pointerSize());
    EventCursor cursor = cursor(raw, EventWindow.SMALL, new ReadDiagnostics());
    while (cursor.next()) {
      if (!raw.isProcessDefined()) {
        return raw.startTicks();
      }
    }
    return 0;
  }

  /** Start of the last event; of the first when only reading them all would tell. */
  long lastTicks() throws IOException {
    if (!byOffsets || header.declaredEvents() == 0) {
      return firstTicks();
    }
    RawEvent raw = new RawEvent(header.pointerSize());
    OffsetCursor cursor = offsetCursor(raw, EventWindow.SMALL, new ReadDiagnostics());
    cursor.seek(header.declaredEvents() - 1);
    return cursor.next() ? raw.startTicks() : firstTicks();
  }

  /** Says what became of a file that was not read by offsets. */
  void tellEnd(EventCursor cursor, ReadDiagnostics diagnostics) throws MalformedTraceException {
    if (cursor instanceof WalkCursor walk) {
      long kept = walk.entry + 1;
      long left = header.eventOffsets() - walk.stoppedAt();
      boolean complete = walk.ending().isEmpty() || (left >= 0 && left <= PADDING);
      String why = complete ? "" : ", because " + walk.ending();
      diagnostics.add(
          "pml.salvaged",
          String.format(
              Locale.ROOT,
              "%s: kept %d whole events. Reading ended at byte 0x%x of 0x%x%s.",
              file.name(),
              kept,
              walk.stoppedAt(),
              file.size(),
              why),
          Map.of(
              "file",
              file.name(),
              "events",
              Long.toString(kept),
              "offset",
              "0x" + Long.toHexString(walk.stoppedAt()),
              "size",
              "0x" + Long.toHexString(file.size())));
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
