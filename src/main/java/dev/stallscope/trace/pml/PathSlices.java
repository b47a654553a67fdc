package dev.stallscope.trace.pml;

import dev.stallscope.trace.EventRecord;

/**
 * Gives counted strings to a record as UTF-8: pure ASCII as a slice of the event's own bytes,
 * anything else from a buffer used again for each event. A string that would begin behind the
 * event's end is empty and lies at that end.
 */
final class PathSlices {
  private static final long NOT_ASCII = 0x8080808080808080L;

  private final Utf8Text pathText = new Utf8Text();
  private final Utf8Text targetText = new Utf8Text();

  void path(byte[] bytes, int at, int info, int limit, EventRecord record) {
    int slice = asciiLength(bytes, at, info, limit);
    if (slice >= 0) {
      setPath(record, bytes, Math.min(at, limit), slice);
    } else {
      pathText.clear().addCounted(bytes, at, info, limit);
      setPath(record, pathText.bytes, 0, pathText.length);
    }
  }

  /** Adds a name to the record's path, with a backslash between unless it ends in one. */
  void append(byte[] bytes, int at, int info, int limit, EventRecord record) {
    if (record.path != pathText.bytes) {
      pathText.clear().addCounted(record.path, record.pathStart, 0x8000 | 0x7FFF, end(record));
    }
    if (!pathText.endsWith('\\')) {
      pathText.add('\\');
    }
    pathText.addCounted(bytes, at, info, limit);
    setPath(record, pathText.bytes, 0, pathText.length);
  }

  private static int end(EventRecord record) {
    return record.pathStart + record.pathLength;
  }

  void target(byte[] bytes, int at, int info, int limit, EventRecord record) {
    int slice = asciiLength(bytes, at, info, limit);
    if (slice >= 0) {
      setTarget(record, bytes, Math.min(at, limit), slice);
    } else {
      targetText.clear().addCounted(bytes, at, info, limit);
      setTarget(record, targetText.bytes, 0, targetText.length);
    }
  }

  /** The target from UTF-16LE that is measured in bytes. */
  void targetUtf16(byte[] bytes, int at, int length, EventRecord record) {
    targetText.clear().addUtf16(bytes, at, length);
    setTarget(record, targetText.bytes, 0, targetText.length);
  }

  private static void setPath(EventRecord record, byte[] bytes, int start, int length) {
    if (record.path != bytes) { // storing a reference costs more than this question
      record.path = bytes;
    }
    record.pathStart = start;
    record.pathLength = length;
  }

  private static void setTarget(EventRecord record, byte[] bytes, int start, int length) {
    record.target = bytes;
    record.targetStart = start;
    record.targetLength = length;
  }

  /** Bytes of a string that is UTF-8 as it stands, without NULs at its end; -1 if it is not. */
  private static int asciiLength(byte[] bytes, int at, int info, int limit) {
    if (!Counted.isAscii(info)) {
      return info == 0 ? 0 : -1;
    }
    int length = Math.max(0, Math.min(Counted.length(info), limit - at));
    if (!isAscii(bytes, at, length)) {
      return -1;
    }
    while (length > 0 && bytes[at + length - 1] == 0) {
      length--;
    }
    return length;
  }

  private static boolean isAscii(byte[] bytes, int at, int length) {
    int i = at;
    long seen = 0;
    for (int end = at + length - 8; i <= end; i += 8) {
      seen |= RawEvent.i64(bytes, i);
    }
    for (; i < at + length; i++) {
      seen |= bytes[i];
    }
    return (seen & NOT_ASCII) == 0;
  }
}
