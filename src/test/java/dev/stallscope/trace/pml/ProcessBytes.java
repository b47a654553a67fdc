package dev.stallscope.trace.pml;

/** Details of process events. */
final class ProcessBytes {
  private static final String COMMAND = "cc.exe -c \"é.c\"";

  private ProcessBytes() {}

  /** Of a Process Create or Process Defined: LOCAL SYSTEM's cc.exe at integrity System. */
  static LittleEndian created(int key, int pid, int parentKey, int parentPid) {
    return new LittleEndian()
        .u32(key)
        .u32(pid)
        .u32(parentKey)
        .u32(parentPid)
        .u32(1)
        .u32(1)
        .u64(PmlBuilder.START + 5)
        .u64(0x3E7)
        .u32(0)
        .u8(12)
        .u8(12)
        .u16(15 | EventBuilder.ASCII)
        .u16(COMMAND.length())
        .u16(0xEEEE)
        .bytes(sid(5, 18))
        .bytes(sid(16, 16384))
        .ascii("C:\\Tools\\cc.exe")
        .utf16(COMMAND);
  }

  private static byte[] sid(int authority, long part) {
    return new LittleEndian().u8(1).u8(1).to(7).u8(authority).u32(part).done();
  }
}
