package dev.stallscope.trace.pml;

/** Composes one event of a PML, from its header to its extra detail. */
final class EventBuilder {
  static final int ASCII = 0x8000;

  private final boolean wide;
  private final int eventClass;
  private final int code;
  private int key = 1;
  private int thread = 44;
  private long start = PmlBuilder.START;
  private long duration = 25;
  private int status;
  private int stack = 2;
  private byte[] detail = {};
  private byte[] extra;

  EventBuilder(boolean wide, int eventClass, int code) {
    this.wide = wide;
    this.eventClass = eventClass;
    this.code = code;
  }

  EventBuilder key(int value) {
    key = value;
    return this;
  }

  EventBuilder thread(int value) {
    thread = value;
    return this;
  }

  EventBuilder start(long ticks) {
    start = ticks;
    return this;
  }

  EventBuilder pending(long garbage) {
    status = 0x103;
    duration = garbage;
    return this;
  }

  EventBuilder detail(LittleEndian bytes) {
    detail = bytes.done();
    return this;
  }

  EventBuilder extra(LittleEndian bytes) {
    extra = bytes.done();
    return this;
  }

  /** A file-system event: parameters as put down from their offset 16 on, path, what follows. */
  EventBuilder file(int minor, long irpFlags, LittleEndian parameters, String path, byte[] tail) {
    return file(minor, irpFlags, parameters, path.length() | ASCII, latin(path), tail);
  }

  EventBuilder file(
      int minor, long irpFlags, LittleEndian parameters, int info, byte[] path, byte[] tail) {
    return detail(
        new LittleEndian()
            .u8(minor)
            .to(8)
            .u32(irpFlags)
            .u32(1)
            .bytes(parameters.done())
            .to(wide ? 64 : 44)
            .u16(info)
            .u16(0xABCD)
            .bytes(path)
            .bytes(tail));
  }

  /** A registry event: {@code fixed} is what stands between the info word and the name. */
  EventBuilder key(String name, LittleEndian fixed) {
    return detail(new LittleEndian().u16(name.length() | ASCII).bytes(fixed.done()).ascii(name));
  }

  private static byte[] latin(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  byte[] done() {
    int pointer = wide ? 8 : 4;
    int extraAt = extra == null ? 0 : 0x34 + stack * pointer + detail.length;
    LittleEndian bytes =
        new LittleEndian()
            .u32(key)
            .u32(thread)
            .u32(eventClass)
            .u16(code)
            .u16(0x5A5A)
            .u32(7)
            .u64(duration)
            .u64(start)
            .u32(status)
            .u16(stack)
            .u16(0x5A5A)
            .u32(detail.length)
            .u32(extraAt);
    for (int i = 0; i < stack; i++) {
      bytes.pointer(0xFFFFF800L + i, wide);
    }
    bytes.bytes(detail);
    if (extra != null) {
      bytes.u16(Math.min(extra.length, 0xFFFF)).bytes(extra);
    }
    return bytes.done();
  }
}
