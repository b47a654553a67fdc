package dev.stallscope.trace.text;

import dev.stallscope.model.Column;
import dev.stallscope.model.ControlCode;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads from a Detail what {@link EventRecord} has fields for. A Detail is {@code Name: value}
 * pairs joined by {@code ", "}; since values hold commas too, fields are looked up by their names.
 * What is missing or unreadable stays "not told".
 */
final class DetailFields {
  private static final byte[] OFFSET = name("Offset");
  private static final byte[] LENGTH = name("Length");
  private static final byte[] IO_FLAGS = name("I/O Flags");
  private static final byte[] EXCLUSIVE = name("Exclusive");
  private static final byte[] FAIL_IMMEDIATELY = name("Fail Immediately");
  private static final byte[] CONTROL = name("Control");
  private static final byte[] SYNC_TYPE = name("SyncType");
  private static final byte[] DELETE = name("Delete");
  private static final byte[] FLAGS = name("Flags");
  private static final byte[] REPLACE = name("ReplaceIfExists");
  private static final byte[] FILE_NAME = name("FileName");
  private static final byte[] PID = name("PID");
  private static final byte[] PARENT_PID = name("Parent PID");
  private static final byte[] COMMAND_LINE = name("Command line");
  private static final byte[] THREAD_ID = name("Thread ID");
  private static final byte[] EXIT_STATUS = name("Exit Status");
  private static final byte[] IMAGE_SIZE = name("Image Size");
  private static final byte[] USER_TIME = name("User Time");
  private static final byte[] KERNEL_TIME = name("Kernel Time");

  /** Digits after the decimal separator, which make whole ticks. */
  private static final int DECIMALS = 7;

  private static final byte[] TRUE = "True".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "False".getBytes(StandardCharsets.US_ASCII);

  private final ByteMemo<CreateDetail> creates = new ByteMemo<>(1 << 14, CreateDetail::of);
  private final ByteMemo<Integer> registryAccess =
      new ByteMemo<>(1 << 10, CreateDetail::registryAccess);
  private final ByteMemo<Integer> controls = new ByteMemo<>(1 << 10, DetailFields::controlCode);
  private final ByteMemo<Integer> syncTypes = new ByteMemo<>(1 << 6, DetailFields::syncType);
  private final ByteMemo<Integer> ioFlags = new ByteMemo<>(1 << 8, DetailFields::ioFlags);
  private final ByteMemo<Integer> dispositions = new ByteMemo<>(1 << 8, DispositionDetail::flags);
  private final ByteMemo<Integer> changeFlags = new ByteMemo<>(1 << 8, DetailFields::changeFlags);

  private byte[] bytes = {};
  private int start;
  private int end;

  private static byte[] name(String field) {
    return (field + ": ").getBytes(StandardCharsets.US_ASCII);
  }

  /** Fills the fields of {@code into} that depend on its operation. */
  void fill(TextRow row, EventRecord into) {
    into.clearDetails();
    int length = row.lengths[Column.DETAIL.ordinal()];
    if (length <= 0) {
      end = start;
      return;
    }
    bytes = row.bytes;
    start = row.starts[Column.DETAIL.ordinal()];
    end = start + length;
    switch (into.operation) {
      case CREATE_FILE, CREATE_PIPE, CREATE_MAIL_SLOT ->
          creates.of(bytes, start, length).fill(into);
      case REG_OPEN_KEY, REG_CREATE_KEY -> into.access = registryAccess.of(bytes, start, length);
      case READ_FILE, WRITE_FILE, MDL_READ, PREPARE_MDL_WRITE -> transfer(into);
      case LOCK_FILE, UNLOCK_FILE_SINGLE, UNLOCK_FILE_ALL, UNLOCK_FILE_BY_KEY -> lock(into);
      case FILE_SYSTEM_CONTROL, DEVICE_IO_CONTROL, INTERNAL_DEVICE_IO_CONTROL ->
          into.code = memoized(controls, CONTROL, EventRecord.NONE);
      case CREATE_FILE_MAPPING -> into.code = memoized(syncTypes, SYNC_TYPE, EventRecord.NONE);
      case SET_DISPOSITION_INFORMATION_FILE, SET_DISPOSITION_INFORMATION_EX -> disposition(into);
      case SET_RENAME_INFORMATION_FILE,
          SET_RENAME_INFORMATION_EX,
          SET_RENAME_INFORMATION_EX_BYPASS_ACCESS_CHECK,
          SET_LINK_INFORMATION_FILE ->
          rename(into);
      case PROCESS_CREATE -> {
        into.code = number(PID);
        target(into, COMMAND_LINE);
      }
      case THREAD_CREATE -> into.code = number(THREAD_ID);
      case PROCESS_EXIT, THREAD_EXIT -> {
        into.code = number(EXIT_STATUS);
        into.offset = processorTime();
      }
      case PROCESS_PROFILING, THREAD_PROFILING -> into.offset = processorTime();
      case LOAD_IMAGE -> into.length = hex(IMAGE_SIZE);
      default -> {
        if (into.operation.eventClass() == EventClass.NETWORK) {
          into.length = grouped(LENGTH);
        }
      }
    }
  }

  /** Parent PID of the Process Start whose Detail was read last; -1 when it does not tell. */
  int parentPid() {
    return end > start ? number(PARENT_PID) : EventRecord.NONE;
  }

  private void transfer(EventRecord into) {
    into.offset = grouped(OFFSET);
    into.length = grouped(LENGTH);
    into.flags = memoized(ioFlags, IO_FLAGS, 0);
  }

  private void lock(EventRecord into) {
    into.offset = grouped(OFFSET);
    into.length = grouped(LENGTH);
    into.flags |= isTrue(EXCLUSIVE) ? EventRecord.FLAG_EXCLUSIVE : 0;
    into.flags |= isTrue(FAIL_IMMEDIATELY) ? EventRecord.FLAG_FAIL_IMMEDIATELY : 0;
  }

