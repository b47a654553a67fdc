package dev.stallscope.trace.csv;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads ProcMon's own dialect without touching most bytes: every field is quoted, so only quotes
 * matter, and eight bytes are searched for one at a time. What is not in the dialect is left to the
 * {@link RecordCutter}. Every record stands for itself, so that a file can be cut at record ends.
 */
final class ProcmonScanner extends CsvRecords {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long QUOTES = 0x2222222222222222L;
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  /** What follows a field's closing quote, first byte lowest: {@code ,"}. */
  private static final short COMMA_QUOTE = 0x222C;

  private static final short CR_LF = 0x0A0D;

  /** The record is not in ProcMon's dialect. */
  private static final int FOREIGN = -2;

  ProcmonScanner(ByteWindow window, CsvDialect dialect) {
    super(window, dialect);
  }

  @Override
  int find() throws IOException {
    int end = scan();
    while (end == RecordCutter.OPEN && window.more()) {
      end = scan();
    }
    if (end < 0) {
      return cutHere(false);
    }
    cutter.setWhole();
    return end;
  }

  @Override
  boolean unpack() {
    bytes = window.bytes;
    fields.undouble(bytes);
    return true;
  }

  /**
   * Finds the fields of the record at the window's place. Three quotes behind the window's limit
   * end every search there.
   *
   * @return where the next record begins, {@code OPEN} behind the limit, or {@link #FOREIGN}
   */
  // The hot loop: every byte of a ProcMon CSV goes through it.
  private int scan() {
    byte[] data = window.bytes;
    int limit = window.limit;
    int[] starts = fields.starts;
    int[] ends = fields.ends;
    int count = 0;
    int at = window.at;
    if (data[at] != '"') {
      return FOREIGN;
    }
    int start = ++at;
    boolean doubled = false;
    while (true) {
      long word = (long) LONGS.get(data, at) ^ QUOTES;
      long found = (word - LOW_BITS) & ~word & HIGH_BITS;
      if (found == 0) {
        at += Long.BYTES;
        continue;
      }
      at += Long.numberOfTrailingZeros(found) >>> 3;
      short behind = (short) SHORTS.get(data, at + 1);
      if (behind == COMMA_QUOTE || behind == CR_LF) {
        if (count < FieldSlices.CAPACITY) {
          starts[count] = start;
          ends[count] = doubled ? ~at : at;
        }
        count++;
        at += 3;
        if (behind == CR_LF) {
          fields.count = count;
          return at;
        }
        start = at;
        doubled = false;
      } else if ((byte) behind == '"') {
        if (at + 1 >= limit) {
          return RecordCutter.OPEN;
        }
        doubled = true;
        at += 2;
      } else {
        return at >= limit - 2 ? RecordCutter.OPEN : FOREIGN;
      }
    }
  }
}
