package dev.stallscope.trace.xml;

import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.ProcessInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The process list that stands before the events, by ProcMon's process index. */
final class ProcessList {
  private final List<Map<String, String>> entries = new ArrayList<>();
  private final List<List<LoadedModule>> modules = new ArrayList<>();
  private final Map<String, Integer> byIndex = new HashMap<>();
  private final Map<Integer, Integer> byPid = new HashMap<>();

  void add(Map<String, String> entry, List<LoadedModule> loaded) {
    byIndex.putIfAbsent(entry.getOrDefault("ProcessIndex", ""), entries.size());
    byPid.putIfAbsent((int) number(entry, "ProcessId", -1), entries.size());
    entries.add(entry);
    modules.add(loaded);
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Place of the process an event names, -1 when the list does not have it. */
  int place(String processIndex, int pid) {
    Integer place = byIndex.get(processIndex);
    return place != null ? place : byPid.getOrDefault(pid, -1);
  }

  List<ProcessInfo> processes() {
    List<ProcessInfo> processes = new ArrayList<>();
    for (int place = 0; place < entries.size(); place++) {
      processes.add(process(place));
    }
    return processes;
  }

  private ProcessInfo process(int place) {
    Map<String, String> entry = entries.get(place);
    int parent = byIndex.getOrDefault(entry.getOrDefault("ParentProcessIndex", ""), -1);
    return new ProcessInfo(
        place,
        (int) number(entry, "ProcessId", -1),
        (int) number(entry, "ParentProcessId", -1),
        parent == place ? -1 : parent,
        text(entry, "ProcessName"),
        text(entry, "ImagePath"),
        text(entry, "CommandLine"),
        text(entry, "Owner"),
        text(entry, "CompanyName"),
        text(entry, "Version"),
        text(entry, "Description"),
        (int) number(entry, "SessionId", -1),
        authenticationId(text(entry, "AuthenticationId")),
        text(entry, "Integrity"),
        virtualized(text(entry, "IsVirtualized")),
        bits(text(entry, "Is64bit")),
        number(entry, "CreateTime", 0),
        number(entry, "FinishTime", 0),
        modules.get(place));
  }

  /** Two 32-bit halves in hex, high first; -1 when it is not that. */
  private static long authenticationId(String text) {
    try {
      return Long.parseUnsignedLong(text.replace(":", ""), 16);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static String virtualized(String code) {
    return switch (code) {
      case "0" -> "False";
      case "1" -> "True";
      case "" -> "";
      default -> "n/a";
    };
  }

  private static int bits(String is64Bit) {
    return is64Bit.isEmpty() ? 0 : is64Bit.equals("1") ? 64 : 32;
  }

  static String text(Map<String, String> entry, String name) {
    return entry.getOrDefault(name, "");
  }

  static long number(Map<String, String> entry, String name, long otherwise) {
    try {
      return Long.decode(text(entry, name));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
