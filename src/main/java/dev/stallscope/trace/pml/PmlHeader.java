package dev.stallscope.trace.pml;

import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.TraceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The fixed part at the start of a PML file. Offsets are as they stand in the file, unchecked; 0
 * where ProcMon never came to write them.
 *
 * @param pointerSize 4 or 8
 * @param declaredEvents number of events
 * @param firstEvent offset of the first event
 * @param eventOffsets offset of the array of event offsets
 * @param processes offset of the process table
 * @param strings offset of the string table
 * @param hosts offset of the host and port tables
 */
record PmlHeader(
    int version,
    int pointerSize,
    String computer,
    String windows,
    int processors,
    long memoryBytes,
    long declaredEvents,
    long firstEvent,
    long eventOffsets,
    long processes,
    long strings,
    long hosts) {
  static final int SIZE = 0x3A8;

  private static final int MAGIC = 0x5F4C4D50; // "PML_"

  /** Whether the bytes of a file start like a PML of any version. */
  static boolean isPml(TraceFile file) throws IOException {
    byte[] magic = new byte[4];
    return file.read(0, magic, 0, 4) == 4 && RawEvent.i32(magic, 0) == MAGIC;
  }

  static PmlHeader read(TraceFile file, Damage damage) throws IOException {
    if (!isPml(file)) {
      throw MalformedTraceException.ofFile(
          file.name(), "is not a Process Monitor log: it does not start with PML_.");
    }
    byte[] bytes = new byte[SIZE];
    int got = file.read(0, bytes, 0, SIZE);
    if (got >= 8) {
      checkVersion(file.name(), RawEvent.i32(bytes, 4), damage);
    }
    if (got < SIZE) {
      throw MalformedTraceException.atByte(
          file.name(),
          got,
          "the file ends inside its header, so no event can be read. Copy or save it again.");
    }
    return parse(bytes, pointerSize(RawEvent.i32(bytes, 8), damage));
  }

  private static void checkVersion(String file, int version, Damage damage)
      throws MalformedTraceException {
    if (version == 7) {
      damage.note(
          "pml.version7",
          file
              + " is a log of version 7, from a Process Monitor of Windows XP times. It is read by"
              + " the rules of version 9; compare a few rows with Process Monitor.");
    } else if (version != 9) {
      throw MalformedTraceException.ofFile(
          file,
          "is a Process Monitor log of version "
              + Integer.toUnsignedString(version)
              + ", and only versions 9 and 7 can be read. Open it in Process Monitor and save it"
              + " as CSV or XML.");
    }
  }

  private static int pointerSize(int is64, Damage damage) throws MalformedTraceException {
    if (is64 != 0 && is64 != 1) {
      damage.atByte(
          "pml.header-damaged", 8, "the mark for 64-bit captures is neither 0 nor 1: " + is64);
    }
    return is64 == 0 ? 4 : 8;
  }

  private static PmlHeader parse(byte[] bytes, int pointerSize) {
    return new PmlHeader(
        RawEvent.i32(bytes, 4),
        pointerSize,
        utf16(bytes, 0x00C, 32),
        WindowsName.text(
            RawEvent.i32(bytes, 0x274),
            RawEvent.i32(bytes, 0x278),
            RawEvent.u32(bytes, 0x27C),
            RawEvent.u16(bytes, 0x384),
            bytes[0x38A] & 0xFF),
        Math.max(0, RawEvent.i32(bytes, 0x38C)),
        Math.max(0, RawEvent.i64(bytes, 0x390)),
        RawEvent.u32(bytes, 0x234),
        RawEvent.i64(bytes, 0x240),
        RawEvent.i64(bytes, 0x248),
        RawEvent.i64(bytes, 0x250),
        RawEvent.i64(bytes, 0x258),
        RawEvent.i64(bytes, 0x3A0));
  }

  /** UTF-16LE text up to the first NUL. */
  static String utf16(byte[] bytes, int from, int length) {
    int end = from;
    while (end + 1 < from + length && (bytes[end] != 0 || bytes[end + 1] != 0)) {
      end += 2;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_16LE);
  }

  /** Whether ProcMon came to write any of what it writes when it closes a file. */
  boolean isClosed() {
    return eventOffsets != 0;
  }
}
