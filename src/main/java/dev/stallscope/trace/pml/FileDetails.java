package dev.stallscope.trace.pml;

import dev.stallscope.model.AccessMask;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.Operation;
import dev.stallscope.trace.EventRecord;

/**
 * Path and typed details of file-system events. The parameters have the layout of Windows'
 * FLT_PARAMETERS: naturally aligned in 64-bit captures, packed to 4 bytes in 32-bit ones.
 */
final class FileDetails {
  private static final int IRP_FLAGS = 8;
  private static final int PARAMETERS = 16;
  private static final int IRP_NOCACHE = 1;
  private static final int IRP_PAGING_IO = 2;

  private final PathSlices paths;

  // The event at hand.
  private byte[] bytes = {};
  private int start;
  private boolean wide;

  /** End of the path: what follows belongs to the operation. */
  private int tail;

  private int end;

  FileDetails(PathSlices paths) {
    this.paths = paths;
  }

  void decode(RawEvent raw, EventRecord record) {
    if (bytes != raw.bytes) { // storing a reference costs more than this question
      bytes = raw.bytes;
    }
    start = raw.detailStart;
    end = raw.detailEnd;
    wide = raw.pointerSize == 8;
    int minor = end > start ? bytes[start] & 0xFF : -1;
    record.operation = Operation.of(EventClass.FILE_SYSTEM, raw.code(), minor);
    int infoAt = start + (wide ? 64 : 44);
    if (end - infoAt < 4) {
      return;
    }
    int info = RawEvent.u16(bytes, infoAt);
    paths.path(bytes, infoAt + 4, info, end, record);
    tail = Math.min(end, infoAt + 4 + Counted.length(info));
    details(raw, record);
  }

  private void details(RawEvent raw, EventRecord record) {
    switch (record.operation) {
      case CREATE_FILE -> createFile(raw, record);
      case READ_FILE, WRITE_FILE, MDL_READ, PREPARE_MDL_WRITE -> transfer(raw, record);
      case CREATE_FILE_MAPPING -> record.code = RawEvent.i32(bytes, start + PARAMETERS);
      case FILE_SYSTEM_CONTROL, DEVICE_IO_CONTROL, INTERNAL_DEVICE_IO_CONTROL ->
          record.code = RawEvent.i32(bytes, start + (wide ? 32 : 24));
      case QUERY_DIRECTORY -> queryDirectory(record);
      case LOCK_FILE, UNLOCK_FILE_SINGLE, UNLOCK_FILE_ALL, UNLOCK_FILE_BY_KEY -> lock(record);
      case SET_DISPOSITION_INFORMATION_FILE, SET_DISPOSITION_INFORMATION_EX ->
          record.flags = has(tail, 1) ? disposition(bytes[tail]) : 0;
      case SET_RENAME_INFORMATION_FILE,
          SET_LINK_INFORMATION_FILE,
          SET_RENAME_INFORMATION_EX,
          SET_RENAME_INFORMATION_EX_BYPASS_ACCESS_CHECK ->
          rename(record);
      default -> {
        // its path is all
      }
    }
  }

  /** The lowest bit says so, in the flags of the -Ex class as well. */
  private static int disposition(byte delete) {
    return (delete & 1) != 0 ? EventRecord.FLAG_DELETE : EventRecord.FLAG_KEEP;
  }

  private boolean has(int at, int size) {
    return end - at >= size;
  }

  private void createFile(RawEvent raw, EventRecord record) {
    int options = RawEvent.i32(bytes, start + (wide ? 24 : 20));
    record.options = options & 0xFFFFFF;
    record.disposition = options >>> 24;
    record.shareMode = RawEvent.u16(bytes, start + (wide ? 34 : 26));
    if (has(tail, 4)) {
      record.access = AccessMask.widen(RawEvent.i32(bytes, tail));
    }
    if (has(tail, 5) && bytes[tail + 4] != 0) {
      record.flags = EventRecord.FLAG_IMPERSONATING;
    }
    if (raw.extraLength() >= 4) {
      record.openResult = RawEvent.i32(bytes, raw.extraStart);
    }
  }

  private void transfer(RawEvent raw, EventRecord record) {
    record.offset = RawEvent.i64(bytes, start + (wide ? 32 : 24));
    record.length =
        raw.extraLength() >= 4
            ? RawEvent.u32(bytes, raw.extraStart)
            : RawEvent.u32(bytes, start + PARAMETERS);
    int irp = RawEvent.i32(bytes, start + IRP_FLAGS);
    record.flags =
        ((irp & IRP_NOCACHE) != 0 ? EventRecord.FLAG_NON_CACHED : 0)
            | ((irp & IRP_PAGING_IO) != 0 ? EventRecord.FLAG_PAGING_IO : 0);
  }

  private void queryDirectory(EventRecord record) {
    int filter = has(tail, 2) ? RawEvent.u16(bytes, tail) : 0;
    if (Counted.length(filter) > 0 && has(tail, 3)) {
      paths.append(bytes, tail + 2, filter, end, record);
    }
  }

  private void lock(EventRecord record) {
    record.offset = RawEvent.i64(bytes, start + (wide ? 32 : 24));
    if (has(tail, 8)) {
      record.length = RawEvent.i64(bytes, tail);
    }
    if (record.operation == Operation.LOCK_FILE) {
      boolean failAtOnce = bytes[start + (wide ? 48 : 36)] != 0;
      boolean exclusive = bytes[start + (wide ? 49 : 37)] != 0;
      record.flags =
          (failAtOnce ? EventRecord.FLAG_FAIL_IMMEDIATELY : 0)
              | (exclusive ? EventRecord.FLAG_EXCLUSIVE : 0);
    }
  }

  /** The driver's own reading of the target stands behind the caller's information block. */
  private void rename(EventRecord record) {
    if (!has(tail, 1)) {
      return;
    }
    record.flags = (bytes[tail] & 1) != 0 ? EventRecord.FLAG_REPLACE : 0;
    long block = RawEvent.u32(bytes, start + PARAMETERS);
    int resolved = (int) Math.min(end, tail + block);
    int info = has(resolved, 2) ? RawEvent.u16(bytes, resolved) : 0;
    if (Counted.length(info) > 0 && has(resolved, 3)) {
      paths.target(bytes, resolved + 2, info, end, record);
    } else {
      rawTarget(resolved, record);
    }
  }

  private void rawTarget(int blockEnd, EventRecord record) {
    int lengthAt = tail + (wide ? 16 : 8);
    if (blockEnd - lengthAt > 4) {
      long length = RawEvent.u32(bytes, lengthAt);
      int at = lengthAt + 4;
      paths.targetUtf16(bytes, at, (int) Math.min(length, blockEnd - at), record);
    }
  }
}
