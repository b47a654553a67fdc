package dev.stallscope.trace.pml;

import dev.stallscope.model.AccessMask;
import dev.stallscope.model.Operation;
import java.util.Map;

/**
 * Details of registry operations. The detail begins with the key name's counted-string info, a part
 * of fixed size comes next, then the name; answers of the registry are in the extra detail.
 */
final class RegistryTexts {
  /** Desired access for which alone ProcMon shows what was granted. */
  private static final int MAXIMUM_ALLOWED = 0x2000000;

  private static final String[] KEY_CLASSES = {
    "Basic",
    "Node",
    "Full",
    "Name",
    "Cached",
    "Flags",
    "Virtualization",
    "HandleTags",
    "Trust",
    "Layer"
  };

  private final RegistryValue value = new RegistryValue();
  private final ByteRange data = new ByteRange();

  private RegistryTexts() {}

  static void register(Map<Operation, DetailRenderer> renderers) {
    RegistryTexts registry = new RegistryTexts();
    renderers.put(Operation.REG_OPEN_KEY, RegistryTexts::open);
    renderers.put(Operation.REG_CREATE_KEY, RegistryTexts::open);
    renderers.put(Operation.REG_QUERY_KEY, RegistryTexts::queryKey);
    renderers.put(Operation.REG_ENUM_KEY, RegistryTexts::enumKey);
    renderers.put(Operation.REG_QUERY_VALUE, registry::queryValue);
    renderers.put(Operation.REG_ENUM_VALUE, registry::enumValue);
    renderers.put(Operation.REG_SET_VALUE, registry::setValue);
    renderers.put(Operation.REG_SET_INFO_KEY, registry::setInfoKey);
    renderers.put(Operation.REG_LOAD_KEY, (view, out) -> second("Hive Path", view, out));
    renderers.put(Operation.REG_RENAME_KEY, (view, out) -> second("New Name", view, out));
  }

  /** Where what follows the key name begins. */
  private static int afterName(EventView view, int fixedSize) {
    return fixedSize + ByteRange.countedSize(view.detail().u16(0));
  }

  /** 1 created, 2 opened; 0 when the registry did not say. */
  static int disposition(EventView view) {
    return view.extra().i32(4);
  }

  private static void open(EventView view, DetailWriter out) {
    int access = view.detail().i32(4);
    if (access == 0) {
      return; // ProcMon then shows nothing at all
    }
    out.text("Desired Access", AccessMask.registryText(access));
    if (access == MAXIMUM_ALLOWED && view.extra().holds(0, 4)) {
      out.text("Granted Access", AccessMask.registryText(view.extra().i32(0)));
    }
    switch (disposition(view)) {
      case 1 -> out.text("Disposition", "REG_CREATED_NEW_KEY");
      case 2 -> out.text("Disposition", "REG_OPENED_EXISTING_KEY");
      default -> {}
    }
  }

  private static void queryKey(EventView view, DetailWriter out) {
    int query = view.detail().i32(8);
    boolean known = query >= 0 && query < KEY_CLASSES.length;
    out.text("Query", known ? KEY_CLASSES[query] : "<Unknown: " + query + ">");
    ByteRange answer = view.extra();
    if (answer.isEmpty()) {
      out.count("Length", view.detail().u32(4));
      return;
    }
    switch (query) {
      case 0 -> keyName(answer, 12, out);
      case 1 -> keyName(answer, 20, out);
      case 2 -> out.count("SubKeys", answer.u32(20)).count("Values", answer.u32(32));
      case 4 -> out.count("SubKeys", answer.u32(12)).count("Values", answer.u32(20));
      case 5 -> out.hex("UserFlags", answer.u32(0));
      case 7 -> out.hex("HandleTags", answer.u32(0));
      default -> {}
    }
  }

  private static void enumKey(EventView view, DetailWriter out) {
    out.count("Index", view.detail().u32(8));
    ByteRange answer = view.extra();
    int nameAt =
        switch (view.detail().i32(12)) {
          case 0 -> 12;
          case 1 -> 20;
          case 3 -> 0;
          default -> -1;
        };
    if (answer.isEmpty() || nameAt < 0) {
      out.count("Length", view.detail().u32(4));
    } else {
      keyName(answer, nameAt, out);
    }
  }

  private static void keyName(ByteRange answer, int lengthAt, DetailWriter out) {
    answer.appendUtf16(lengthAt + 4, answer.u32(lengthAt), out.name("Name"));
  }

  private void queryValue(EventView view, DetailWriter out) {
    if (view.extra().isEmpty()) {
      out.count("Length", view.detail().u32(4));
    } else {
      value(view.extra(), view.detail().i32(8), false, out);
    }
  }

  private void enumValue(EventView view, DetailWriter out) {
    out.count("Index", view.detail().u32(8));
    if (view.extra().isEmpty()) {
      out.count("Length", view.detail().u32(4));
    } else {
      value(view.extra(), view.detail().i32(12), true, out);
    }
  }

  /** A KEY_VALUE_…_INFORMATION block. */
  private void value(ByteRange block, int blockClass, boolean named, DetailWriter out) {
    int type = block.i32(4);
    if (blockClass == 1) {
      if (named) {
        block.appendUtf16(20, block.u32(16), out.name("Name"));
      }
      long shown = type == RegistryValue.BINARY ? fullBinary(block) : block.u32(12);
      block.narrow(block.i32(8), shown, data);
      value.append(type, block.u32(12), data, out);
    } else if (blockClass == 2) {
      block.narrow(12, block.u32(8), data);
      value.append(type, block.u32(8), data, out);
    } else {
      value.appendType(type, out);
    }
  }

  /**
   * ProcMon counts on names of four bytes: it shows bytes up to the block's length less 24. Where
   * that goes beyond the block it shows what follows in memory; that is not imitated.
   */
  private static long fullBinary(ByteRange block) {
    return Math.min(block.u32(12), block.length() - 24);
  }

  private void setValue(EventView view, DetailWriter out) {
    ByteRange detail = view.detail();
    detail.narrow(afterName(view, 16), Math.min(detail.u32(8), detail.u16(12)), data);
    value.append(detail.i32(4), detail.u32(8), data, out);
  }

  private void setInfoKey(EventView view, DetailWriter out) {
    ByteRange detail = view.detail();
    detail.narrow(afterName(view, 16), detail.u16(12), data);
    int infoClass = detail.i32(4);
    switch (infoClass) {
      case 0 -> out.text("KeySetInformationClass", "KeyWriteTimeInformation");
      case 1 -> out.text("KeySetInformationClass", "KeyWow64FlagsInformation");
      case 5 -> out.text("KeySetInformationClass", "KeySetHandleTagsInformation");
      default -> out.text("KeySetInformationClass", "<Unknown: " + infoClass + ">");
    }
    // ProcMon shows how much was captured, not how much was set.
    out.count("Length", detail.u16(12));
    if (infoClass == 0 && data.holds(0, 8)) {
      out.time("LastWriteTime", data.i64(0));
    } else if (infoClass == 1 && data.holds(0, 4)) {
      out.hex("Wow64Flags", data.u32(0));
    } else if (infoClass == 5 && data.holds(0, 4)) {
      out.hex("HandleTags", data.u32(0));
    }
  }

  /** The second string of a RegLoadKey or RegRenameKey. */
  private static void second(String name, EventView view, DetailWriter out) {
    view.detail().appendCounted(view.detail().u16(2), afterName(view, 4), out.name(name));
  }
}
