package dev.stallscope.trace.pml;

import dev.stallscope.model.TraceInfo;

/** The header of a new file, but for counts and offsets. */
final class HeaderBytes {
  private static final int MAGIC = 0x5F4C4D50; // "PML_"
  private static final int VERSION = 9;
  private static final int VERSION_INFO_SIZE = 0x11C;
  private static final int PLATFORM_NT = 2;
  private static final long HIGHEST_USER_64 = 0x7FFFFFFEFFFFL;
  private static final long HIGHEST_USER_32 = 0x7FFEFFFFL;
  private static final int COMPUTER_CHARACTERS = 15;

  private HeaderBytes() {}

  static ByteWriter of(TraceInfo info, int pointerSize) {
    boolean wide = pointerSize == 8;
    WindowsName.Numbers windows = WindowsName.numbers(info.windows());
    String computer = info.computer();
    int kept = Math.min(computer.length(), COMPUTER_CHARACTERS);
    return new ByteWriter()
        .u32(MAGIC)
        .u32(VERSION)
        .u32(wide ? 1 : 0)
        .utf16(computer.substring(0, kept))
        .upTo(0x02C)
        .utf16("C:\\Windows")
        .upTo(0x268)
        .u64(wide ? HIGHEST_USER_64 : HIGHEST_USER_32)
        .u32(VERSION_INFO_SIZE)
        .u32(windows.major())
        .u32(windows.minor())
        .u32(windows.build())
        .u32(PLATFORM_NT)
        .utf16(windows.servicePack() == 0 ? "" : "Service Pack " + windows.servicePack())
        .upTo(0x384)
        .u16(windows.servicePack())
        .upTo(0x38A)
        .u8(windows.productType())
        .upTo(0x38C)
        .u32(info.processors())
        .u64(info.memoryBytes())
        .u64(PmlHeader.SIZE)
        .upTo(PmlHeader.SIZE);
  }
}
