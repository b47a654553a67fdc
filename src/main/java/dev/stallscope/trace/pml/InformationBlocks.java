package dev.stallscope.trace.pml;

import dev.stallscope.model.AccessMask;
import dev.stallscope.model.CreateOptions;
import dev.stallscope.model.Operation;
import java.util.Map;

/**
 * Details of QueryInformationFile, SetInformationFile and QueryOpen: Windows' FILE_…_INFORMATION
 * blocks, read from the extra detail when queried and from behind the path when set. A block that
 * was not captured whole is not shown.
 */
final class InformationBlocks {
  private InformationBlocks() {}

  static void register(Map<Operation, DetailRenderer> renderers) {
    renderers.put(Operation.QUERY_OPEN, InformationBlocks::open);
    renderers.put(Operation.QUERY_BASIC_INFORMATION_FILE, (view, out) -> basic(view.extra(), out));
    renderers.put(
        Operation.QUERY_STANDARD_INFORMATION_FILE, (view, out) -> standard(view.extra(), 0, out));
    renderers.put(Operation.QUERY_FILE_INTERNAL_INFORMATION_FILE, InformationBlocks::internal);
    renderers.put(Operation.QUERY_NAME_INFORMATION_FILE, InformationBlocks::name);
    renderers.put(Operation.QUERY_ALL_INFORMATION_FILE, InformationBlocks::all);
    renderers.put(Operation.QUERY_NETWORK_OPEN_INFORMATION_FILE, InformationBlocks::networkOpen);
    renderers.put(Operation.QUERY_ATTRIBUTE_TAG_FILE, InformationBlocks::attributeTag);
    renderers.put(Operation.SET_BASIC_INFORMATION_FILE, (view, out) -> basic(view.tail(), out));
    renderers.put(
        Operation.SET_ALLOCATION_INFORMATION_FILE,
        (view, out) -> size("AllocationSize", view, out));
    renderers.put(
        Operation.SET_END_OF_FILE_INFORMATION_FILE, (view, out) -> size("EndOfFile", view, out));
    renderers.put(Operation.SET_DISPOSITION_INFORMATION_FILE, InformationBlocks::disposition);
    renderers.put(Operation.SET_DISPOSITION_INFORMATION_EX, InformationBlocks::dispositionEx);
    renderers.put(Operation.SET_RENAME_INFORMATION_FILE, InformationBlocks::rename);
    renderers.put(Operation.SET_LINK_INFORMATION_FILE, InformationBlocks::rename);
    renderers.put(Operation.SET_RENAME_INFORMATION_EX, InformationBlocks::renameEx);
    renderers.put(
        Operation.SET_RENAME_INFORMATION_EX_BYPASS_ACCESS_CHECK, InformationBlocks::renameEx);
  }

  private static void times(ByteRange block, DetailWriter out) {
    out.time("CreationTime", block.i64(0))
        .time("LastAccessTime", block.i64(8))
        .time("LastWriteTime", block.i64(16))
        .time("ChangeTime", block.i64(24));
  }

  private static void attributes(String name, int mask, DetailWriter out) {
    FlagNames.appendAttributes(mask, out.name(name));
  }

  private static void basic(ByteRange block, DetailWriter out) {
    if (block.holds(0, 36)) {
      times(block, out);
      attributes("FileAttributes", block.i32(32), out);
    }
  }

  private static void standard(ByteRange block, int at, DetailWriter out) {
    if (block.holds(at, 22)) {
      out.count("AllocationSize", block.i64(at))
          .count("EndOfFile", block.i64(at + 8))
          .count("NumberOfLinks", block.u32(at + 16))
          .flag("DeletePending", block.u8(at + 20) != 0)
          .flag("Directory", block.u8(at + 21) != 0);
    }
  }

  private static void internal(EventView view, DetailWriter out) {
    if (view.extra().holds(0, 8)) {
      out.hex("IndexNumber", view.extra().i64(0));
    }
  }

