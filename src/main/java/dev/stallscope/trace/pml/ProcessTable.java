package dev.stallscope.trace.pml;

import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.ProcessInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the process table of a file, with the modules of each process. */
final class ProcessTable {
  /** A process with its key and its parent's; its index and parent index are not set yet. */
  record Entry(int key, int parentKey, ProcessInfo process) {}

  private static final int RECORD = 0x64;

  /** Far above what any capture has, so that a damaged count cannot fill the memory. */
  private static final long MOST_PROCESSES = 1 << 20;

  private static final long MOST_MODULES = 1 << 22;

  private final PagedBytes bytes;
  private final PmlStrings strings;
  private final int pointerSize;
  private final Damage damage;
  private final int moduleSize;

  /** Modules that may still come: records that lie over each other must not multiply. */
  private long moduleBudget;

  ProcessTable(PagedBytes bytes, PmlStrings strings, int pointerSize, Damage damage) {
    this.bytes = bytes;
    this.strings = strings;
    this.pointerSize = pointerSize;
    this.damage = damage;
    this.moduleSize = pointerSize == 8 ? 0x40 : 0x38;
    this.moduleBudget = Math.min(bytes.size() / moduleSize, MOST_MODULES);
  }

  /** Its entries in order; a damaged table gives those that are whole. */
  List<Entry> read(long table) throws IOException {
    List<Entry> entries = new ArrayList<>();
    if (!bytes.has(table, 4)) {
      damage.atByte("pml.processes-damaged", 0x250, "process table offset lies outside the file");
      return entries;
    }
    long count = bytes.u32(table);
    if (count > MOST_PROCESSES || !bytes.has(table + 4, count * (8 + RECORD + pointerSize))) {
      damage.atByte(
          "pml.processes-damaged",
          table,
          "process count " + count + " exceeds what the file holds after it");
      return entries;
    }
    for (long i = 0; i < count; i++) {
      int key = bytes.i32(table + 4 + i * 4);
      addRecord(key, table + bytes.u32(table + 4 + (count + i) * 4), entries);
    }
    return entries;
  }

  private void addRecord(int key, long at, List<Entry> entries) throws IOException {
    if (!bytes.has(at, RECORD + pointerSize)) {
      damage.atByte(
          "pml.processes-damaged",
          at,
          "record of process index " + Integer.toUnsignedString(key) + " lies outside the file");
      return;
    }
    entries.add(new Entry(key, bytes.i32(at + 0x0C), process(at)));
  }

  private ProcessInfo process(long at) throws IOException {
    return new ProcessInfo(
        -1,
        bytes.i32(at + 0x04),
        bytes.i32(at + 0x08),
        -1,
        string(at + 0x40),
        string(at + 0x44),
        string(at + 0x48),
        string(at + 0x3C),
        string(at + 0x4C),
        string(at + 0x50),
        string(at + 0x54),
        bytes.i32(at + 0x18),
        bytes.i64(at + 0x10),
        string(at + 0x38),
        virtualized(bytes.i32(at + 0x30)),
        bytes.i32(at + 0x34) == 0 ? 32 : 64,
        bytes.i64(at + 0x20),
        bytes.i64(at + 0x28),
        modules(at + 0x60 + pointerSize));
  }

  private String string(long field) throws IOException {
    return strings.get(bytes.u32(field));
  }

  static String virtualized(int code) {
    return switch (code) {
      case 0 -> "False";
      case 1 -> "True";
      default -> "n/a";
    };
  }

  private List<LoadedModule> modules(long at) throws IOException {
    long count = bytes.u32(at);
    if (count > moduleBudget || !bytes.has(at + 4, count * moduleSize)) {
      damage.atByte(
          "pml.modules-damaged",
          at,
          "module count " + count + " exceeds what the file holds after it");
      return List.of();
    }
    moduleBudget -= count;
    List<LoadedModule> modules = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      modules.add(module(at + 4 + i * moduleSize));
    }
    return List.copyOf(modules);
  }

  private LoadedModule module(long at) throws IOException {
    long rest = at + 2L * pointerSize;
    long base = pointerSize == 8 ? bytes.i64(at + 8) : bytes.u32(at + 4);
    // The load time's halves stand at both ends of the record.
    long loadTicks = bytes.u32(at) | (bytes.u32(at + moduleSize - 4) << 32);
    return new LoadedModule(
        string(rest + 0x04),
        base,
        bytes.u32(rest),
        string(rest + 0x08),
        string(rest + 0x0C),
        string(rest + 0x10),
        loadTicks);
  }
}