  private void disposition(EventRecord into) {
    into.flags |= isTrue(DELETE) ? EventRecord.FLAG_DELETE : memoized(dispositions, FLAGS, 0);
    into.flags |= is(DELETE, FALSE) ? EventRecord.FLAG_KEEP : 0;
  }

  private void rename(EventRecord into) {
    into.flags |= isTrue(REPLACE) ? EventRecord.FLAG_REPLACE : memoized(changeFlags, FLAGS, 0);
    target(into, FILE_NAME);
  }

  /** The last field: its value goes to the end of the Detail, commas and all. */
  private void target(EventRecord into, byte[] field) {
    int value = find(field);
    if (value >= 0) {
      into.target = bytes;
      into.targetStart = value;
      into.targetLength = end - value;
    }
  }

  private long processorTime() {
    long user = seconds(USER_TIME);
    long kernel = seconds(KERNEL_TIME);
    return user < 0 || kernel < 0 ? EventRecord.NONE : user + kernel;
  }

  /** Ticks of a field such as {@code 12.0156001 seconds}, whatever its separator; -1 if none. */
  private long seconds(byte[] field) {
    int value = find(field);
    if (value < 0) {
      return EventRecord.NONE;
    }
    int point = digitsEnd(value);
    int decimals = digitsEnd(point + 1);
    if (point == value || decimals - point - 1 != DECIMALS) {
      return EventRecord.NONE;
    }
    long whole = GroupedNumber.plain(bytes, value, point - value);
    long part = GroupedNumber.plain(bytes, point + 1, DECIMALS);
    return whole < 0 || whole > Integer.MAX_VALUE
        ? EventRecord.NONE
        : whole * Ticks.PER_SECOND + part;
  }

  private int digitsEnd(int from) {
    int at = from;
    while (at < end && GroupedNumber.isDigit(bytes[at])) {
      at++;
    }
    return at;
  }

  private long grouped(byte[] field) {
    int value = find(field);
    long number = value < 0 ? GroupedNumber.NONE : GroupedNumber.at(bytes, value, end);
    return number == GroupedNumber.NONE ? EventRecord.NONE : number;
  }

  private int number(byte[] field) {
    int value = find(field);
    long number = value < 0 ? GroupedNumber.NONE : GroupedNumber.at(bytes, value, end);
    return number == GroupedNumber.NONE ? EventRecord.NONE : (int) number;
  }

  private long hex(byte[] field) {
    int value = find(field);
    if (value < 0 || end - value < 3 || bytes[value + 1] != 'x') {
      return EventRecord.NONE;
    }
    long number = 0;
    int at = value + 2;
    for (int digit; at < end && (digit = Character.digit(bytes[at], 16)) >= 0; at++) {
      number = (number << 4) | digit;
    }
    int digits = at - value - 2;
    return digits == 0 || digits > 15 ? EventRecord.NONE : number;
  }

  private boolean isTrue(byte[] field) {
    return is(field, TRUE);
  }

  private boolean is(byte[] field, byte[] word) {
    int value = find(field);
    return value >= 0
        && value + word.length <= end
        && Arrays.equals(bytes, value, value + word.length, word, 0, word.length);
  }

  /** The memo's value for the field's text: up to the next field's name, or the end. */
  private int memoized(ByteMemo<Integer> memo, byte[] field, int missing) {
    int value = find(field);
    return value < 0 ? missing : memo.of(bytes, value, valueEnd(value) - value);
  }

  /** A value of words ends before {@code ", Name: "}; words themselves hold no colon. */
  private int valueEnd(int value) {
    int comma = end;
    for (int at = end - 2; at > value; at--) {
      if (bytes[at] == ',' && bytes[at + 1] == ' ' && opensField(at + 2)) {
        comma = at;
      }
    }
    return comma;
  }

  private boolean opensField(int from) {
    for (int at = from; at + 1 < end && bytes[at] != ','; at++) {
      if (bytes[at] == ':' && bytes[at + 1] == ' ') {
        return true;
      }
    }
    return false;
  }

  /** First byte of the field's value, -1 when there is no such field. */
  private int find(byte[] field) {
    int last = end - field.length;
    for (int at = start; at <= last; at++) {
      if (bytes[at] == field[0]
          && (at == start || (at > start + 1 && bytes[at - 1] == ' ' && bytes[at - 2] == ','))
          && Arrays.equals(bytes, at, at + field.length, field, 0, field.length)) {
        return at + field.length;
      }
    }
    return -1;
  }

  private static Integer controlCode(String text) {
    Integer code = ControlCode.ofText(text);
    return code == null ? EventRecord.NONE : code;
  }

  private static Integer syncType(String text) {
    return switch (text) {
      case "SyncTypeOther" -> 0;
      case "SyncTypeCreateSection" -> 1;
      default -> EventRecord.NONE;
    };
  }

  private static Integer ioFlags(String text) {
    int flags = 0;
    for (String word : text.split(", ", -1)) {
      flags |=
          switch (word) {
            case "Non-cached" -> EventRecord.FLAG_NON_CACHED;
            case "Paging I/O" -> EventRecord.FLAG_PAGING_IO;
            default -> 0;
          };
    }
    return flags;
  }

  private static Integer changeFlags(String text) {
    int flags = 0;
    for (String word : text.split(", ", -1)) {
      flags |=
          switch (word) {
            case "FILE_RENAME_REPLACE_IF_EXISTS", "FILE_LINK_REPLACE_IF_EXISTS" ->
                EventRecord.FLAG_REPLACE;
            default -> 0;
          };
    }
    return flags;
  }
}
