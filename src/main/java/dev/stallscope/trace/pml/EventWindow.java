package dev.stallscope.trace.pml;

import dev.stallscope.trace.TraceFile;
import java.io.IOException;

/** A stretch of the file in memory that moves along with the reading. */
final class EventWindow {
  /** No event is larger: the largest seen has 66 KB, and a detail has less than 1 MiB. */
  static final int LARGEST_EVENT = 1 << 24;

  /** Bytes read at a time when all events are wanted. */
  static final int USUAL = 1 << 20;

  /** Bytes read at a time when events are picked out. */
  static final int SMALL = 1 << 15;

  private final TraceFile file;
  private byte[] bytes;
  private long start;
  private int length;

  /**
   * @param size bytes to read at a time, unless an event is larger or the file smaller
   */
  EventWindow(TraceFile file, int size) {
    this.file = file;
    this.bytes = new byte[(int) Math.min(size, Math.max(file.size(), PmlHeader.SIZE))];
  }

  byte[] bytes() {
    return bytes;
  }

  /** Offset in the file up to which bytes are at hand. */
  long end() {
    return start + length;
  }

  /** Where the byte at {@code offset} is or would be in {@link #bytes()}. */
  int place(long offset) {
    return (int) (offset - start);
  }

  /**
   * The place in {@link #bytes()} of the byte at {@code offset}; {@code size} bytes follow there
   * unless the file ends before.
   *
   * @param size at most {@link #LARGEST_EVENT}
   */
  int at(long offset, int size) throws IOException {
    if (offset < start || offset + size > start + length) {
      load(offset, size);
    }
    return (int) (offset - start);
  }

  private void load(long offset, int size) throws IOException {
    if (size > bytes.length) {
      bytes = new byte[Math.max(size, Math.min(2 * bytes.length, LARGEST_EVENT))];
    }
    length = 0;
    start = offset;
    length = file.read(offset, bytes, 0, bytes.length);
  }
}
