package dev.stallscope.model;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** FSCTL and IOCTL codes by name. Table: {@code control-codes.tsv}. */
public final class ControlCode {
  private static final Map<Integer, String> NAMES = new HashMap<>();
  private static final Map<Integer, String> CATEGORIES = new HashMap<>();
  private static final Map<String, Integer> CODES = new HashMap<>();

  static {
    ResourceTable.forEachRow("control-codes.tsv", ControlCode::add);
  }

  private ControlCode() {}

  private static void add(String[] row) {
    int code = Long.decode(row[0]).intValue();
    NAMES.put(code, row[1]);
    CODES.put(row[1], code);
    if (!row[2].isEmpty()) {
      CATEGORIES.put(code, row[2]);
    }
  }

  /** The name ProcMon prints after {@code Control: }, spelled out from the bits if unknown. */
  public static String text(int code) {
    String name = NAMES.get(code);
    return name != null
        ? name
        : String.format(
            Locale.ROOT,
            "0x%x (Device:0x%x Function:%d Method: %d)",
            code,
            code >>> 16,
            (code >>> 2) & 0xFFF,
            code & 3);
  }

  /** The code of a name, or of a text that spells it out from the bits; null when neither. */
  public static @Nullable Integer ofText(String text) {
    Integer code = CODES.get(text);
    if (code != null || !text.startsWith("0x")) {
      return code;
    }
    int end = text.indexOf(' ');
    try {
      return Integer.parseUnsignedInt(text.substring(2, end < 0 ? text.length() : end), 16);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** ProcMon's Category of a control operation; empty when it has none. */
  public static String category(int code) {
    return CATEGORIES.getOrDefault(code, "");
  }
}
