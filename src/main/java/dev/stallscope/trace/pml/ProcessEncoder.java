package dev.stallscope.trace.pml;

import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.EventRecord;

/** Writes the details of process events. */
final class ProcessEncoder {
  /** Bytes of SYSTEM_PERFORMANCE_INFORMATION behind a number. */
  private static final int SYSTEM_STATISTICS = 4 + 312;

  private final WrittenProcesses processes;
  private final SecurityIds securityIds = new SecurityIds();

  ProcessEncoder(WrittenProcesses processes) {
    this.processes = processes;
  }

  void encode(EventRecord event, EventDraft draft) {
    ByteWriter out = draft.out;
    int code = event.code;
    switch (event.operation) {
      case PROCESS_DEFINED, PROCESS_CREATE -> create(event, draft);
      case PROCESS_EXIT, PROCESS_STATISTICS -> ProfilingDetails.exit(event, out);
      case THREAD_CREATE -> out.u32(code);
      case THREAD_EXIT -> out.u32(code).u64(0).u64(Math.max(0, event.offset));
      case LOAD_IMAGE -> {
        out.pointer(processes.imageBase(event), draft.pointerSize).u32(Math.max(0, event.length));
        int infoAt = out.length;
        out.u32(0);
        out.patchU16(infoAt, out.counted(event.path, event.pathStart, event.pathLength));
      }
      case PROCESS_START -> start(processes.get(event.process), draft);
      case SYSTEM_STATISTICS -> out.zeros(SYSTEM_STATISTICS);
      default -> {
        // nothing is known of their details
      }
    }
  }

  private void create(EventRecord event, EventDraft draft) {
    int key = processes.child(event);
    ProcessInfo child = processes.get(key);
    byte[] user = securityIds.user(child);
    byte[] integrity = SecurityIds.integrity(child.integrity());
    ByteWriter out = draft.out;
    out.u32(key)
        .u32(event.code)
        .u32(event.process)
        .u32(processes.get(event.process).pid())
        .u32(child.session())
        .u32(processes.is64(child) ? 1 : 0)
        .u64(child.startTicks())
        .u64(child.authenticationId())
        .u32(TableBytes.virtualized(child.virtualized()))
        .u8(user.length)
        .u8(integrity.length)
        .zeros(6)
        .bytes(user)
        .bytes(integrity);
    int image = out.counted(event.path, event.pathStart, event.pathLength);
    int command = out.counted(event.target, event.targetStart, event.targetLength);
    out.patchU16(draft.place(0x2E), image);
    out.patchU16(draft.place(0x30), command);
  }

  /** The environment's texts are ended by a NUL each, and all of them by an empty one. */
  private static void start(ProcessInfo process, EventDraft draft) {
    String environment = "SystemDrive=C:\0" + "SystemRoot=C:\\Windows\0" + "\0";
    ByteWriter out = draft.out;
    out.u32(process.parentPid()).u32(0).u32(environment.length());
    int command = out.counted(process.commandLine());
    int directory = out.counted("C:\\Windows\\System32\\");
    out.patchU16(draft.place(4), command);
    out.patchU16(draft.place(6), directory);
    out.utf16(environment);
  }
}
