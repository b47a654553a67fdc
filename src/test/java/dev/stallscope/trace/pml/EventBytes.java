package dev.stallscope.trace.pml;

import dev.stallscope.model.Column;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.EventRecord;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Composes one PML event field by field and renders it. */
final class EventBytes {
  static final long SUMMER_2020 = Ticks.ofUtc(LocalDateTime.of(2020, 7, 1, 0, 0));
  static final long WINTER_2022 = Ticks.ofUtc(LocalDateTime.of(2022, 1, 1, 0, 0));

  final EventRecord event = new EventRecord();
  private final int pointerSize;
  private final int classCode;
  private final int code;
  private final ByteBuffer detail = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private final ByteBuffer extra = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private int detailLength;
  private int extraLength;
  private int tail;

  private EventBytes(int pointerSize, Operation operation, int code) {
    this.pointerSize = pointerSize;
    this.classCode = operation.eventClass().code();
    this.code = code;
    event.operation = operation;
    event.startTicks = SUMMER_2020;
  }

  static EventBytes of(Operation operation) {
    return of(8, operation);
  }

  static EventBytes of(int pointerSize, Operation operation) {
    EventBytes bytes = new EventBytes(pointerSize, operation, operation.code());
    if (operation.eventClass() == EventClass.FILE_SYSTEM) {
      bytes.byteAt(0, Math.max(0, operation.subCode())).path("C:\\Temp\\a.txt");
    }
    return bytes;
  }

  /** File-system events: the path; what {@code tail…} put lies behind it. */
  EventBytes path(String path) {
    int at = pointerSize == 8 ? 68 : 48;
    shortAt(at - 4, 0x8000 | path.length());
    bytesAt(at, path.getBytes(StandardCharsets.US_ASCII));
    tail = at + path.length();
    return this;
  }

  EventBytes byteAt(int at, int value) {
    detail.put(at, (byte) value);
    return reach(at + 1);
  }

  EventBytes shortAt(int at, int value) {
    detail.putShort(at, (short) value);
    return reach(at + 2);
  }

  EventBytes intAt(int at, int value) {
    detail.putInt(at, value);
    return reach(at + 4);
  }

  EventBytes longAt(int at, long value) {
    detail.putLong(at, value);
    return reach(at + 8);
  }

  EventBytes bytesAt(int at, byte[] value) {
    detail.put(at, value);
    return reach(at + value.length);
  }

  EventBytes utf16At(int at, String value) {
    return bytesAt(at, value.getBytes(StandardCharsets.UTF_16LE));
  }

  EventBytes pointerAt(int at, long value) {
    return pointerSize == 8 ? longAt(at, value) : intAt(at, (int) value);
  }

  /** The offset of a field in 64-bit or in 32-bit captures. */
  int pick(int wide, int narrow) {
    return pointerSize == 8 ? wide : narrow;
  }

  /** The detail offset of what lies {@code at} bytes behind the path. */
  int tail(int at) {
    return tail + at;
  }

  EventBytes extraInt(int at, int value) {
    extra.putInt(at, value);
    extraLength = Math.max(extraLength, at + 4);
    return this;
  }

  EventBytes extraLong(int at, long value) {
    extra.putLong(at, value);
    extraLength = Math.max(extraLength, at + 8);
    return this;
  }

  EventBytes extraBytes(int at, byte[] value) {
    extra.put(at, value);
    extraLength = Math.max(extraLength, at + value.length);
    return this;
  }

  EventBytes extraUtf16(int at, String value) {
    return extraBytes(at, value.getBytes(StandardCharsets.UTF_16LE));
  }

  private EventBytes reach(int end) {
    detailLength = Math.max(detailLength, end);
    return this;
  }

  RawEvent raw() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer header = ByteBuffer.allocate(RawEvent.HEADER_SIZE).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(8, classCode).putShort(0x0C, (short) code).putInt(0x2C, detailLength);
    header.putInt(0x30, extraLength == 0 ? 0 : RawEvent.HEADER_SIZE + detailLength);
    all.writeBytes(header.array());
    all.write(detail.array(), 0, detailLength);
    if (extraLength > 0) {
      all.write(extraLength);
      all.write(extraLength >>> 8);
      all.write(extra.array(), 0, extraLength);
    }
    RawEvent raw = new RawEvent(pointerSize);
    String fault = raw.set(all.toByteArray(), 0, all.size());
    if (fault != null) {
      throw new IllegalStateException(fault);
    }
    return raw;
  }

  /** The Detail as ProcMon of summer 2020 has it. */
  String detail() {
    return text(Column.DETAIL, SUMMER_2020);
  }

  /** A column's text, of the ProcMon current at that time. */
  String text(Column column, long firstEventTicks) {
    return text(column, firstEventTicks, new FixedTables());
  }

  String text(Column column, long firstEventTicks, KnownProcesses tables) {
    PmlTexts texts = new PmlTexts(tables, ZoneOffset.UTC, firstEventTicks);
    texts.at(raw(), event);
    StringBuilder out = new StringBuilder();
    texts.append(column, out);
    return out.toString();
  }
}
