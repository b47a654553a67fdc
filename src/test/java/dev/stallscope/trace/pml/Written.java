package dev.stallscope.trace.pml;

import dev.stallscope.model.Column;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.EventTexts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/** Writes events as a PML, reads it again and keeps what it tells of them. */
final class Written {
  /** 2020-07-01, midnight. */
  static final long START = EventBytes.SUMMER_2020;

  static final long[] STACK = {0xFFFF_F800_0000_1000L, 0x7FF6_0000_1234L};

  /**
   * A row of the file.
   *
   * @param detail the Detail column
   */
  record Row(
      EventRecord event, String path, String target, String detail, String category, RawEvent raw) {

    /** The event's detail in the file. */
    byte[] bytes() {
      return Arrays.copyOfRange(raw.bytes, raw.detailStart, raw.detailEnd);
    }

    /** Its extra detail in the file. */
    byte[] answer() {
      return Arrays.copyOfRange(raw.bytes, raw.extraStart, raw.extraEnd);
    }

    long u32(int at) {
      return RawEvent.u32(raw.bytes, raw.detailStart + at);
    }
  }

  private Written() {}

  static TraceInfo info(int bits) {
    return new TraceInfo(
        List.of("written.PML"),
        "PML",
        "BUILD-07",
        "Windows 11 (build 26200)",
        8,
        16L << 30,
        bits,
        EnumSet.allOf(Column.class),
        true,
        -1);
  }

  /** The service, then two users' processes. */
  static List<ProcessInfo> processes() {
    return List.of(
        process(0, 812, "svc.exe", "NT AUTHORITY\\SYSTEM", 0x3E7),
        process(1, 4_004, "make.exe", "PC\\anna", 0x5_1234),
        process(2, 5_004, "cc.exe", "PC\\bert", 0x6_1234));
  }

  static ProcessInfo process(int index, int pid, String name, String user, long logon) {
    return new ProcessInfo(
        index,
        pid,
        4,
        -1,
        name,
        "C:\\Tools\\" + name,
        name + " --all",
        user,
        "Example Ltd",
        "1.2",
        "Builds things",
        1,
        logon,
        "High",
        "False",
        64,
        START - 1_000 + index,
        0,
        List.of());
  }

  /** An event of make.exe that took 25 ticks and succeeded. */
  static EventRecord event(Operation operation, String path) {
    EventRecord event = new EventRecord();
    event.clearDetails();
    event.operation = operation;
    event.startTicks = START;
    event.durationTicks = 25;
    event.process = 1;
    event.threadId = 44;
    path(event, path);
    return event;
  }

  /** The text stands between others, as in a reader's buffer. */
  static void path(EventRecord event, String text) {
    byte[] utf8 = ("\\é<" + text + ">\\é").getBytes(StandardCharsets.UTF_8);
    event.path = utf8;
    event.pathStart = 4;
    event.pathLength = utf8.length - 8;
  }

  static EventRecord target(EventRecord event, String text) {
    byte[] utf8 = ("\\é<" + text + ">\\é").getBytes(StandardCharsets.UTF_8);
    event.target = utf8;
    event.targetStart = 4;
    event.targetLength = utf8.length - 8;
    return event;
  }

  static Row row(Path folder, int bits, EventRecord event) throws IOException {
    return rows(folder, bits, event).get(0);
  }

  static List<Row> rows(Path folder, int bits, EventRecord... events) throws IOException {
    Path file = folder.resolve("written.PML");
    try (PmlTraceWriter writer = PmlTraceWriter.create(file, info(bits), processes())) {
      for (EventRecord event : events) {
        writer.event(event, STACK);
      }
    }
    return rows(file);
  }

  /** Reads a file that is held to the format in all. */
  static List<Row> rows(Path file) throws IOException {
    StrictPml.check(file);
    return read(file);
  }

  static List<Row> read(Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (PmlTraceReader reader = PmlWriterRealCaptureTest.open(file)) {
      reader.read((event, texts) -> rows.add(row(event, (PmlTexts) texts)));
    }
    return rows;
  }

  private static Row row(EventRecord event, PmlTexts texts) {
    EventRecord kept = new EventRecord();
    kept.copy(event);
    RawEvent raw = new RawEvent(texts.raw().pointerSize);
    raw.set(texts.raw().bytes.clone(), texts.raw().start, texts.raw().bytes.length);
    return new Row(
        kept,
        Reading.path(event),
        Reading.target(event),
        text(texts, Column.DETAIL),
        text(texts, Column.CATEGORY),
        raw);
  }

  static String text(EventTexts texts, Column column) {
    StringBuilder out = new StringBuilder();
    texts.append(column, out);
    return out.toString();
  }
}