  private static void name(EventView view, DetailWriter out) {
    ByteRange block = view.extra();
    if (block.holds(0, 4)) {
      block.appendUtf16(4, block.u32(0), out.name("Name"));
    }
  }

  private static void all(EventView view, DetailWriter out) {
    ByteRange block = view.extra();
    if (!block.holds(0, 96)) {
      return;
    }
    basic(block, out);
    standard(block, 40, out);
    out.hex("IndexNumber", block.i64(64))
        .count("EaSize", block.u32(72))
        .text("Access", AccessMask.fileText(block.i32(76)))
        .count("Position", block.i64(80))
        .text("Mode", CreateOptions.text(block.i32(88)));
    alignment(block.i32(92), out);
  }

  private static void alignment(int mask, DetailWriter out) {
    switch (mask) {
      case 0 -> out.text("AlignmentRequirement", "Byte");
      case 1 -> out.text("AlignmentRequirement", "Word");
      case 3 -> out.text("AlignmentRequirement", "Long");
      case 7 -> out.text("AlignmentRequirement", "Quad");
      case 15 -> out.text("AlignmentRequirement", "Octa");
      default -> out.hex("AlignmentRequirement", mask & 0xFFFFFFFFL);
    }
  }

  private static void open(EventView view, DetailWriter out) {
    ByteRange block = view.extra();
    if (block.holds(0, 52)) {
      times(block, out);
      out.count("AllocationSize", block.i64(32)).count("EndOfFile", block.i64(40));
      attributes("FileAttributes", block.i32(48), out);
    }
  }

  /** ProcMon shows the two sizes as points in time; its text is imitated. */
  private static void networkOpen(EventView view, DetailWriter out) {
    ByteRange block = view.extra();
    if (block.holds(0, 52)) {
      times(block, out);
      out.time("AllocationSize", block.i64(32)).time("EndOfFile", block.i64(40));
      attributes("FileAttributes", block.i32(48), out);
    }
  }

  private static void attributeTag(EventView view, DetailWriter out) {
    if (view.extra().holds(0, 8)) {
      attributes("Attributes", view.extra().i32(0), out);
      out.hex("ReparseTag", view.extra().u32(4));
    }
  }

  private static void size(String name, EventView view, DetailWriter out) {
    if (view.tail().holds(0, 8)) {
      out.count(name, view.tail().i64(0));
    }
  }

  private static void disposition(EventView view, DetailWriter out) {
    if (view.tail().holds(0, 1)) {
      out.flag("Delete", view.tail().u8(0) != 0);
    }
  }

  private static void dispositionEx(EventView view, DetailWriter out) {
    if (view.tail().holds(0, 4)) {
      FlagNames.DISPOSITION.append(view.tail().i32(0), out.name("Flags"));
    }
  }

  private static void rename(EventView view, DetailWriter out) {
    renameTo(view, view.tail().u8(0) != 0, out);
  }

  /** The -Ex classes have flags in place of the boolean; the lowest one is the same question. */
  private static void renameEx(EventView view, DetailWriter out) {
    renameTo(view, (view.tail().i32(0) & 1) != 0, out);
  }

  /**
   * Behind the block, whose length the parameters tell, the driver put the target as a path with a
   * drive letter; without it the name as the caller gave it has to do.
   */
  private static void renameTo(EventView view, boolean replace, DetailWriter out) {
    ByteRange tail = view.tail();
    if (tail.isEmpty()) {
      return;
    }
    out.flag("ReplaceIfExists", replace);
    StringBuilder name = out.name("FileName");
    int from = name.length();
    int resolved = view.detail().i32(16);
    if (resolved >= 0) {
      tail.appendCounted(tail.u16(resolved), resolved + 2, name);
    }
    if (name.length() == from) {
      tail.appendUtf16(view.pick(20, 12), tail.u32(view.pick(16, 8)), name);
    }
  }
}
