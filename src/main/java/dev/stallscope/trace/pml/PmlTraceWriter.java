package dev.stallscope.trace.pml;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stallscope.model.EventClass;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.trace.CopyFolder;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.EventTexts;
import dev.stallscope.trace.TraceReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a PML of version 9 from the typed fields of events, in one pass. Reading it gives the same
 * fields again. What a record does not carry, such as attributes or a registry value's type, is
 * written as it most often is in real captures; a few fields have a meaning here that readers do
 * not give back:
 *
 * <ul>
 *   <li>QueryInformation…, SetEndOfFile…, SetAllocation…: {@code length} is the file's size;
 *   <li>RegQueryValue, RegSetValue: {@code target} is the value's text; without it the value is the
 *       number 1. RegEnumKey, RegEnumValue: {@code offset} is the index, {@code target} the name
 *       found. RegLoadKey, RegRenameKey: {@code target} is the second name;
 *   <li>RegCreateKey: {@code openResult} {@code CREATED} makes it a new key;
 *   <li>CreateFileMapping: {@code options} is the page protection.
 * </ul>
 *
 * Without a {@link #close} the file is not a whole PML.
 */
public final class PmlTraceWriter implements Closeable {
  private static final long[] NO_STACK = {};

  private final PmlOutput out;
  private final TraceInfo info;
  private final int pointerSize;
  private final WrittenProcesses processes;
  private final HostTable hosts = new HostTable();
  private final EventEncoder encoder;
  private final EventCopy copy;
  private boolean failed;
  private boolean closed;

  private PmlTraceWriter(PmlOutput out, TraceInfo info, List<ProcessInfo> processes) {
    this.out = out;
    this.info = info;
    this.pointerSize = info.bits() == 32 ? 4 : 8;
    this.processes = new WrittenProcesses(processes, pointerSize);
    this.encoder = new EventEncoder(pointerSize, this.processes, hosts);
    this.copy = new EventCopy(this.processes);
  }

  /**
   * Creates or overwrites a file.
   *
   * @param info of its machine; its bits (64 unless they are 32) decide the layout
   * @param processes in the order of their {@code index}, with their modules
   */
  public static PmlTraceWriter create(Path file, TraceInfo info, List<ProcessInfo> processes)
      throws IOException {
    return new PmlTraceWriter(PmlOutput.create(file), info, processes);
  }

  /**
   * Creates or overwrites a file that is to hold copies of another capture's events.
   *
   * @param capture of any format; must have been {@linkplain TraceReader#read read} to its end, so
   *     that all its processes are known
   */
  public static PmlTraceWriter copying(Path file, TraceReader capture) throws IOException {
    PmlTraceWriter writer = create(file, capture.info(), capture.processes());
    if (capture instanceof PmlTraceReader pml) {
      writer.hosts.addAll(pml.hostNames());
    }
    return writer;
  }

  /**
   * Appends an event just as its reader hands it over: one of a PML byte by byte, with its stack
   * and whole detail; one of another format from its typed fields.
   *
   * @param event its start may have been changed
   * @param texts as the reader gave them
   * @param folder is put into the paths of files
   * @throws IllegalArgumentException as {@link #event(EventRecord, long[])}
   */
  public void copy(EventRecord event, EventTexts texts, CopyFolder folder) throws IOException {
    if (texts instanceof PmlTexts pml) {
      processes.get(event.process);
      write(copy.of(pml.raw(), event, folder));
      return;
    }
    if (event.operation.eventClass() == EventClass.FILE_SYSTEM) {
      moveInto(folder, event);
    }
    event(event);
  }

  private static void moveInto(CopyFolder folder, EventRecord event) {
    byte[] path =
        folder.in(new String(event.path, event.pathStart, event.pathLength, UTF_8)).getBytes(UTF_8);
    byte[] target =
        folder
            .in(new String(event.target, event.targetStart, event.targetLength, UTF_8))
            .getBytes(UTF_8);
    event.path = path;
    event.pathStart = 0;
    event.pathLength = path.length;
    event.target = target;
    event.targetStart = 0;
    event.targetLength = target.length;
  }

  /** Appends an event without a stack. */
  public void event(EventRecord event) throws IOException {
    event(event, NO_STACK);
  }

  /**
   * Appends an event. Its number and file offset do not matter; it must not start before the event
   * before it, because ProcMon shows empty rows then. A Process Create whose child is not among the
   * processes adds the child.
   *
   * @param stack return addresses, the innermost first; at most 65,535
   * @throws IllegalArgumentException when the process is none of the capture's, or the path of a
   *     network event is not {@code host:port -> host:port}
   */
  public void event(EventRecord event, long[] stack) throws IOException {
    processes.get(event.process);
    if (stack.length > EventDraft.DEEPEST_STACK) {
      throw new IllegalArgumentException("A stack of " + stack.length + " frames is too deep.");
    }
    write(encoder.encode(event, stack));
  }

  private void write(ByteWriter bytes) throws IOException {
    try {
      out.event(bytes.bytes, 0, bytes.length);
    } catch (IOException e) {
      failed = true;
      throw e;
    }
  }

  /** Writes tables and header and closes the file; after a failure it only closes it. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (out) {
      if (!failed) {
        out.finish(
            HeaderBytes.of(info, pointerSize),
            new TableBytes(pointerSize).of(processes.list(), hosts));
      }
    }
  }
}
