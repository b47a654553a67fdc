package dev.stallscope.trace.pml;

import dev.stallscope.model.Disposition;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ShareMode;
import dev.stallscope.trace.EventRecord;

/**
 * Writes the details of file-system events: what all have in common, then the parameters in the
 * layout of Windows' FLT_PARAMETERS, the path, and what the operation puts behind it.
 */
final class FileEncoder {
  private static final int IRP = 1;
  private static final int FAST_IO = 2;
  private static final int FILTER_CALLBACK = 4;
  private static final int SYSTEM_BUFFER = 8;
  private static final int NORMAL_PRIORITY = 3 << 17;

  private static final int ALL_SHARED = ShareMode.READ | ShareMode.WRITE | ShareMode.DELETE;
  private static final int PAGE_READONLY = 2;
  private static final int SYNC_TYPE_CREATE_SECTION = 1;
  private static final int ATTRIBUTE_NORMAL = 0x80;
  private static final int NOTIFY_NAMES_AND_WRITES = 0x1 | 0x2 | 0x10;
  private static final int OWNER_GROUP_DACL = 7;
  private static final int CONTROL_BUFFER = 1024;
  private static final long MDL = 0x8A10_2000L;

  /** An information class that does not exist, for operations without a name. */
  private static final int NO_CLASS = 0xFF;

  private static final int QUERY_INFORMATION = 25;
  private static final int SET_INFORMATION = 26;
  private static final int QUERY_VOLUME = 30;

  private final WrittenProcesses processes;
  private final SecurityIds securityIds = new SecurityIds();
  private final InformationEncoder information = new InformationEncoder();
  private final DirectoryEncoder directories = new DirectoryEncoder();

  FileEncoder(WrittenProcesses processes) {
    this.processes = processes;
  }

  void encode(EventRecord event, EventDraft draft) {
    information.begin(event);
    ByteWriter out = draft.out;
    int minor = event.operation.subCode();
    boolean unknown = event.operation == Operation.UNKNOWN_FILE_SYSTEM;
    out.u8(unknown ? NO_CLASS : Math.max(0, minor)).zeros(7);
    out.u32(irpFlags(event)).u32(callback(event));
    out.zeros(draft.pick(48, 28) + 4);
    parameters(event, draft);
    if (event.operation == Operation.QUERY_DIRECTORY) {
      directories.encode(event, draft);
    } else {
      int info = out.counted(event.path, event.pathStart, event.pathLength);
      out.patchU16(draft.place(draft.pick(64, 44)), info);
    }
    behindPath(event, draft);
  }

  private static int irpFlags(EventRecord event) {
    int cache =
        ((event.flags & EventRecord.FLAG_NON_CACHED) != 0 ? 0x1 : 0)
            | ((event.flags & EventRecord.FLAG_PAGING_IO) != 0 ? 0x2 : 0);
    return switch (event.operation.code()) {
      case 3, 5, 23 -> NORMAL_PRIORITY | (cache > 1 ? 0x40 : 0x900) | cache;
      case 24 -> NORMAL_PRIORITY | (cache > 1 ? 0x40 : 0xA00) | cache;
      case 20 -> 0x884;
      case 38 -> 0x404;
      case QUERY_INFORMATION, QUERY_VOLUME, 33, 34, 35 -> NORMAL_PRIORITY | 0x870;
      case SET_INFORMATION -> NORMAL_PRIORITY | 0x830;
      case 32 -> NORMAL_PRIORITY | 0x800;
      case 40, 41 -> 0x4;
      default -> 0;
    };
  }

  private static int callback(EventRecord event) {
    int code = event.operation.code();
    return switch (code) {
      case 20, QUERY_INFORMATION, SET_INFORMATION, QUERY_VOLUME, 33, 34, 35 -> IRP | SYSTEM_BUFFER;
      case 6, 37 -> FAST_IO;
      default -> code >= 0 && code < 20 ? FILTER_CALLBACK : IRP;
    };
  }

  private void parameters(EventRecord event, EventDraft draft) {
    ByteWriter out = draft.out;
    int at16 = draft.place(16);
    int at24 = draft.place(draft.pick(24, 20));
    int at32 = draft.place(draft.pick(32, 24));
    switch (event.operation) {
      case CREATE_FILE -> create(event, draft);
      case READ_FILE, WRITE_FILE, MDL_READ, PREPARE_MDL_WRITE -> {
        out.patchU32(at16, Math.max(0, event.length));
        out.patchU64(at32, event.offset);
      }
      case CREATE_FILE_MAPPING -> mapping(event, draft);
      case FASTIO_MDL_READ_COMPLETE, FASTIO_MDL_WRITE_COMPLETE -> out.patchU32(at16, MDL);
      case FILE_SYSTEM_CONTROL, DEVICE_IO_CONTROL, INTERNAL_DEVICE_IO_CONTROL -> {
        long length = event.length >= 0 ? event.length : CONTROL_BUFFER;
        out.patchU32(at16, length);
        out.patchU32(at24, length);
        out.patchU32(at32, event.code);
      }
      case QUERY_DIRECTORY -> {
        out.patchU32(at16, DirectoryEncoder.BUFFER);
        out.patchU32(at32, DirectoryEncoder.LISTING);
      }
      case NOTIFY_CHANGE_DIRECTORY -> out.patchU32(at24, NOTIFY_NAMES_AND_WRITES);
      case LOCK_FILE, UNLOCK_FILE_SINGLE -> lock(event, draft);
      case QUERY_SECURITY_FILE, SET_SECURITY_FILE -> out.patchU32(at16, OWNER_GROUP_DACL);
      default -> {
        // information classes are put with their blocks; others have none that is shown
      }
    }
  }

