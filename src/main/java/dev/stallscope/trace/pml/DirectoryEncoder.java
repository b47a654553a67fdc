package dev.stallscope.trace.pml;

import dev.stallscope.model.NtStatus;
import dev.stallscope.trace.EventRecord;
import java.nio.charset.StandardCharsets;

/**
 * Writes what QueryDirectory asks for and gets. A record has folder and filter joined; the last
 * component is taken for the filter, unless the listing is at its end.
 */
final class DirectoryEncoder {
  /** FileIdBothDirectoryInformation. */
  static final int LISTING = 37;

  static final int BUFFER = 616;

  private static final int ATTRIBUTE_DIRECTORY = 0x10;
  private static final int ATTRIBUTE_ARCHIVE = 0x20;

  void encode(EventRecord event, EventDraft draft) {
    ByteWriter out = draft.out;
    int slash = filterAt(event) - 1;
    boolean filtered = slash >= 0;
    int end = event.pathStart + event.pathLength;
    int folder = filtered ? folderLength(event, slash) : event.pathLength;
    int info = out.counted(event.path, event.pathStart, folder);
    out.patchU16(draft.place(draft.pick(64, 44)), info);
    int filterInfo = out.length;
    out.u16(0);
    if (filtered) {
      int at = event.pathStart + slash + 1;
      out.patchU16(filterInfo, out.counted(event.path, at, end - at));
      answer(event, at, end - at, draft);
    } else {
      answer(event, 0, 0, draft);
    }
  }

  /** Where in the path the filter begins; 0 when there is none. */
  private static int filterAt(EventRecord event) {
    int at = event.pathLength;
    while (at > 0 && event.path[event.pathStart + at - 1] != '\\') {
      at--;
    }
    return event.status == NtStatus.NO_MORE_FILES || at == event.pathLength ? 0 : at;
  }

  /** The root of a drive keeps its backslash. */
  private static int folderLength(EventRecord event, int slash) {
    boolean root = slash > 0 && event.path[event.pathStart + slash - 1] == ':';
    return root ? slash + 1 : slash;
  }

  /** One entry: the file asked for, or the folder itself when several may match. */
  private static void answer(EventRecord event, int filter, int length, EventDraft draft) {
    if (!EventDraft.succeeded(event)) {
      return;
    }
    boolean one = length > 0;
    for (int i = filter; i < filter + length; i++) {
      one &= "*?<>\"".indexOf(event.path[i]) < 0;
    }
    long time = event.startTicks;
    ByteWriter entry = draft.answer();
    entry.u32(0).u32(0).u64(time).u64(time).u64(time).u64(time).u64(0).u64(0);
    entry.u32(one ? ATTRIBUTE_ARCHIVE : ATTRIBUTE_DIRECTORY).upTo(104);
    int nameAt = entry.length;
    if (one) {
      entry.utf16(new String(event.path, filter, length, StandardCharsets.UTF_8));
    } else {
      entry.utf16(".");
    }
    entry.patchU32(60, entry.length - nameAt);
  }
}
