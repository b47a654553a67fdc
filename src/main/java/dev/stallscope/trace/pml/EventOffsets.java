package dev.stallscope.trace.pml;

import dev.stallscope.trace.TraceFile;
import java.io.IOException;

/** The array of event offsets, 40 bits each. */
final class EventOffsets {
  static final int ENTRY = 5;

  private static final int BLOCK = 8192;

  private final TraceFile file;
  private final long array;
  private final byte[] block = new byte[BLOCK * ENTRY];
  private long first;
  private int loaded;

  EventOffsets(TraceFile file, long array) {
    this.file = file;
    this.array = array;
  }

  /** The offset of an event; the caller has checked the array against the file. */
  long get(long entry) throws IOException {
    if (entry < first || entry >= first + loaded) {
      load(entry);
    }
    int at = (int) (entry - first) * ENTRY;
    return RawEvent.u32(block, at) | ((block[at + 4] & 0xFFL) << 32);
  }

  private void load(long entry) throws IOException {
    loaded = 0;
    int got = file.read(array + entry * ENTRY, block, 0, block.length);
    if (got < ENTRY) {
      file.readFully(array + entry * ENTRY, block, 0, ENTRY);
    }
    first = entry;
    loaded = got / ENTRY;
  }
}
