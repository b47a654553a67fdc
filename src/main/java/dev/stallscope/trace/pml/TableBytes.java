package dev.stallscope.trace.pml;

import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.ProcessInfo;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables behind the events of a new file. A process's key is its place in the list; icons are
 * left out.
 */
final class TableBytes {
  private static final int PROCESSES = 0x250;
  private static final int STRINGS = 0x258;
  private static final int ICONS = 0x260;
  private static final int HOSTS = 0x3A0;

  private final int pointerSize;
  private final Map<String, Integer> strings = new LinkedHashMap<>();

  TableBytes(int pointerSize) {
    this.pointerSize = pointerSize;
    strings.put("", 0);
  }

  /** All tables in the order of the file. */
  List<PmlOutput.Table> of(List<ProcessInfo> processes, HostTable hosts) {
    ByteWriter processTable = processTable(processes); // collects the strings
    ByteWriter icons = new ByteWriter().u32(1).u32(8).u32(0).u32(0);
    return List.of(
        new PmlOutput.Table(PROCESSES, processTable),
        new PmlOutput.Table(STRINGS, stringTable()),
        new PmlOutput.Table(ICONS, icons),
        new PmlOutput.Table(HOSTS, hosts.write()));
  }

  private int string(String text) {
    Integer known = strings.putIfAbsent(text, strings.size());
    return known == null ? strings.size() - 1 : known;
  }

  private ByteWriter processTable(List<ProcessInfo> processes) {
    int count = processes.size();
    ByteWriter table = new ByteWriter().u32(count);
    for (int key = 0; key < count; key++) {
      table.u32(key);
    }
    table.zeros(4 * count);
    for (int key = 0; key < count; key++) {
      table.patchU32(4 * (1 + count + key), table.length);
      process(key, processes.get(key), table);
    }
    return table;
  }

  private void process(int key, ProcessInfo process, ByteWriter table) {
    table
        .u32(key)
        .u32(process.pid())
        .u32(process.parentPid())
        .u32(process.parentIndex())
        .u64(process.authenticationId())
        .u32(process.session())
        .u32(0)
        .u64(process.startTicks())
        .u64(process.endTicks())
        .u32(virtualized(process.virtualized()))
        .u32(is64(process, pointerSize) ? 1 : 0)
        .u32(string(process.integrity()))
        .u32(string(process.user()))
        .u32(string(process.name()))
        .u32(string(process.imagePath()))
        .u32(string(process.commandLine()))
        .u32(string(process.company()))
        .u32(string(process.version()))
        .u32(string(process.description()))
        .u32(0)
        .u32(0)
        .pointer(1, pointerSize) // without it ProcMon's properties of a process fail
        .u32(process.modules().size());
    for (LoadedModule module : process.modules()) {
      module(module, table);
    }
  }

  /** A trace that does not tell is taken to have processes of its own width. */
  static boolean is64(ProcessInfo process, int pointerSize) {
    return process.bits() == 0 ? pointerSize == 8 : process.bits() == 64;
  }

  static int virtualized(String text) {
    return switch (text) {
      case "False" -> 0;
      case "True" -> 1;
      default -> -1;
    };
  }

  /** The halves of the load time stand at both ends. */
  private void module(LoadedModule module, ByteWriter table) {
    table
        .pointer(module.loadTicks() & 0xFFFFFFFFL, pointerSize)
        .pointer(module.baseAddress(), pointerSize)
        .u32(module.size())
        .u32(string(module.path()))
        .u32(string(module.version()))
        .u32(string(module.company()))
        .u32(string(module.description()))
        .zeros(16)
        .u32(module.size())
        .u32(0)
        .u32(module.loadTicks() >>> 32);
  }

  private ByteWriter stringTable() {
    ByteWriter table = new ByteWriter().u32(strings.size()).zeros(4 * strings.size());
    int index = 0;
    for (String text : strings.keySet()) {
      table.patchU32(4 + 4 * index++, table.length);
      byte[] utf16 = text.getBytes(StandardCharsets.UTF_16LE);
      if (utf16.length == 0) {
        table.u32(0);
      } else {
        table.u32(utf16.length + 2).bytes(utf16).u16(0);
      }
    }
    return table;
  }
}
