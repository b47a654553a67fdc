package dev.stallscope.trace.text;

import dev.stallscope.model.Column;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.ReadDiagnostics;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the texts of exported rows back into values: times in any Windows locale, operations,
 * results, processes, and of the Detail what an {@link EventRecord} has a field for. Rows have to
 * come in the order of the file, all of them: midnights are counted and PIDs are used again.
 */
public final class RowDecoder {
  private static final int SHOWN = 60;

  private final RowTimes times;
  private final ProcessRows processes;
  private final DetailFields details = new DetailFields();
  private final ByteMemo<Operation> operations = new ByteMemo<>(1 << 10, RowDecoder::operation);
  private final ByteMemo<Integer> results = new ByteMemo<>(1 << 10, NtStatus::ofText);
  private final ByteMemo<EventClass> classes = new ByteMemo<>(1 << 6, RowDecoder::eventClass);

  /**
   * @param columns what the export has
   * @param sample the first rows (some thousands, all if there are fewer), from which the forms of
   *     the locale are learned; gone through several times
   * @param diagnostics told of columns that are missing and of what had to be assumed
   */
  public RowDecoder(Set<Column> columns, Iterable<TextRow> sample, ReadDiagnostics diagnostics) {
    times = new RowTimes(columns, sample, diagnostics);
    processes = new ProcessRows(sample);
  }

  private RowDecoder(RowTimes times, ProcessRows processes) {
    this.times = times;
    this.processes = processes;
  }

  /**
   * For rows from the midst of the same file; see {@link #standAt}. Takes every text for what this
   * one takes it for, but knows no processes.
   */
  public RowDecoder another() {
    return new RowDecoder(times.another(), processes.another());
  }

  /** Before reading the same rows again from the first: processes keep their places. */
  public void restart() {
    times.restart();
    processes.restart();
  }

  /**
   * Begins in the midst of the file, at a row whose day hangs on rows before it that are not
   * decoded here.
   *
   * @param startTicks of that row, as it was decoded behind all others
   */
  public void standAt(long startTicks) {
    restart();
    times.standAt(startTicks);
  }

  /**
   * Fills {@code into} from the row, all but {@code number} and {@code fileOffset}. Its slices
   * share the row's bytes. Times are the local ones of the exporting machine, taken as UTC. Without
   * a column Result the status is {@link NtStatus#UNRECOGNIZED}; without PID it is taken as -1.
   *
   * @return null, or what is wrong with the row: the column by name and its text, shortened
   */
  public @Nullable String decode(TextRow row, EventRecord into) {
    long start = times.start(row);
    if (start == RowTimes.UNREADABLE) {
      return fault(row, times.faulty());
    }
    into.startTicks = start;
    into.operation = operation(row);
    into.status = status(row);
    long duration = times.duration(row);
    if (duration == RowTimes.UNREADABLE) {
      return fault(row, times.faulty());
    }
    into.durationTicks = into.status == NtStatus.PENDING ? Ticks.NONE : duration;
    long thread = number(row, Column.TID.ordinal());
    if (thread == GroupedNumber.NONE) {
      return fault(row, Column.TID);
    }
    into.threadId = (int) thread;
    into.path = row.bytes;
    into.pathStart = row.starts[Column.PATH.ordinal()];
    into.pathLength = Math.max(0, row.lengths[Column.PATH.ordinal()]);
    details.fill(row, into);
    return process(row, into);
  }

  private @Nullable String process(TextRow row, EventRecord into) {
    long pid = number(row, Column.PID.ordinal());
    if (pid == GroupedNumber.NONE) {
      return fault(row, Column.PID);
    }
    boolean starts = into.operation == Operation.PROCESS_START;
    into.process = processes.of(row, (int) pid, starts);
    if (into.process == ProcessRows.TOO_MANY) {
      into.process = EventRecord.NONE;
      return "PID: more processes than can be true";
    }
    if (starts) {
      processes.started(into.process, into.startTicks, details.parentPid());
    } else if (into.operation == Operation.PROCESS_EXIT) {
      processes.exited(into.process, into.startTicks);
    } else if (into.operation == Operation.PROCESS_CREATE && into.code != EventRecord.NONE) {
      processes.created(into.process, into.code);
    }
    return null;
  }

  private Operation operation(TextRow row) {
    int column = Column.OPERATION.ordinal();
    Operation operation =
        row.lengths[column] <= 0
            ? Operation.UNKNOWN_FILE_SYSTEM
            : operations.of(row.bytes, row.starts[column], row.lengths[column]);
    int eventClass = Column.EVENT_CLASS.ordinal();
    return operation.code() < 0 && row.lengths[eventClass] > 0
        ? Operation.unknown(classes.of(row.bytes, row.starts[eventClass], row.lengths[eventClass]))
        : operation;
  }

  private int status(TextRow row) {
    int column = Column.RESULT.ordinal();
    int length = row.lengths[column];
    if (length <= 0) {
      return length < 0 ? NtStatus.UNRECOGNIZED : NtStatus.PENDING;
    }
    return results.of(row.bytes, row.starts[column], length);
  }

  /** The column's plain number; -1 when empty or absent, {@link GroupedNumber#NONE} if none. */
  private static long number(TextRow row, int column) {
    int length = row.lengths[column];
    if (length <= 0) {
      return EventRecord.NONE;
    }
    long number = GroupedNumber.plain(row.bytes, row.starts[column], length);
    return number > 0xFFFFFFFFL ? GroupedNumber.NONE : number;
  }

  private static String fault(TextRow row, Column column) {
    String text = row.text(column);
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    return column.head() + ": '" + shown + "'";
  }

  /** Operations without a known name are told by how their like are called. */
  private static Operation operation(String name) {
    Operation known = Operation.named(name);
    if (known != null) {
      return known;
    }
    if (name.startsWith("Reg")) {
      return Operation.UNKNOWN_REGISTRY;
    }
    if (name.startsWith("TCP ") || name.startsWith("UDP ")) {
      return Operation.UNKNOWN_NETWORK;
    }
    if (name.endsWith(" Profiling")) {
      return Operation.UNKNOWN_PROFILING;
    }
    return name.startsWith("Process ") || name.startsWith("Thread ")
        ? Operation.UNKNOWN_PROCESS
        : Operation.UNKNOWN_FILE_SYSTEM;
  }

  private static EventClass eventClass(String text) {
    EventClass known = EventClass.named(text);
    return known != null ? known : EventClass.FILE_SYSTEM;
  }

  /** The processes met so far; {@link EventRecord#process} is an index into it. A live view. */
  public List<ProcessInfo> processes() {
    return processes.list();
  }

  /** The same, each made anew when it is asked for, as is best for who keeps what is made of it. */
  public List<ProcessInfo> freshProcesses() {
    return processes.fresh();
  }

  /** PID of a process met so far, -1 when its rows do not tell. */
  public int pid(int process) {
    return processes.pid(process);
  }

  /** Whether start times are true dates. */
  public boolean dated() {
    return times.dated();
  }
}
