package dev.stallscope.index;

import dev.stallscope.model.Column;
import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.trace.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Makes stores from events written by hand. */
public final class Events {
  private final EventStoreBuilder builder = new EventStoreBuilder();
  private final EventRecord event = new EventRecord();
  private final List<ProcessInfo> processes = new ArrayList<>();

  public Events process(String name, int pid) {
    return process(name, pid, -1, 0);
  }

  /**
   * A process whose parent is in the list, with its command line.
   *
   * @param parent index of the parent, -1 when not known
   */
  public Events child(int parent, String name, int pid, String commandLine) {
    return process(name, "", commandLine, pid, parent, 0, 0, List.of());
  }

  /**
   * A process with a parent.
   *
   * @param parent index of the parent, -1 when not known
   * @param startTicks when it began, 0 when not known
   */
  public Events process(String name, int pid, int parent, long startTicks) {
    return process(name, "", pid, parent, startTicks);
  }

  /** And with a full path. */
  public Events process(String name, String imagePath, int pid, int parent, long startTicks) {
    return process(name, imagePath, "", pid, parent, startTicks, 0, List.of());
  }

  /** A process that exited, with its full path. */
  public Events process(String name, String imagePath, int pid, long startTicks, long endTicks) {
    return process(name, imagePath, "", pid, -1, startTicks, endTicks, List.of());
  }

  /** A process with libraries that it had loaded. */
  public Events process(
      String name, String imagePath, int pid, long startTicks, List<LoadedModule> modules) {
    return process(name, imagePath, "", pid, -1, startTicks, 0, modules);
  }

  /** Windows itself with its drivers. */
  public Events system(String... drivers) {
    List<LoadedModule> modules = new ArrayList<>();
    for (String driver : drivers) {
      String path = "C:\\Windows\\System32\\drivers\\" + driver;
      modules.add(new LoadedModule(path, 0, 0, "", "", "", 0));
    }
    return process("System", "System", "", 4, -1, 0, 0, modules);
  }

  private Events process(
      String name,
      String imagePath,
      String commandLine,
      int pid,
      int parent,
      long startTicks,
      long endTicks,
      List<LoadedModule> modules) {
    processes.add(
        new ProcessInfo(
            processes.size(),
            pid,
            parent < 0 || parent >= processes.size() ? -1 : processes.get(parent).pid(),
            parent,
            name,
            imagePath,
            commandLine,
            "",
            "",
            "",
            "",
            -1,
            -1,
            "",
            "",
            0,
            startTicks,
            endTicks,
            modules));
    return this;
  }

  /** Starts the next event: what is not said of it is as the trace did not tell. */
  public Events next(Operation operation, String path) {
    event.clearDetails();
    event.operation = operation;
    event.status = 0;
    event.process = 0;
    event.threadId = EventRecord.NONE;
    event.startTicks = builder.size();
    event.durationTicks = Ticks.NONE;
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    event.path = bytes;
    event.pathStart = 0;
    event.pathLength = bytes.length;
    return this;
  }

  public Events by(int process) {
    event.process = process;
    return this;
  }

  public Events thread(int threadId) {
    event.threadId = threadId;
    return this;
  }

  public Events at(long start) {
    event.startTicks = start;
    return this;
  }

  public Events took(long ticks) {
    event.durationTicks = ticks;
    return this;
  }

  public Events bytes(long length) {
    event.length = length;
    return this;
  }

  public Events offset(long offset) {
    event.offset = offset;
    return this;
  }

  public Events access(int mask) {
    event.access = mask;
    return this;
  }

  public Events code(int code) {
    event.code = code;
    return this;
  }

  public Events status(int status) {
    event.status = status;
    return this;
  }

  /** What a CreateFile asks for. */
  public Events opening(int access, int shareMode, int disposition, int options) {
    event.access = access;
    event.shareMode = shareMode;
    event.disposition = disposition;
    event.options = options;
    return this;
  }

  public Events range(long offset, long length) {
    event.offset = offset;
    event.length = length;
    return this;
  }

  public Events flags(int flags) {
    event.flags = flags;
    return this;
  }

  /** The second path, such as a rename's target. */
  public Events target(String path) {
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    event.target = bytes;
    event.targetStart = 0;
    event.targetLength = bytes.length;
    return this;
  }

  /** Adds the event begun last. */
  public Events add() {
    builder.add(event);
    return this;
  }

  public EventStore store() {
    return builder.build(info(), processes);
  }

  /** As an export without the column Duration tells it. */
  public EventStore storeWithoutDurations() {
    return builder.build(
        info(EnumSet.complementOf(EnumSet.of(Column.DURATION, Column.COMPLETION_TIME))), processes);
  }

  static TraceInfo info() {
    return info(EnumSet.allOf(Column.class));
  }

  private static TraceInfo info(Set<Column> columns) {
    return new TraceInfo(List.of("hand.PML"), "PML", "", "", 0, 0, 64, columns, true, -1);
  }
}
