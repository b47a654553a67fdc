package dev.stallscope.trace.pml;

import dev.stallscope.model.AccessMask;
import dev.stallscope.model.ControlCode;
import dev.stallscope.model.CreateOptions;
import dev.stallscope.model.Disposition;
import dev.stallscope.model.OpenResult;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ShareMode;
import java.util.Map;

/**
 * Details of file-system operations that come from the call's parameters. Offsets are those of the
 * PML's file-system detail: 16 bytes common to all, then the parameters as in the filter manager's
 * FLT_PARAMETERS (natural alignment on 64-bit, 4-byte packing on 32-bit), then the path.
 */
final class FileTexts {
  static final int FSCTL_OFFLOAD_READ = 0x94264;
  static final int FSCTL_OFFLOAD_WRITE = 0x98268;
  private static final int FSCTL_PIPE_INTERNAL_READ = 0x116000;
  private static final int FSCTL_PIPE_INTERNAL_WRITE = 0x119FF8;
  private static final int FSCTL_PIPE_TRANSCEIVE = 0x11C017;
  private static final int FSCTL_PIPE_INTERNAL_TRANSCEIVE = 0x11DFFF;

  private static final int SYNC_TYPE_CREATE_SECTION = 1;
  private static final int PAGE_NOCACHE = 0x200;

  private static final String[] PRIORITIES = {"", "Very Low", "Low", "Normal", "High", "Critical"};

  private final Accounts accounts;

  private FileTexts(Accounts accounts) {
    this.accounts = accounts;
  }

  static void register(Map<Operation, DetailRenderer> renderers, Accounts accounts) {
    FileTexts files = new FileTexts(accounts);
    renderers.put(Operation.CREATE_FILE, files::create);
    renderers.put(Operation.READ_FILE, FileTexts::readOrWrite);
    renderers.put(Operation.WRITE_FILE, FileTexts::readOrWrite);
    renderers.put(Operation.MDL_READ, FileTexts::readOrWrite);
    renderers.put(Operation.PREPARE_MDL_WRITE, FileTexts::readOrWrite);
    renderers.put(Operation.FASTIO_MDL_READ_COMPLETE, FileTexts::mdlComplete);
    renderers.put(Operation.FASTIO_MDL_WRITE_COMPLETE, FileTexts::mdlComplete);
    renderers.put(Operation.FASTIO_ACQUIRE_FOR_MOD_WRITE, FileTexts::modWrite);
    renderers.put(Operation.CREATE_FILE_MAPPING, FileTexts::mapping);
    renderers.put(Operation.FILE_SYSTEM_CONTROL, FileTexts::fileSystemControl);
    renderers.put(Operation.DEVICE_IO_CONTROL, FileTexts::control);
    renderers.put(Operation.INTERNAL_DEVICE_IO_CONTROL, FileTexts::control);
    renderers.put(Operation.NOTIFY_CHANGE_DIRECTORY, FileTexts::notifyChange);
    renderers.put(Operation.LOCK_FILE, FileTexts::lock);
    renderers.put(Operation.UNLOCK_FILE_SINGLE, FileTexts::unlock);
    renderers.put(Operation.UNLOCK_FILE_ALL, FileTexts::unlock);
    renderers.put(Operation.UNLOCK_FILE_BY_KEY, FileTexts::unlock);
    renderers.put(Operation.QUERY_SECURITY_FILE, FileTexts::security);
    renderers.put(Operation.SET_SECURITY_FILE, FileTexts::security);
  }

  private void create(EventView view, DetailWriter out) {
    ByteRange detail = view.detail();
    ByteRange tail = view.tail();
    int options = detail.i32(view.pick(24, 20));
    int disposition = disposition(view);
    out.text("Desired Access", AccessMask.fileText(tail.i32(0)));
    out.text("Disposition", Disposition.text(disposition));
    out.text("Options", CreateOptions.text(options & 0xFFFFFF));
    FlagNames.appendAttributes(detail.u16(view.pick(32, 24)), out.name("Attributes"));
    out.text("ShareMode", ShareMode.text(detail.u16(view.pick(34, 26))));
    if (allocates(disposition)) {
      out.count("AllocationSize", detail.i64(view.pick(56, 36)));
    } else {
      out.text("AllocationSize", "n/a");
    }
    if (tail.u8(4) > 0) {
      ByteRange sid = new ByteRange();
      tail.narrow(8, tail.u8(4), sid);
      out.text("Impersonating", accounts.name(sid));
    }
    if (!view.extra().isEmpty()) {
      out.text("OpenResult", OpenResult.text(view.extra().i32(0)));
    }
  }

  /** The create call's disposition: the high byte of the options. */
  static int disposition(EventView view) {
    return view.detail().i32(view.pick(24, 20)) >>> 24;
  }

  /** Open and Overwrite take a file as it is: ProcMon shows no allocation size. */
  private static boolean allocates(int disposition) {
    return disposition == Disposition.SUPERSEDE
        || disposition == Disposition.CREATE
        || disposition == Disposition.OPEN_IF
        || disposition == Disposition.OVERWRITE_IF;
  }

