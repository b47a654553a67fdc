package dev.stallscope.trace.pml;

import dev.stallscope.model.Ticks;
import dev.stallscope.trace.EventRecord;
import java.nio.charset.StandardCharsets;

/**
 * Writes the FILE_…_INFORMATION blocks that file and volume operations ask for or set. A file's
 * size is the record's length where it has one; its times are a day before the capture.
 */
final class InformationEncoder {
  private static final int ATTRIBUTE_ARCHIVE = 0x20;
  private static final long USUAL_SIZE = 4096;
  private static final long CLUSTER = 4096;
  private static final int DISK = 7;
  private static final int DEVICE_IS_MOUNTED = 0x20;
  private static final int NTFS = 0x3E706FF;
  private static final int LONGEST_COMPONENT = 255;
  private static final long UNITS = 62_000_000;
  private static final long SERIAL = 0x1A2B3C4DL;

  private long fileTicks;

  /** Tells when the capture is. */
  void begin(EventRecord event) {
    if (fileTicks == 0) {
      fileTicks = Math.max(1, event.startTicks - Ticks.PER_DAY);
    }
  }

  /** Sets what was asked for, after the answer is known. */
  void asked(EventDraft draft, int informationClass) {
    draft.answered |= draft.extra.length > 0;
    asked(draft, informationClass, draft.extra.length);
  }

  private static void asked(EventDraft draft, int informationClass, int length) {
    draft.out.patchU32(draft.place(16), length);
    draft.out.patchU32(draft.place(draft.pick(24, 20)), Math.max(0, informationClass));
  }

  void query(EventRecord event, ByteWriter block) {
    switch (event.operation) {
      case QUERY_BASIC_INFORMATION_FILE -> basic(block);
      case QUERY_STANDARD_INFORMATION_FILE -> standard(event, block);
      case QUERY_FILE_INTERNAL_INFORMATION_FILE -> block.u64(index(event));
      case QUERY_NAME_INFORMATION_FILE -> name(event, block);
      case QUERY_ALL_INFORMATION_FILE -> all(event, block);
      case QUERY_NETWORK_OPEN_INFORMATION_FILE -> networkOpen(event, block);
      case QUERY_ATTRIBUTE_TAG_FILE -> block.u32(ATTRIBUTE_ARCHIVE).u32(0);
      default -> {
        // ProcMon shows none of the others
      }
    }
  }

  private void times(ByteWriter block) {
    block.u64(fileTicks).u64(fileTicks).u64(fileTicks).u64(fileTicks);
  }

  private void basic(ByteWriter block) {
    times(block);
    block.u32(ATTRIBUTE_ARCHIVE).u32(0);
  }

  private static void sizes(EventRecord event, ByteWriter block) {
    long size = event.length >= 0 ? event.length : USUAL_SIZE;
    block.u64((size + CLUSTER - 1) / CLUSTER * CLUSTER).u64(size);
  }

  private static void standard(EventRecord event, ByteWriter block) {
    sizes(event, block);
    block.u32(1).u8(0).u8(0).u16(0);
  }

  /** FILE_NETWORK_OPEN_INFORMATION, also what a QueryOpen gets. */
  void networkOpen(EventRecord event, ByteWriter block) {
    times(block);
    sizes(event, block);
    block.u32(ATTRIBUTE_ARCHIVE).u32(0);
  }

  /** A number that stays the same for a path. */
  private static long index(EventRecord event) {
    int hash = 1;
    for (int i = 0; i < event.pathLength; i++) {
      hash = 31 * hash + event.path[event.pathStart + i];
    }
    return 1L << 48 | (hash & 0xFFFFFFFFL);
  }

  /** The path without its drive. */
  private static void name(EventRecord event, ByteWriter block) {
    String path = new String(event.path, event.pathStart, event.pathLength, StandardCharsets.UTF_8);
    String name = path.startsWith(":", 1) ? path.substring(2) : path;
    block.u32(2L * name.length()).utf16(name);
  }

  private void all(EventRecord event, ByteWriter block) {
    basic(block);
    standard(event, block);
    block.u64(index(event)).u32(0).u32(event.access).u64(0).u32(0).u32(0);
    name(event, block);
  }

  void queryVolume(EventRecord event, ByteWriter block) {
    switch (event.operation) {
      case QUERY_INFORMATION_VOLUME -> block.u64(fileTicks).u32(SERIAL).u32(0).u8(1).zeros(7);
      case QUERY_SIZE_INFORMATION_VOLUME -> block.u64(UNITS).u64(UNITS / 2).u32(8).u32(512);
      case QUERY_DEVICE_INFORMATION_VOLUME -> block.u32(DISK).u32(DEVICE_IS_MOUNTED);
      case QUERY_ATTRIBUTE_INFORMATION_VOLUME ->
          block.u32(NTFS).u32(LONGEST_COMPONENT).u32(8).utf16("NTFS");
      case QUERY_FULL_SIZE_INFORMATION_VOLUME ->
          block.u64(UNITS).u64(UNITS / 2).u64(UNITS / 2).u32(8).u32(512);
      case QUERY_OBJECT_ID_INFORMATION_VOLUME -> block.u64(SERIAL).u64(fileTicks).zeros(48);
      default -> {
        // ProcMon shows none of the others
      }
    }
  }

  /** Puts the block behind the path. */
  void set(EventRecord event, EventDraft draft) {
    ByteWriter out = draft.out;
    int block = out.length;
    int informationClass = event.operation.subCode();
    boolean delete = (event.flags & EventRecord.FLAG_DELETE) != 0;
    long size = Math.max(0, event.length);
    switch (event.operation) {
      case SET_BASIC_INFORMATION_FILE -> basic(out);
      case SET_DISPOSITION_INFORMATION_FILE -> out.u8(delete ? 1 : 0);
      case SET_DISPOSITION_INFORMATION_EX -> out.u32(delete ? 1 | 2 : 0);
      case SET_POSITION_INFORMATION_FILE,
          SET_ALLOCATION_INFORMATION_FILE,
          SET_END_OF_FILE_INFORMATION_FILE,
          SET_VALID_DATA_LENGTH_INFORMATION_FILE ->
          out.u64(size);
      case SET_RENAME_INFORMATION_FILE,
          SET_LINK_INFORMATION_FILE,
          SET_RENAME_INFORMATION_EX,
          SET_RENAME_INFORMATION_EX_BYPASS_ACCESS_CHECK ->
          rename(event, draft);
      default -> {
        // ProcMon shows none of the others
      }
    }
    asked(draft, informationClass, out.length - block);
    if (isRename(informationClass)) {
      int infoAt = out.length;
      out.u16(0);
      out.patchU16(infoAt, out.counted(event.target, event.targetStart, event.targetLength));
    }
  }

  private static boolean isRename(int informationClass) {
    return informationClass == 10
        || informationClass == 11
        || informationClass == 65
        || informationClass == 66;
  }

  /** The caller's block; the driver's reading of the target comes behind it. */
  private static void rename(EventRecord event, EventDraft draft) {
    String target =
        new String(event.target, event.targetStart, event.targetLength, StandardCharsets.UTF_8);
    String name = target;
    if (target.startsWith(":\\", 1)) {
      name = "\\??\\" + target;
    } else if (target.startsWith("\\\\")) {
      name = "\\??\\UNC" + target.substring(1);
    }
    boolean replace = (event.flags & EventRecord.FLAG_REPLACE) != 0;
    draft
        .out
        .u32(replace ? 1 : 0)
        .zeros(draft.pick(4, 0))
        .pointer(0, draft.pointerSize)
        .u32(2L * name.length())
        .utf16(name);
  }
}
