package dev.stallscope.trace.pml;

import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.trace.EventRecord;
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
  private boolean failed;
  private boolean closed;

  private PmlTraceWriter(PmlOutput out, TraceInfo info, List<ProcessInfo> processes) {
    this.out = out;
    this.info = info;
    this.pointerSize = info.bits() == 32 ? 4 : 8;
    this.processes = new WrittenProcesses(processes, pointerSize);
    this.encoder = new EventEncoder(pointerSize, this.processes, hosts);
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
    ByteWriter bytes = encoder.encode(event, stack);
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
