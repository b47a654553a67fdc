package dev.stallscope.trace.pml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Composes PML files by hand. What it put where is in its fields after {@link #build}. */
public final class PmlBuilder {
  /** A moment in July 2020. */
  public static final long START = 132_390_000_000_000_000L;

  final List<Integer> eventOffsets = new ArrayList<>();

  /** Where each event ends. */
  public final List<Integer> eventEnds = new ArrayList<>();

  int arrayAt;
  int processesAt;
  int stringsAt;
  int hostsAt;

  private final boolean wide;
  private int version = 9;
  private final List<byte[]> events = new ArrayList<>();
  private final List<byte[]> processes = new ArrayList<>();
  private final List<Integer> keys = new ArrayList<>();
  private final Map<String, Integer> strings = new LinkedHashMap<>();
  private final LittleEndian hosts = new LittleEndian();
  private final LittleEndian ports = new LittleEndian();
  private int hostCount;
  private int portCount;

  public PmlBuilder(boolean wide) {
    this.wide = wide;
    strings.put("", 0);
  }

  public PmlBuilder version(int value) {
    version = value;
    return this;
  }

  EventBuilder event(int eventClass, int code) {
    return new EventBuilder(wide, eventClass, code);
  }

  PmlBuilder add(EventBuilder event) {
    return add(event.done());
  }

  PmlBuilder add(byte[] event) {
    events.add(event);
    return this;
  }

  /** Events that differ in their path's number and start one tick after the other. */
  public PmlBuilder addCloses(int count, long firstStart) {
    for (int i = 0; i < count; i++) {
      add(
          event(3, 38)
              .start(firstStart + i)
              .file(0, 0, new LittleEndian(), "C:\\Data\\file-" + i + ".txt", new byte[0]));
    }
    return this;
  }

  private int string(String text) {
    return strings.computeIfAbsent(text, any -> strings.size());
  }

  public PmlBuilder process(int key, int pid, int parentKey, String name, long startTicks) {
    return process(key, pid, parentKey, name, startTicks, List.of());
  }

  /**
   * @param modules paths; each 0x5000 bytes large, loaded one second after the process's start
   */
  PmlBuilder process(
      int key, int pid, int parentKey, String name, long startTicks, List<String> modules) {
    LittleEndian out =
        new LittleEndian()
            .u32(key)
            .u32(pid)
            .u32(4)
            .u32(parentKey)
            .u64(0x3E7)
            .u32(1)
            .u32(0xCCCC)
            .u64(startTicks)
            .u64(0)
            .u32(0)
            .u32(wide ? 1 : 0)
            .u32(string("High"))
            .u32(string("WORKGROUP\\builder"))
            .u32(string(name))
            .u32(string("C:\\Tools\\" + name))
            .u32(string(name + " --all"))
            .u32(string("Example Ltd"))
            .u32(string("1.2"))
            .u32(string("Builds things"))
            .u32(0)
            .u32(0)
            .pointer(1, wide)
            .u32(modules.size());
    modules.forEach(path -> module(out, path, startTicks + 10_000_000));
    keys.add(key);
    processes.add(out.done());
    return this;
  }

  private void module(LittleEndian out, String path, long loadTicks) {
    int start = out.size();
    out.pointer(wide ? loadTicks | 0x7700000000000000L : loadTicks, wide)
        .pointer(0x7FF0_0000L, wide)
        .u32(0x5000)
        .u32(string(path))
        .u32(string("3.4"))
        .u32(string("Example Ltd"))
        .u32(string("A module"))
        .u32(0)
        .to(start + (wide ? 0x3C : 0x34))
        .u32(loadTicks >>> 32);
  }

  PmlBuilder host(byte[] address, String name) {
    hosts.bytes(address).to(hosts.size() + 16 - address.length);
    hosts.u32(name.length() * 2L).utf16(name);
    hostCount++;
    return this;
  }

  PmlBuilder port(int port, boolean tcp, String name) {
    ports.u16(port).u16(tcp ? 1 : 0).u32(name.length() * 2L).utf16(name);
    portCount++;
    return this;
  }

  public byte[] build() {
    LittleEndian body = new LittleEndian().to(PmlHeader.SIZE);
    for (byte[] event : events) {
      eventOffsets.add(body.size());
      body.bytes(event);
      eventEnds.add(body.size());
    }
    arrayAt = body.to((body.size() + 3) / 4 * 4).size();
    eventOffsets.forEach(offset -> body.u32(offset).u8(0));
    processesAt = body.size();
    body.bytes(processTable());
    stringsAt = body.size();
    body.bytes(stringTable());
    int iconsAt = body.size();
    body.u32(1).u32(8).u32(0).u32(0);
    hostsAt = body.size();
    body.u32(hostCount).bytes(hosts.done()).u32(portCount).bytes(ports.done());
    byte[] file = body.done();
    byte[] header = header(iconsAt);
    System.arraycopy(header, 0, file, 0, header.length);
    return file;
  }

  private byte[] header(int iconsAt) {
    return new LittleEndian()
        .ascii("PML_")
        .u32(version)
        .u32(wide ? 1 : 0)
        .utf16("BUILD-07")
        .to(0x02C)
        .utf16("C:\\Windows")
        .to(0x234)
        .u32(events.size())
        .u64(0)
        .u64(PmlHeader.SIZE)
        .u64(arrayAt)
        .u64(processesAt)
        .u64(stringsAt)
        .u64(iconsAt)
        .u64(0x7FFFFFFEFFFFL)
        .u32(0x11C)
        .u32(10)
        .u32(0)
        .u32(22631)
        .u32(2)
        .to(0x384)
        .u16(0)
        .u16(0)
        .u16(0x100)
        .u8(1)
        .u8(0)
        .u32(8)
        .u64(16L << 30)
        .u64(PmlHeader.SIZE)
        .u64(hostsAt)
        .done();
  }

  private byte[] processTable() {
    LittleEndian table = new LittleEndian().u32(processes.size());
    keys.forEach(table::u32);
    int at = 4 + 8 * processes.size();
    for (byte[] process : processes) {
      table.u32(at);
      at += process.length;
    }
    processes.forEach(table::bytes);
    return table.done();
  }

  private byte[] stringTable() {
    LittleEndian table = new LittleEndian().u32(strings.size());
    int at = 4 + 4 * strings.size();
    for (String text : strings.keySet()) {
      table.u32(at);
      at += 4 + bytes(text);
    }
    for (String text : strings.keySet()) {
      table.u32(bytes(text)).utf16(text).to(table.size() + (text.isEmpty() ? 0 : 2));
    }
    return table.done();
  }

  private static int bytes(String text) {
    return text.isEmpty() ? 0 : text.length() * 2 + 2;
  }

  /** Sets eight bytes of a built file. */
  static void patch(byte[] file, int at, long value) {
    System.arraycopy(new LittleEndian().u64(value).done(), 0, file, at, 8);
  }

  /** Makes a built file one that ProcMon did not come to close. */
  static byte[] unclosed(byte[] file) {
    for (int at : new int[] {0x240, 0x248, 0x250, 0x258, 0x260, 0x3A0}) {
      patch(file, at, 0);
    }
    System.arraycopy(new byte[4], 0, file, 0x234, 4);
    return file;
  }
}
