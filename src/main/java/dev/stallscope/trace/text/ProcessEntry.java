package dev.stallscope.trace.text;

import dev.stallscope.model.Column;
import dev.stallscope.model.ProcessInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One process met in an export: the texts of its columns, and what its events told since. */
final class ProcessEntry {
  /** The columns that tell of a process; its rows have the same texts there. */
  static final Column[] COLUMNS = {
    Column.PID,
    Column.PROCESS_NAME,
    Column.IMAGE_PATH,
    Column.COMMAND_LINE,
    Column.USER,
    Column.COMPANY,
    Column.VERSION,
    Column.DESCRIPTION,
    Column.SESSION,
    Column.AUTHENTICATION_ID,
    Column.INTEGRITY,
    Column.VIRTUALIZED,
    Column.PARENT_PID,
    Column.ARCHITECTURE
  };

  static final byte[][] NO_RUNS = {};

  final int index;
  final int pid;

  /** Length and bytes of each of {@link #COLUMNS}. */
  final ByteBuffer key;

  /** The same texts as neighbours in the row, for a fast comparison; of recent ones only. */
  byte[][] runs = NO_RUNS;

  long startTicks;
  long endTicks;

  /** From a Process Start's Detail where there is no such column; -1 if not told. */
  int toldParentPid = -1;

  /** Index of the process that created this one, -1 when no event told. */
  int creator = -1;

  private @Nullable ProcessInfo info;
  private long infoVersion = -1;

  ProcessEntry(int index, int pid, ByteBuffer key) {
    this.index = index;
    this.pid = pid;
    this.key = key;
  }

  static ByteBuffer key(TextRow row) {
    int size = 0;
    for (Column column : COLUMNS) {
      size += 4 + Math.max(0, row.lengths[column.ordinal()]);
    }
    ByteBuffer key = ByteBuffer.allocate(size);
    for (Column column : COLUMNS) {
      int length = row.lengths[column.ordinal()];
      key.putInt(length).put(row.bytes, row.starts[column.ordinal()], Math.max(0, length));
    }
    return key.flip();
  }

  int parentPid() {
    int column = number(Column.PARENT_PID);
    return column >= 0 ? column : toldParentPid;
  }

  /**
   * The process as known by {@code version}; made once for each.
   *
   * @param sharing gives one string for equal texts
   */
  ProcessInfo info(long version, int parentIndex, UnaryOperator<String> sharing) {
    ProcessInfo made = info;
    if (made == null || infoVersion != version) {
      made = made(parentIndex, sharing);
      info = made;
      infoVersion = version;
    }
    return made;
  }

  boolean isCurrent(long version) {
    return infoVersion == version;
  }

  /** The process as known now. */
  ProcessInfo made(int parentIndex, UnaryOperator<String> sharing) {
    return new ProcessInfo(
        index,
        pid,
        parentPid(),
        parentIndex,
        sharing.apply(text(Column.PROCESS_NAME)),
        sharing.apply(text(Column.IMAGE_PATH)),
        sharing.apply(text(Column.COMMAND_LINE)),
        sharing.apply(text(Column.USER)),
        sharing.apply(text(Column.COMPANY)),
        sharing.apply(text(Column.VERSION)),
        sharing.apply(text(Column.DESCRIPTION)),
        number(Column.SESSION),
        authenticationId(),
        sharing.apply(text(Column.INTEGRITY)),
        sharing.apply(text(Column.VIRTUALIZED)),
        bits(),
        startTicks,
        endTicks,
        List.of());
  }

  private String text(Column wanted) {
    int at = 0;
    for (Column column : COLUMNS) {
      int length = Math.max(0, key.getInt(at));
      if (column == wanted) {
        byte[] text = new byte[length];
        key.get(at + 4, text);
        return new String(text, StandardCharsets.UTF_8);
      }
      at += 4 + length;
    }
    return "";
  }

  private int number(Column column) {
    byte[] text = text(column).getBytes(StandardCharsets.UTF_8);
    long number = GroupedNumber.plain(text, 0, text.length);
    return number >= 0 && number <= 0xFFFFFFFFL ? (int) number : -1;
  }

  /** Two halves of eight hexadecimal digits, high one first. */
  private long authenticationId() {
    String text = text(Column.AUTHENTICATION_ID);
    if (!text.matches("[0-9A-Fa-f]{1,8}:[0-9A-Fa-f]{1,8}")) {
      return -1;
    }
    int colon = text.indexOf(':');
    return Long.parseLong(text.substring(0, colon), 16) << 32
        | Long.parseLong(text.substring(colon + 1), 16);
  }

  private int bits() {
    return switch (text(Column.ARCHITECTURE)) {
      case "64-bit" -> 64;
      case "32-bit" -> 32;
      default -> 0;
    };
  }
}
