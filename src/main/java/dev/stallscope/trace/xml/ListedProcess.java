package dev.stallscope.trace.xml;

import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.text.SharedTexts;
import java.util.List;
import java.util.Map;

/**
 * A process as the process list tells of it.
 *
 * @param elements the texts of its elements by their names
 * @param shared keeps equal texts of all processes once
 */
record ListedProcess(Map<String, String> elements, SharedTexts shared) {
  /** Place and parent's place are not known from the element itself. */
  ProcessInfo info(int place, List<LoadedModule> modules) {
    return new ProcessInfo(
        place,
        pid(),
        (int) number("ParentProcessId", -1),
        -1,
        shared("ProcessName"),
        shared("ImagePath"),
        shared("CommandLine"),
        shared("Owner"),
        shared("CompanyName"),
        shared("Version"),
        shared("Description"),
        -1,
        authenticationId(text("AuthenticationId")),
        shared("Integrity"),
        virtualized(text("IsVirtualized")),
        bits(text("Is64bit")),
        number("CreateTime", 0),
        number("FinishTime", 0),
        modules);
  }

  /** A module of a process: its elements by name. */
  static LoadedModule module(Map<String, String> elements, SharedTexts shared) {
    ListedProcess module = new ListedProcess(elements, shared);
    return new LoadedModule(
        module.shared("Path"),
        module.number("BaseAddress", 0),
        module.number("Size", 0),
        module.shared("Version"),
        module.shared("Company"),
        module.shared("Description"),
        module.number("Timestamp", 0));
  }

  int pid() {
    return (int) number("ProcessId", -1);
  }

  /** ProcMon's process index. */
  long number() {
    return number("ProcessIndex", ProcessList.NO_NUMBER);
  }

  /** The parent's process index. */
  long parentNumber() {
    return number("ParentProcessIndex", ProcessList.NO_NUMBER);
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

  private String shared(String name) {
    return shared.of(text(name));
  }

  private String text(String name) {
    return elements.getOrDefault(name, "");
  }

  /** Decimal, or with {@code 0x} hexadecimal of up to 64 bits, as addresses of drivers are. */
  private long number(String name, long otherwise) {
    String text = text(name);
    try {
      return text.startsWith("0x")
          ? Long.parseUnsignedLong(text.substring(2), 16)
          : Long.parseLong(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
