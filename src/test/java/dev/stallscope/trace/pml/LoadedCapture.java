package dev.stallscope.trace.pml;

import dev.stallscope.RealCaptures;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.EventRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole real capture in memory, read in the plainest way and independently of the reader: what
 * the texts need, with all the trust a test may have in its file.
 */
final class LoadedCapture {
  private static final int[] REGISTRY_FIXED = {
    8, 8, 2, 12, 16, 12, 16, 16, 16, 2, 2, 2, 4, 2, 4, 2, 2, 2
  };

  final FixedTables tables = new FixedTables();
  final RawEvent raw;
  final EventRecord event = new EventRecord();
  private final byte[] bytes;
  private final List<String> strings = new ArrayList<>();
  private final Map<Integer, Integer> processes = new HashMap<>();
  private final Map<String, String> hosts = new HashMap<>();
  private final Map<String, String> ports = new HashMap<>();

  LoadedCapture(String name) throws IOException {
    bytes = Files.readAllBytes(RealCaptures.require(name + ".PML"));
    raw = new RawEvent(i32(8) == 1 ? 8 : 4);
    loadStrings(i32(0x258));
    loadProcesses(i32(0x250));
    loadHosts(i32(0x3A0));
    for (int i = 0; i < count(); i++) {
      seek(i);
      if (raw.classCode() == 1 && raw.code() <= 1) {
        learn();
      }
    }
  }

  private int i32(int at) {
    return RawEvent.i32(bytes, at);
  }

  int count() {
    return i32(0x234);
  }

  PmlTexts texts() {
    return new PmlTexts(tables, ZoneOffset.UTC, RawEvent.i64(bytes, offset(0) + 0x1C));
  }

  private int offset(int number) {
    return i32(i32(0x248) + 5 * number);
  }

  /** Puts {@link #raw} on an event; returns whether ProcMon shows it as a row. */
  boolean seek(int number) {
    raw.set(bytes, offset(number), bytes.length);
    return raw.classCode() != 1 || raw.code() != 0;
  }

  /** Fills {@link #event} from {@link #raw}. */
  void decode() {
    event.process = processes.getOrDefault(raw.processKey(), 0);
    event.threadId = raw.threadId();
    event.startTicks = raw.startTicks();
    event.status = raw.status();
    boolean pending = event.status == NtStatus.PENDING;
    event.durationTicks = pending ? Ticks.NONE : raw.durationTicks();
    EventClass eventClass = EventClass.ofCode(raw.classCode());
    int detail = raw.detailStart;
    int sub =
        eventClass == EventClass.NETWORK
            ? raw.bytes[detail] >> 2 & 1
            : raw.detailLength() == 0 ? 0 : raw.bytes[detail] & 0xFF;
    event.operation = Operation.of(eventClass, raw.code(), sub);
    event.path = path(eventClass).getBytes(StandardCharsets.UTF_8);
    event.pathLength = event.path.length;
  }

  private String path(EventClass eventClass) {
    ByteRange detail = new ByteRange();
    detail.set(raw.bytes, raw.detailStart, raw.detailEnd);
    return switch (eventClass) {
      case REGISTRY -> counted(detail, 0, REGISTRY_FIXED[raw.code()]);
      case FILE_SYSTEM -> filePath(detail);
      case NETWORK -> networkPath(detail);
      case PROCESS -> processPath(detail);
      case PROFILING -> "";
    };
  }

  private static String counted(ByteRange range, int infoAt, int at) {
    StringBuilder out = new StringBuilder();
    range.appendCounted(range.u16(infoAt), at, out);
    return out.toString();
  }

  private String filePath(ByteRange detail) {
    int at = raw.pointerSize == 8 ? 68 : 48;
    String path = counted(detail, at - 4, at);
    int tail = at + ByteRange.countedSize(detail.u16(at - 4));
    String filter =
        event.operation == Operation.QUERY_DIRECTORY ? counted(detail, tail, tail + 2) : "";
    return filter.isEmpty() ? path : path + (path.endsWith("\\") ? "" : "\\") + filter;
  }

  private String processPath(ByteRange detail) {
    return switch (event.operation) {
      case PROCESS_CREATE -> counted(detail, 0x2E, 0x34 + detail.u8(0x2C) + detail.u8(0x2D));
      case LOAD_IMAGE -> counted(detail, raw.pointerSize + 4, raw.pointerSize + 8);
      default -> "";
    };
  }

