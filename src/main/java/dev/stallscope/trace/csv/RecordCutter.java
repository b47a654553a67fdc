package dev.stallscope.trace.csv;

import java.nio.charset.StandardCharsets;

/**
 * Finds the end and the fields of one record by the rules of RFC 4180 in general: quoted or not,
 * any separator, one or two bytes for each character. The charsets of Windows that take two bytes
 * for some characters never use a quote's or a line end's value in the second.
 */
final class RecordCutter {
  /** The record goes on behind the bytes at hand. */
  static final int OPEN = -1;

  private enum State {
    FIELD_START,
    PLAIN,
    QUOTED,
    /** Behind a quote in a quoted field: its end, or the first of two. */
    QUOTE
  }

  private final char separator;
  private final boolean crEndsRecords;
  private final int unit;
  private final int low;
  private final FieldSlices fields;

  /** Whether text stood behind a closing quote: the writer did not double its quotes. */
  boolean stray;

  /** Whether the record ended with a line end and not with the file. */
  boolean lineEnd;

  /** Whether the file ended within quotes. */
  boolean unclosed;

  /** Whether the last field ended with a closing quote. */
  boolean quotedEnd;

  /** Where the line end begins. */
  int contentEnd;

  RecordCutter(CsvDialect dialect, FieldSlices fields) {
    this.separator = dialect.separator();
    this.crEndsRecords = dialect.crEndsRecords();
    this.unit = dialect.unit();
    this.low = dialect.charset().equals(StandardCharsets.UTF_16BE) ? 1 : 0;
    this.fields = fields;
  }

  /** Bytes of a character: 1 or 2. */
  int unit() {
    return unit;
  }

  /** What stands at this place. */
  private int character(byte[] bytes, int index) {
    return unit == 1
        ? bytes[index] & 0xFF
        : (bytes[index + low] & 0xFF) | (bytes[index + 1 - low] & 0xFF) << 8;
  }

  /** Whether a line may begin behind this place. */
  boolean isLineEnd(byte[] bytes, int index) {
    int c = character(bytes, index);
    return c == '\n' || (c == '\r' && crEndsRecords);
  }

  /** Says that the record at hand is whole: it was found in another way. */
  void setWhole() {
    stray = false;
    unclosed = false;
    lineEnd = true;
  }

  /**
   * Cuts the record that begins at {@code from}; its fields, still with doubled quotes, go into the
   * slices.
   *
   * @param last whether the file ends at {@code limit}
   * @param clean whether to give up at once at stray text behind a quote
   * @return where the next record begins, {@link #OPEN} when that lies behind {@code limit}
   */
  // The hot loop of everything that is not in ProcMon's own dialect.
  int cut(byte[] bytes, int from, int limit, boolean last, boolean clean) {
    fields.count = 0;
    setWhole();
    State state = State.FIELD_START;
    int start = from;
    int quoteEnd = 0;
    boolean doubled = false;
    int end = limit - (limit - from) % unit;
    for (int i = from; i < end; i += unit) {
      int c = character(bytes, i);
      if (state == State.QUOTED) {
        if (c == '"') {
          state = State.QUOTE;
          quoteEnd = i;
        }
        continue;
      }
      if (c == separator) {
        fields.add(start, state == State.QUOTE ? quoteEnd : i, doubled);
        state = State.FIELD_START;
        start = i + unit;
        doubled = false;
      } else if (c == '\n' || c == '\r') {
        boolean atLimit = i + unit >= end;
        if (c == '\r' && atLimit && !last) {
          return OPEN;
        }
        boolean crLf = c == '\r' && !atLimit && character(bytes, i + unit) == '\n';
        if (c == '\n' || crLf || crEndsRecords || atLimit) {
          fields.add(start, state == State.QUOTE ? quoteEnd : i, doubled);
          contentEnd = i;
          return i + (crLf ? 2 * unit : unit);
        }
        state = state == State.FIELD_START ? State.PLAIN : state;
        if (state == State.QUOTE) {
          stray = true;
          state = State.PLAIN;
        }
      } else if (c == '"') {
        if (state == State.FIELD_START) {
          state = State.QUOTED;
          start = i + unit;
        } else if (state == State.QUOTE) {
          state = State.QUOTED;
          doubled = true;
        }
      } else if (state != State.PLAIN) {
        stray |= state == State.QUOTE;
        state = State.PLAIN;
      }
      if (stray && clean) {
        return OPEN;
      }
    }
    if (!last) {
      return OPEN;
    }
    lineEnd = false;
    unclosed = state == State.QUOTED;
    quotedEnd = state == State.QUOTE;
    contentEnd = end;
    fields.add(start, state == State.QUOTE ? quoteEnd : end, doubled);
    return limit;
  }
}
