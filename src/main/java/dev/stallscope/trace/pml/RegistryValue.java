package dev.stallscope.trace.pml;

/** A registry value as ProcMon shows it: type, full length, and as much data as was captured. */
final class RegistryValue {
  static final int BINARY = 3;

  private static final int SZ = 1;
  private static final int EXPAND_SZ = 2;
  private static final int DWORD = 4;
  private static final int MULTI_SZ = 7;

  private static final String[] TYPES = {
    "REG_NONE",
    "REG_SZ",
    "REG_EXPAND_SZ",
    "REG_BINARY",
    "REG_DWORD",
    "REG_DWORD_BIG_ENDIAN",
    "REG_LINK",
    "REG_MULTI_SZ",
    "REG_RESOURCE_LIST",
    "REG_FULL_RESOURCE_DESCRIPTOR",
    "REG_RESOURCE_REQUIREMENTS_LIST",
    "REG_QWORD"
  };

  /**
   * Appends the pairs Type, Length and Data.
   *
   * @param length of the whole value, in bytes
   * @param data what of it was captured
   */
  void append(int type, long length, ByteRange data, DetailWriter out) {
    appendType(type, out);
    out.count("Length", length);
    if (length > 0 && isKnown(type)) {
      appendData(type, data, out.name("Data"));
    }
  }

  void appendType(int type, DetailWriter out) {
    out.text(
        "Type", isKnown(type) ? TYPES[type] : "<Unknown: " + Integer.toUnsignedString(type) + ">");
  }

  private static boolean isKnown(int type) {
    return type >= 0 && type < TYPES.length;
  }

  /** Types without a case, REG_QWORD among them, are left empty by ProcMon. */
  private static void appendData(int type, ByteRange data, StringBuilder out) {
    switch (type) {
      case SZ, EXPAND_SZ -> data.appendUntilNul(0, data.length(), out);
      case MULTI_SZ -> appendTexts(data, out);
      case DWORD -> out.append(data.holds(0, 4) ? Long.toString(data.u32(0)) : "");
      case BINARY -> data.appendHex(0, data.length(), " ", out);
      default -> {}
    }
  }

  private static void appendTexts(ByteRange data, StringBuilder out) {
    int at = 0;
    while (data.holds(at, 2) && data.u16(at) != 0) {
      out.append(at == 0 ? "" : ", ");
      at = data.appendUntilNul(at, data.length(), out);
    }
  }
}