  private String networkPath(ByteRange detail) {
    int flags = detail.u16(0);
    String kind = (flags & 4) != 0 ? "tcp" : "udp";
    return host(detail, 8, (flags & 1) != 0)
        + ports.getOrDefault(kind + detail.u16(40), "" + detail.u16(40))
        + " -> "
        + host(detail, 24, (flags & 2) != 0)
        + ports.getOrDefault(kind + detail.u16(42), "" + detail.u16(42));
  }

  private String host(ByteRange detail, int at, boolean ipv4) {
    StringBuilder hex = new StringBuilder();
    detail.appendHex(at, ipv4 ? 4 : 16, "", hex);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < (ipv4 ? 4 : 8); i++) {
      text.append(i == 0 ? "" : ipv4 ? "." : ":");
      int group = detail.u8(at + 2 * i) << 8 | detail.u8(at + 2 * i + 1);
      text.append(ipv4 ? "" + detail.u8(at + i) : Integer.toHexString(group));
    }
    return hosts.getOrDefault(ipv4 ? hex + "0".repeat(24) : hex.toString(), text.toString()) + ":";
  }

  private void loadStrings(int table) {
    for (int i = 0; i < i32(table); i++) {
      int at = table + i32(table + 4 + 4 * i);
      String text = new String(bytes, at + 4, i32(at), StandardCharsets.UTF_16LE);
      int nul = text.indexOf('\0');
      strings.add(nul < 0 ? text : text.substring(0, nul));
    }
  }

  private String string(int at) {
    return strings.get(i32(at));
  }

  private void loadProcesses(int table) {
    int count = i32(table);
    for (int i = 0; i < count; i++) {
      int at = table + i32(table + 4 + 4 * count + 4 * i);
      processes.put(i32(at), tables.processes.size());
      tables.processes.add(process(at));
    }
  }

  private ProcessInfo process(int at) {
    return new ProcessInfo(
        tables.processes.size(),
        i32(at + 0x04),
        i32(at + 0x08),
        -1,
        string(at + 0x40),
        string(at + 0x44),
        string(at + 0x48),
        string(at + 0x3C),
        string(at + 0x4C),
        string(at + 0x50),
        string(at + 0x54),
        i32(at + 0x18),
        RawEvent.i64(bytes, at + 0x10),
        string(at + 0x38),
        i32(at + 0x30) == 0 ? "False" : i32(at + 0x30) == 1 ? "True" : "n/a",
        i32(at + 0x34) == 1 ? 64 : 32,
        0,
        0,
        modules(at + 0x60 + raw.pointerSize));
  }

  private List<LoadedModule> modules(int at) {
    List<LoadedModule> modules = new ArrayList<>();
    int size = raw.pointerSize == 8 ? 0x40 : 0x38;
    for (int i = 0; i < i32(at); i++) {
      int path = at + 4 + i * size + (raw.pointerSize == 8 ? 0x14 : 0x0C);
      modules.add(new LoadedModule(string(path), 0, 0, string(path + 4), "", "", 0));
    }
    return modules;
  }

  private void loadHosts(int table) {
    int at = table + 4;
    for (int i = 0; i < i32(table); i++) {
      StringBuilder hex = new StringBuilder();
      ByteRange address = new ByteRange();
      address.set(bytes, at, at + 16);
      address.appendHex(0, 16, "", hex);
      String host = text(at + 20, i32(at + 16));
      if (!host.isEmpty()) {
        hosts.put(hex.toString(), host);
      }
      at += 20 + i32(at + 16);
    }
    int count = i32(at);
    at += 4;
    for (int i = 0; i < count; i++) {
      String kind = RawEvent.u16(bytes, at + 2) == 1 ? "tcp" : "udp";
      ports.put(kind + RawEvent.u16(bytes, at), text(at + 8, i32(at + 4)));
      at += 8 + i32(at + 4);
    }
  }

  private String text(int at, int length) {
    return new String(bytes, at, length, StandardCharsets.UTF_16LE).replace("\0", "");
  }

  private void learn() {
    ByteRange sid = new ByteRange();
    int at = raw.detailStart;
    sid.set(bytes, at + 0x34, at + 0x34 + (bytes[at + 0x2C] & 0xFF));
    Integer process = processes.get(i32(at));
    if (process != null && !sid.isEmpty()) {
      tables.accounts.put(Accounts.text(sid), tables.process(process).user());
    }
  }
}
