package dev.stallscope.model;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * NTSTATUS codes and the texts ProcMon shows for them in its Result column. Codes travel as {@code
 * int}; texts are only for people. Table: {@code statuses.tsv}.
 */
public final class NtStatus {
  public static final int SUCCESS = 0;

  /** Never completed in the capture: ProcMon shows an empty Result and no duration. */
  public static final int PENDING = 0x103;

  public static final int REPARSE = 0x104;
  public static final int OPLOCK_BREAK_IN_PROGRESS = 0x108;
  public static final int FILE_LOCKED_WITH_ONLY_READERS = 0x12A;
  public static final int FILE_LOCKED_WITH_WRITERS = 0x12B;
  public static final int BUFFER_OVERFLOW = 0x80000005;
  public static final int NO_MORE_FILES = 0x80000006;
  public static final int ACCESS_DENIED = 0xC0000022;
  public static final int NAME_NOT_FOUND = 0xC0000034;
  public static final int NAME_COLLISION = 0xC0000035;
  public static final int SHARING_VIOLATION = 0xC0000043;
  public static final int FILE_LOCK_CONFLICT = 0xC0000054;
  public static final int LOCK_NOT_GRANTED = 0xC0000055;
  public static final int DELETE_PENDING = 0xC0000056;
  public static final int OPLOCK_NOT_GRANTED = 0xC00000E2;
  public static final int CANCELLED = 0xC0000120;
  public static final int CANNOT_DELETE = 0xC0000121;
  public static final int USER_MAPPED_FILE = 0xC0000243;
  public static final int CANNOT_BREAK_OPLOCK = 0xC0000909;

  /** Stands for a Result text that is in no table, as an export may hold; not a Windows code. */
  public static final int UNRECOGNIZED = 0xFFFFFFFF;

  /** Codes whose text in the table belongs to a far more common code. */
  private static final Set<Integer> RARE_TWINS = Set.of(0x80000011, 0xC00001E5);

  private static final Map<Integer, String> TEXTS = new HashMap<>();
  private static final Map<String, Integer> CODES = new HashMap<>();

  static {
    ResourceTable.forEachRow("statuses.tsv", row -> add(Long.decode(row[0]).intValue(), row[2]));
  }

  private NtStatus() {}

  private static void add(int code, String text) {
    TEXTS.put(code, text);
    if (!RARE_TWINS.contains(code)) {
      CODES.putIfAbsent(text, code);
    }
  }

  /** ProcMon's text: empty for {@link #PENDING}, upper-case hex for a code without a name. */
  public static String text(int code) {
    String text = TEXTS.get(code);
    return text != null ? text : "0x" + Integer.toHexString(code).toUpperCase(Locale.ROOT);
  }

  /** The code of a Result text; {@link #UNRECOGNIZED} when neither a known text nor hex. */
  public static int ofText(String text) {
    Integer code = CODES.get(text);
    if (code != null) {
      return code;
    }
    Integer hex = parseHex(text);
    return hex != null ? hex : UNRECOGNIZED;
  }

  private static @Nullable Integer parseHex(String text) {
    if (text.length() < 3 || text.length() > 10 || !text.startsWith("0x")) {
      return null;
    }
    try {
      return Integer.parseUnsignedInt(text.substring(2), 16);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
