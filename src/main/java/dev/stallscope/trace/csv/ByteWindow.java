package dev.stallscope.trace.csv;

import dev.stallscope.trace.TraceFile;
import java.io.IOException;
import java.util.Arrays;

/**
 * A part of the file in memory that moves forward record by record. Grows for a single long record,
 * up to {@link #MAX_RECORD}.
 */
final class ByteWindow {
  /**
   * Bytes of the longest record that is read. Windows limits command lines and environment blocks,
   * ProcMon's longest texts, to 32,767 characters: what is longer is no record but a quote that
   * never closes.
   */
  static final int MAX_RECORD = 16 << 20;

  /** Bytes behind {@link #limit} that may be looked at: quotes, then anything. */
  private static final int SLACK = 16;

  private static final int SENTINELS = 3;

  /** The bytes at hand: {@code bytes[at, limit)}; three quotes stand behind them. */
  byte[] bytes;

  /** Where the next record begins. */
  int at;

  int limit;

  private final TraceFile file;
  private final int maxRecord;
  private long base;
  private boolean ended;

  /**
   * @param chunk bytes to begin with
   * @param maxRecord bytes up to which it grows
   */
  ByteWindow(TraceFile file, long position, int chunk, int maxRecord) {
    this.file = file;
    this.maxRecord = maxRecord;
    this.bytes = new byte[chunk + SLACK];
    seek(position);
  }

  /** Goes on at this byte of the file. */
  void seek(long position) {
    base = position;
    ended = false;
    at = 0;
    limit = 0;
    setSentinels();
  }

  /** Byte offset in the file. */
  long offset(int index) {
    return base + index;
  }

  /**
   * Reads on behind what is there; what lies before {@link #at} is dropped, so indexes change.
   *
   * @return false when nothing came: the file ends here or the record is too long
   */
  boolean more() throws IOException {
    makeRoom();
    int got = file.read(base + limit, bytes, limit, bytes.length - SLACK - limit);
    limit += got;
    ended = got == 0 && limit < bytes.length - SLACK;
    setSentinels();
    return got > 0;
  }

  /** Whether it is known that nothing follows. */
  boolean ended() {
    return ended;
  }

  private void makeRoom() {
    int kept = limit - at;
    int capacity = bytes.length - SLACK;
    if (kept > capacity / 2 && capacity < maxRecord) {
      bytes = Arrays.copyOf(bytes, Math.min(maxRecord, capacity * 2) + SLACK);
    }
    System.arraycopy(bytes, at, bytes, 0, kept);
    base += at;
    at = 0;
    limit = kept;
  }

  private void setSentinels() {
    Arrays.fill(bytes, limit, limit + SENTINELS, (byte) '"');
  }
}
