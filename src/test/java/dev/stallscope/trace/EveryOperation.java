package dev.stallscope.trace;

import dev.stallscope.model.Column;
import dev.stallscope.model.CreateOptions;
import dev.stallscope.model.Disposition;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.OpenResult;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.trace.pml.PmlTraceWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A small capture that holds every operation there is, real captures hold a third of them. */
public final class EveryOperation {
  /** 2024-02-29 23:59:58 UTC: the capture passes midnight. */
  static final long START = 133_537_247_980_000_000L;

  private static final String FILE = "C:\\Users\\dev\\työ\\go build, v2\\a;b's \"файл\".tmp";
  private static final String KEY = "HKLM\\SOFTWARE\\Vendor\\值, (Default)";
  private static final String REMOTE = "fe80:0:0:0:1c2d:33ff:fe44:5566:50123 -> 10.0.0.7:443";

  private final PmlTraceWriter writer;
  private final EventRecord event = new EventRecord();

  private EveryOperation(PmlTraceWriter writer) {
    this.writer = writer;
  }

  /**
   * Writes it as a PML.
   *
   * @param bits 32 or 64
   */
  public static Path write(Path file, int bits) throws IOException {
    return write(file, bits, EnumSet.allOf(Operation.class));
  }

  /** Writes a part of it. */
  public static Path write(Path file, int bits, Set<Operation> operations) throws IOException {
    TraceInfo info =
        new TraceInfo(
            List.of(file.getFileName().toString()),
            "PML",
            "BUILD-07",
            "Windows 11 (build 26200)",
            8,
            16L << 30,
            bits,
            EnumSet.allOf(Column.class),
            true,
            -1);
    try (PmlTraceWriter writer = PmlTraceWriter.create(file, info, processes(bits))) {
      new EveryOperation(writer).write(operations);
    }
    return file;
  }

  private static List<ProcessInfo> processes(int bits) {
    return List.of(
        process(0, 4, -1, "System", "", bits),
        process(1, 812, 0, "node.exe", "node.exe \"C:\\a b\\x.js\" --eval \"1 < 2 && 3\"", bits),
        process(2, 5_004, 1, "git.exe", "git.exe commit -m 'ä, b: c'", 32));
  }

  private static ProcessInfo process(
      int index, int pid, int parent, String name, String commandLine, int bits) {
    String image = "C:\\Tools\\" + name;
    LoadedModule module =
        new LoadedModule(image, 0x7FF6_0000L, 0x9000, "1.2", "Example & Co", "A <tool>", START);
    return new ProcessInfo(
        index,
        pid,
        parent < 0 ? 0 : parent == 0 ? 4 : 812,
        parent,
        name,
        image,
        commandLine,
        "BUILD-07\\dev",
        "Example & Co",
        "1.2",
        "A <tool>",
        1,
        0x3E7,
        "High",
        "False",
        bits,
        START - 50_000_000L * (3 - index),
        0,
        List.of(module));
  }

  private void write(Set<Operation> operations) throws IOException {
    long start = START;
    for (Operation operation : operations) {
      if (operation == Operation.PROCESS_DEFINED) {
        continue; // no row
      }
      begin(operation, start);
      fill();
      writer.event(event, new long[] {0xFFFF_F800_0000_1000L, 0x7FF6_0000_1234L});
      start += 131_071;
    }
  }

  private void begin(Operation operation, long start) {
    event.clearDetails();
    event.operation = operation;
    event.startTicks = start;
    event.process = 1 + operation.ordinal() % 2;
    boolean packet = operation.eventClass() == EventClass.NETWORK;
    event.threadId = packet ? 0 : 7_000 + operation.ordinal();
    event.durationTicks = packet ? 0 : operation.ordinal() * 7_919L;
    event.status = NtStatus.SUCCESS;
    path(
        switch (operation.eventClass()) {
          case REGISTRY -> KEY;
          case FILE_SYSTEM -> FILE;
          case NETWORK -> REMOTE;
          default -> "";
        });
  }

  private void path(String text) {
    event.path = text.getBytes(StandardCharsets.UTF_8);
    event.pathStart = 0;
    event.pathLength = event.path.length;
  }

  private void target(String text) {
    event.target = text.getBytes(StandardCharsets.UTF_8);
    event.targetStart = 0;
    event.targetLength = event.target.length;
  }

  /** The fields that an operation's Detail tells. */
  private void fill() {
    switch (event.operation) {
      case CREATE_FILE -> create();
      case READ_FILE, WRITE_FILE, MDL_READ, PREPARE_MDL_WRITE -> transfer();
      case LOCK_FILE -> {
        range();
        event.flags = EventRecord.FLAG_EXCLUSIVE | EventRecord.FLAG_FAIL_IMMEDIATELY;
        event.status = NtStatus.FILE_LOCK_CONFLICT;
      }
      case UNLOCK_FILE_SINGLE, UNLOCK_FILE_ALL, UNLOCK_FILE_BY_KEY -> range();
      case FILE_SYSTEM_CONTROL, DEVICE_IO_CONTROL, INTERNAL_DEVICE_IO_CONTROL -> {
        event.code = 0x900A8 + event.operation.ordinal();
        event.status = NtStatus.PENDING;
        event.durationTicks = Ticks.NONE;
      }
      case CREATE_FILE_MAPPING -> event.code = 1;
      case SET_DISPOSITION_INFORMATION_FILE, SET_DISPOSITION_INFORMATION_EX ->
          event.flags = EventRecord.FLAG_DELETE;
      case SET_RENAME_INFORMATION_FILE, SET_RENAME_INFORMATION_EX, SET_LINK_INFORMATION_FILE -> {
        event.flags = EventRecord.FLAG_REPLACE;
        target("C:\\Users\\dev\\new, name: x.tmp");
      }
      case REG_OPEN_KEY, REG_CREATE_KEY -> event.access = 0x20019;
      case LOAD_IMAGE -> {
        path("C:\\Windows\\System32\\ntdll.dll");
        event.length = 0x1F0000;
      }
      case PROCESS_CREATE -> {
        path("C:\\Tools\\git.exe");
        event.process = 1;
        event.code = 5_004;
        target("git.exe commit -m 'ä, b: c'");
      }
      case THREAD_CREATE -> event.code = 9_999;
      case PROCESS_EXIT -> event.code = 1;
      default -> {
        if (event.operation.eventClass() == EventClass.NETWORK) {
          event.length = 1_460;
        }
      }
    }
  }

  private void create() {
    event.access = 0x120089;
    event.shareMode = 3;
    event.disposition = Disposition.OPEN_IF;
    event.openResult = OpenResult.CREATED;
    event.options = CreateOptions.DELETE_ON_CLOSE | 0x60;
  }

  private void transfer() {
    event.offset = 5_368_709_120L;
    event.length = 1_048_576;
    event.flags = EventRecord.FLAG_NON_CACHED | EventRecord.FLAG_PAGING_IO;
  }

  private void range() {
    event.offset = 1_073_741_824;
    event.length = 4_096;
  }
}