  private static void readOrWrite(EventView view, DetailWriter out) {
    ByteRange detail = view.detail();
    int irpFlags = detail.i32(8);
    boolean done = view.extra().holds(0, 4);
    out.count("Offset", detail.i64(view.pick(32, 24)));
    out.count("Length", done ? view.extra().u32(0) : detail.u32(16));
    // 0xE000FF: the bits ProcMon takes as flags; without any of them it names none.
    if ((irpFlags & 0xE000FF) != 0) {
      FlagNames.IO.append(irpFlags & 0xE000FF, out.name("I/O Flags"));
    }
    int priority = (irpFlags >>> 17) & 7;
    if (priority >= PRIORITIES.length) {
      out.hex("Priority", priority);
    } else if (priority > 0) {
      out.text("Priority", PRIORITIES[priority]);
    }
  }

  private static void mdlComplete(EventView view, DetailWriter out) {
    out.hex("MDL", view.detail().pointer(16, view.pointerSize()));
  }

  private static void modWrite(EventView view, DetailWriter out) {
    out.count("EndingOffset", view.tail().i64(0));
  }

  /**
   * On 64-bit ProcMon reads the protection at offset 24 instead of 20 and so prints what happens to
   * lie there, the lowest bit of it; its text is imitated, empty names included.
   */
  private static void mapping(EventView view, DetailWriter out) {
    int syncType = view.detail().i32(16);
    if (syncType != SYNC_TYPE_CREATE_SECTION) {
      out.text("SyncType", syncType == 0 ? "SyncTypeOther" : "<unknown>");
      return;
    }
    int protection = view.detail().i32(view.pick(24, 20));
    out.text("SyncType", "SyncTypeCreateSection");
    out.name("PageProtection")
        .append(pageProtection(Integer.lowestOneBit(protection & 0xFE)))
        .append((protection & PAGE_NOCACHE) != 0 ? "|PAGE_NOCACHE" : "");
  }

  private static String pageProtection(int protection) {
    return switch (protection) {
      case 0x02 -> "PAGE_READONLY";
      case 0x04 -> "PAGE_READWRITE";
      case 0x08 -> "PAGE_WRITECOPY";
      case 0x10 -> "PAGE_EXECUTE";
      case 0x20 -> "PAGE_EXECUTE_READ";
      case 0x40 -> "PAGE_EXECUTE_READWRITE";
      case 0x80 -> "PAGE_EXECUTE_WRITECOPY";
      default -> "";
    };
  }

  /** The control code of a FileSystemControl or DeviceIoControl. */
  static int controlCode(EventView view) {
    return view.detail().i32(view.pick(32, 24));
  }

  private static void control(EventView view, DetailWriter out) {
    out.text("Control", ControlCode.text(controlCode(view)));
  }

  private static void fileSystemControl(EventView view, DetailWriter out) {
    control(view, out);
    long outputLength = view.detail().u32(16);
    long inputLength = view.detail().u32(view.pick(24, 20));
    switch (controlCode(view)) {
      case FSCTL_OFFLOAD_READ -> offload(view, 16, out);
      case FSCTL_OFFLOAD_WRITE -> offload(view, 8, out);
      case FSCTL_PIPE_INTERNAL_WRITE -> out.count("Length", inputLength);
      case FSCTL_PIPE_INTERNAL_READ -> out.count("Length", outputLength);
      case FSCTL_PIPE_TRANSCEIVE, FSCTL_PIPE_INTERNAL_TRANSCEIVE ->
          out.count("WriteLength", inputLength).count("ReadLength", outputLength);
      default -> {}
    }
  }

  /** The control's input buffer: where in the file, how much. */
  private static void offload(EventView view, int at, DetailWriter out) {
    if (view.tail().holds(at, 16)) {
      out.count("Offset", view.tail().i64(at)).count("Length", view.tail().i64(at + 8));
    }
  }

  private static void notifyChange(EventView view, DetailWriter out) {
    FlagNames.NOTIFY.append(view.detail().i32(view.pick(24, 20)), out.name("Filter"));
  }

  private static void lock(EventView view, DetailWriter out) {
    ByteRange detail = view.detail();
    out.flag("Exclusive", detail.u8(view.pick(49, 37)) != 0);
    unlock(view, out);
    out.flag("Fail Immediately", detail.u8(view.pick(48, 36)) != 0);
  }

  /** The length of everything, -1, is shown as 4,294,967,295. */
  private static void unlock(EventView view, DetailWriter out) {
    long length = view.tail().i64(0);
    out.count("Offset", view.detail().i64(view.pick(32, 24)));
    out.count("Length", length == -1 ? 0xFFFFFFFFL : length);
  }

  private static void security(EventView view, DetailWriter out) {
    FlagNames.SECURITY.appendAll(view.detail().i32(16), out.name("Information"));
  }
}