  private static void create(EventRecord event, EventDraft draft) {
    boolean told = event.disposition >= 0;
    int disposition = told ? event.disposition : Disposition.OPEN;
    int share = event.shareMode >= 0 ? event.shareMode : ALL_SHARED;
    int attributes = disposition == Disposition.OPEN ? 0 : ATTRIBUTE_NORMAL;
    int options = (event.options & 0xFFFFFF) | disposition << 24;
    draft.out.patchU32(draft.place(draft.pick(24, 20)), options);
    draft.out.patchU16(draft.place(draft.pick(32, 24)), attributes);
    draft.out.patchU16(draft.place(draft.pick(34, 26)), share);
  }

  /** The protection a second time at 24: ProcMon for 64 bits shows what stands there. */
  private static void mapping(EventRecord event, EventDraft draft) {
    int syncType = Math.max(0, event.code);
    draft.out.patchU32(draft.place(16), syncType);
    if (syncType == SYNC_TYPE_CREATE_SECTION) {
      int protection = event.options != 0 ? event.options : PAGE_READONLY;
      draft.out.patchU32(draft.place(20), protection);
      draft.out.patchU32(draft.place(draft.pick(24, 20)), protection);
    }
  }

  private static void lock(EventRecord event, EventDraft draft) {
    ByteWriter out = draft.out;
    out.patchU64(draft.place(draft.pick(32, 24)), event.offset);
    boolean failAtOnce = (event.flags & EventRecord.FLAG_FAIL_IMMEDIATELY) != 0;
    boolean exclusive = (event.flags & EventRecord.FLAG_EXCLUSIVE) != 0;
    out.patchU16(draft.place(draft.pick(48, 36)), (failAtOnce ? 1 : 0) | (exclusive ? 0x100 : 0));
  }

  private void behindPath(EventRecord event, EventDraft draft) {
    ByteWriter out = draft.out;
    boolean succeeded = EventDraft.succeeded(event);
    switch (event.operation) {
      case CREATE_FILE -> behindCreate(event, draft);
      case READ_FILE, MDL_READ -> {
        if (succeeded) {
          draft.answer().pointer(Math.max(0, event.length), draft.pointerSize);
        }
      }
      case FASTIO_ACQUIRE_FOR_MOD_WRITE -> out.u64(Math.max(0, event.offset));
      case LOCK_FILE, UNLOCK_FILE_SINGLE -> out.u64(event.length);
      case UNLOCK_FILE_ALL, UNLOCK_FILE_BY_KEY -> out.u64(0);
      case FILE_SYSTEM_CONTROL -> offload(event, out);
      default -> block(event, draft, succeeded);
    }
  }

  private void behindCreate(EventRecord event, EventDraft draft) {
    ByteWriter out = draft.out.u32(event.access);
    if ((event.flags & EventRecord.FLAG_IMPERSONATING) != 0) {
      byte[] sid = securityIds.impersonated(processes.get(event.process), processes.list());
      out.u8(sid.length).zeros(3).bytes(sid);
    } else {
      out.u32(0);
    }
    if (event.openResult != EventRecord.NONE) {
      draft.answer().pointer(event.openResult & 0xFFFFFFFFL, draft.pointerSize);
    }
  }

  /** The input of FSCTL_OFFLOAD_READ and _WRITE, which ProcMon shows. */
  private static void offload(EventRecord event, ByteWriter out) {
    if (event.code == FileTexts.FSCTL_OFFLOAD_READ) {
      out.zeros(16).u64(Math.max(0, event.offset)).u64(Math.max(0, event.length));
    } else if (event.code == FileTexts.FSCTL_OFFLOAD_WRITE) {
      out.zeros(8).u64(Math.max(0, event.offset)).u64(Math.max(0, event.length));
    }
  }

  private void block(EventRecord event, EventDraft draft, boolean succeeded) {
    switch (event.operation.code()) {
      case SET_INFORMATION -> information.set(event, draft);
      case QUERY_INFORMATION -> {
        if (succeeded || event.status == NtStatus.BUFFER_OVERFLOW) {
          information.query(event, draft.extra);
        }
        information.asked(draft, event.operation.subCode());
      }
      case QUERY_VOLUME -> {
        if (succeeded) {
          information.queryVolume(event, draft.extra);
        }
        information.asked(draft, event.operation.subCode());
      }
      case 6 -> {
        if (succeeded) {
          information.networkOpen(event, draft.answer());
        }
      }
      default -> {
        // nothing follows the path
      }
    }
  }
}
