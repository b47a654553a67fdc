package dev.stallscope.trace.pml;

import dev.stallscope.model.Operation;
import dev.stallscope.trace.CopyFolder;
import dev.stallscope.trace.EventRecord;
import java.nio.charset.StandardCharsets;

/**
 * Copies events of another file byte by byte, with stack and whole detail; only start, processes
 * and paths may become others. Reused.
 */
final class EventCopy {
  /** Where a file-system event's path begins in its detail; its info word is 4 bytes before. */
  private static final int PATH_WIDE = 68;

  private static final int PATH_NARROW = 48;

  /** Where a Process Create tells the child's and the parent's process index. */
  private static final int CHILD = 0;

  private static final int PARENT = 8;

  /** Where a rename tells the size of its caller's block, which the second path follows. */
  private static final int PARAMETERS = 16;

  private static final int MOST_CHARACTERS = 0x7FFF;

  private final WrittenProcesses processes;
  private final ByteWriter out = new ByteWriter();
  private final StringBuilder begin = new StringBuilder();

  EventCopy(WrittenProcesses processes) {
    this.processes = processes;
  }

  /** Returns the copy's bytes, valid until the next call. */
  ByteWriter of(RawEvent raw, EventRecord event, CopyFolder folder) {
    out.clear().bytes(raw.bytes, raw.start, raw.extraEnd - raw.start);
    out.patchU32(0x00, event.process);
    out.patchU64(0x1C, event.startTicks);
    int detail = raw.detailStart - raw.start;
    if (event.operation == Operation.PROCESS_CREATE && raw.detailLength() >= PARENT + 4) {
      out.patchU32(detail + CHILD, processes.child(event));
      out.patchU32(detail + PARENT, event.process);
    } else if (raw.classCode() == 3 && !folder.text().isEmpty()) {
      rename(raw, event, folder);
    }
    return out;
  }

  /** The second path first: it lies behind the first, which then does not move it. */
  private void rename(RawEvent raw, EventRecord event, CopyFolder folder) {
    int detail = raw.detailStart - raw.start;
    int end = raw.detailEnd - raw.start;
    int path = detail + (raw.pointerSize == 8 ? PATH_WIDE : PATH_NARROW);
    if (path > end) {
      return;
    }
    if (event.targetLength > 0) {
      long block = RawEvent.u32(out.bytes, detail + PARAMETERS);
      int tail = path + ByteRange.countedSize(RawEvent.u16(out.bytes, path - 4));
      if (tail + block + 2 <= end) {
        insert((int) (tail + block), (int) (tail + block) + 2, end, folder);
      }
    }
    insert(path - 4, path, end, folder);
  }

  /** Puts the folder into a counted string whose characters are at {@code at}. */
  private void insert(int infoAt, int at, int end, CopyFolder folder) {
    int info = RawEvent.u16(out.bytes, infoAt);
    boolean ascii = Counted.isAscii(info);
    int characters = info & MOST_CHARACTERS;
    int place = place(at, Math.min(characters, (end - at) / (ascii ? 1 : 2)), ascii, folder);
    if (place < 0 || characters + folder.text().length() > MOST_CHARACTERS) {
      return;
    }
    byte[] text =
        folder.text().getBytes(ascii ? StandardCharsets.US_ASCII : StandardCharsets.UTF_16LE);
    out.insert(at + place * (ascii ? 1 : 2), text);
    out.patchU16(infoAt, info + folder.text().length());
    out.patchU32(0x2C, RawEvent.u32(out.bytes, 0x2C) + text.length);
    long extra = RawEvent.u32(out.bytes, 0x30);
    out.patchU32(0x30, extra == 0 ? 0 : extra + text.length);
  }

  private int place(int at, int characters, boolean ascii, CopyFolder folder) {
    begin.setLength(0);
    for (int i = 0; i < Math.min(characters, CopyFolder.LOOKED_AT); i++) {
      begin.append(
          ascii ? (char) (out.bytes[at + i] & 0xFF) : (char) RawEvent.u16(out.bytes, at + 2 * i));
    }
    return folder.place(begin);
  }
}
