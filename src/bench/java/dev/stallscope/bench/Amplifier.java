package dev.stallscope.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Makes a large trace out of a small one by repeating its events. A PML stays a valid one: its
 * events go on in time, and its tables are moved. The distinct paths are those of the small one.
 */
final class Amplifier {
  private static final int EVENT_COUNT = 0x234;
  private static final int FIRST_EVENT = 0x240;
  private static final int EVENT_OFFSETS = 0x248;
  private static final int[] TABLES = {0x250, 0x258, 0x260, 0x3A0};
  private static final int EVENT_HEADER = 0x34;
  private static final int START_TIME = 0x1C;

  private final byte[] bytes;
  private final ByteBuffer fields;
  private final int first;
  private final int end;
  private final int tables;

  /** Where each event is in the small file. */
  private final int[] starts;

  private Amplifier(byte[] bytes) {
    this.bytes = bytes;
    fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    first = (int) fields.getLong(FIRST_EVENT);
    tables = (int) fields.getLong(TABLES[0]);
    int offsets = (int) fields.getLong(EVENT_OFFSETS);
    starts = new int[fields.getInt(EVENT_COUNT)];
    Arrays.setAll(starts, event -> fields.getInt(offsets + 5 * event));
    end = eventEnd(starts[starts.length - 1]);
  }

  private int eventEnd(int at) {
    int pointer = fields.getInt(8) == 1 ? 8 : 4;
    int detail = at + EVENT_HEADER + fields.getShort(at + 0x28) * pointer;
    int detailEnd = detail + fields.getInt(at + 0x2C);
    return fields.getInt(at + 0x30) == 0
        ? detailEnd
        : detailEnd + 2 + (fields.getShort(detailEnd) & 0xFFFF);
  }

  /** Repeats the events of a PML until the file has about so many bytes. */
  static void pml(Path from, Path to, long size) throws IOException {
    Amplifier amplifier = new Amplifier(Files.readAllBytes(from));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), 1 << 20)) {
      amplifier.write(size, out);
    }
  }

  private void write(long size, OutputStream out) throws IOException {
    int eventBytes = end - first;
    long once = eventBytes + 5L * starts.length;
    int times = (int) Math.max(1, (size - first - (bytes.length - tables)) / once);
    long eventsEnd = first + (long) times * eventBytes;
    long offsets = (eventsEnd + 3) / 4 * 4;
    out.write(header((long) times * starts.length, offsets));
    writeEvents(times, out);
    out.write(new byte[(int) (offsets - eventsEnd)]);
    writeOffsets(times, out);
    out.write(bytes, tables, bytes.length - tables);
  }

  private byte[] header(long count, long offsets) {
    byte[] header = Arrays.copyOf(bytes, first);
    ByteBuffer to = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    long moved = offsets + 5 * count - tables;
    to.putInt(EVENT_COUNT, Math.toIntExact(count));
    to.putLong(EVENT_OFFSETS, offsets);
    for (int table : TABLES) {
      to.putLong(table, fields.getLong(table) + moved);
    }
    return header;
  }

  private void writeEvents(int times, OutputStream out) throws IOException {
    long span =
        fields.getLong(starts[starts.length - 1] + START_TIME)
            - fields.getLong(starts[0] + START_TIME);
    for (int time = 0; time < times; time++) {
      out.write(bytes, first, end - first);
      for (int start : starts) {
        fields.putLong(start + START_TIME, fields.getLong(start + START_TIME) + span);
      }
    }
  }

  private void writeOffsets(int times, OutputStream out) throws IOException {
    byte[] entry = new byte[5];
    for (int time = 0; time < times; time++) {
      for (int start : starts) {
        long offset = start + (long) time * (end - first);
        for (int i = 0; i < entry.length; i++) {
          entry[i] = (byte) (offset >>> (8 * i));
        }
        out.write(entry);
      }
    }
  }

  /** Repeats the rows of a CSV, whose head is one line, until it has about so many bytes. */
  static void csv(Path from, Path to, long size) throws IOException {
    byte[] rows = Files.readAllBytes(from);
    int head = 0;
    while (rows[head] != '\n') {
      head++;
    }
    head++;
    try (OutputStream out = Files.newOutputStream(to)) {
      out.write(rows, 0, head);
      for (long written = head; written < size; written += rows.length - head) {
        out.write(rows, head, rows.length - head);
      }
    }
  }
}
