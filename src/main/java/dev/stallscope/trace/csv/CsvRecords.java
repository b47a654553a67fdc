package dev.stallscope.trace.csv;

import java.io.IOException;

/**
 * The records of a CSV file, one after the other; lines without any text are passed over. A record
 * is first found ({@link #next}), and its texts are made only when it is wanted ({@link #unpack}).
 */
abstract class CsvRecords {
  /** The fields of the record at hand; after {@link #unpack} slices of {@link #bytes}. */
  final FieldSlices fields = new FieldSlices();

  /** Holds the fields in UTF-8 after {@link #unpack}. */
  byte[] bytes = {};

  final ByteWindow window;
  final RecordCutter cutter;
  private final boolean allQuoted;
  private int nextAt;
  private boolean tooLong;

  CsvRecords(ByteWindow window, CsvDialect dialect) {
    this.window = window;
    this.cutter = new RecordCutter(dialect, fields);
    this.allQuoted = dialect.procmon();
    this.nextAt = window.at;
  }

  /** Finds the record at the window's place: where the next one begins, or {@code OPEN}. */
  abstract int find() throws IOException;

  /**
   * Makes the texts of the record at hand.
   *
   * @return false when it has none that could be relied on
   */
  abstract boolean unpack() throws IOException;

  /** Goes to the next record; false at the end of the file. */
  final boolean next() throws IOException {
    do {
      window.at = nextAt;
      if (window.at == window.limit && !window.more()) {
        nextAt = window.at; // the window moved on
        return false;
      }
      int end = find();
      tooLong = end == RecordCutter.OPEN;
      nextAt = tooLong ? window.limit : end;
    } while (!tooLong && !cutter.unclosed && fields.areEmpty());
    return true;
  }

  /** Goes on at this byte, where a record has to begin. */
  final void seek(long offset) {
    window.seek(offset);
    nextAt = 0;
  }

  /** Byte offset of the record at hand. */
  final long offset() {
    return window.offset(window.at);
  }

  /** Byte offset behind the record at hand. */
  final long endOffset() {
    return window.offset(nextAt);
  }

  /** Whether no end of the record was found within {@link ByteWindow#MAX_RECORD}. */
  final boolean isTooLong() {
    return tooLong;
  }

  /** Whether the file ends within the record's quotes. */
  final boolean isUnclosed() {
    return !tooLong && cutter.unclosed;
  }

  /** Whether text stands behind a closing quote. */
  final boolean isStray() {
    return cutter.stray;
  }

  /** Whether the file ends with the record and not with a line end. */
  final boolean isLast() {
    return !cutter.lineEnd;
  }

  /** Whether the file ends before the record's last field does. */
  final boolean isCutOff(int width) {
    return isLast() && (fields.count < width || (allQuoted && !cutter.quotedEnd));
  }

  /**
   * After a damaged record: a quote too many or too few swallows the records that follow. The next
   * one will be the first line within the damaged one that begins a whole record; behind it, when
   * there is none.
   *
   * @param width fields of a whole record
   * @return whether such a line was found within it
   */
  final boolean resume(int width) throws IOException {
    long stop = tooLong ? Long.MAX_VALUE : endOffset();
    while (toNextLine() && offset() < stop) {
      if (isWhole(width)) {
        nextAt = window.at;
        return true;
      }
    }
    nextAt = (int) Math.min(window.limit, stop - window.offset(0));
    return false;
  }

  private boolean toNextLine() throws IOException {
    int unit = cutter.unit();
    int i = window.at;
    do {
      for (; i + unit <= window.limit; i += unit) {
        if (cutter.isLineEnd(window.bytes, i)) {
          window.at = i + unit;
          return true;
        }
      }
      window.at = i;
      boolean more = window.more();
      i = window.at;
      if (!more) {
        return false;
      }
    } while (true);
  }

  private boolean isWhole(int width) throws IOException {
    int end = cutHere(true);
    return end != RecordCutter.OPEN && fields.count == width && !cutter.unclosed;
  }

  /** Cuts the record at the window's place by the general rules, reading on as needed. */
  final int cutHere(boolean clean) throws IOException {
    while (true) {
      int end = cutter.cut(window.bytes, window.at, window.limit, window.ended(), clean);
      boolean settled = end != RecordCutter.OPEN || (cutter.stray && clean);
      if (settled || (!window.more() && !window.ended())) {
        return end;
      }
    }
  }
}
