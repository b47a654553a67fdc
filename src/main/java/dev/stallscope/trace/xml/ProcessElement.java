package dev.stallscope.trace.xml;

import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.ProcessInfo;
import java.util.Locale;

/** A process as an element of the process list; what is not known is empty. */
final class ProcessElement {
  private ProcessElement() {}

  /**
   * ProcMon's number of a process: any that is not 0, which stands for none.
   *
   * @param place in the list of processes, -1 for none
   */
  static int index(int place) {
    return place + 1;
  }

  static void append(ProcessInfo process, XmlElements out) {
    out.markup("<process>" + XmlElements.LINE_END)
        .element("ProcessIndex", Integer.toString(index(process.index())))
        .element("ProcessId", pid(process.pid()))
        .element("ParentProcessId", pid(process.parentPid()))
        .element("ParentProcessIndex", Integer.toString(index(process.parentIndex())))
        .element("AuthenticationId", logon(process.authenticationId()))
        .element("CreateTime", Long.toString(process.startTicks()))
        .element("FinishTime", Long.toString(process.endTicks()))
        .element("IsVirtualized", virtualized(process.virtualized()))
        .element("Is64bit", is64Bit(process.bits()))
        .element("Integrity", process.integrity())
        .element("Owner", process.user())
        .element("ProcessName", process.name())
        .element("ImagePath", process.imagePath())
        .element("CommandLine", process.commandLine())
        .element("CompanyName", process.company())
        .element("Version", process.version())
        .element("Description", process.description())
        .markup("<modulelist>" + XmlElements.LINE_END);
    process.modules().forEach(module -> append(module, out));
    out.markup("</modulelist>" + XmlElements.LINE_END).markup("</process>" + XmlElements.LINE_END);
  }

  private static void append(LoadedModule module, XmlElements out) {
    out.markup("<module>" + XmlElements.LINE_END)
        .element("Timestamp", Long.toString(module.loadTicks()))
        .element("BaseAddress", "0x" + Long.toHexString(module.baseAddress()))
        .element("Size", Long.toString(module.size()))
        .element("Path", module.path())
        .element("Version", module.version())
        .element("Company", module.company())
        .element("Description", module.description())
        .markup("</module>" + XmlElements.LINE_END);
  }

  private static String pid(int pid) {
    return pid == -1 ? "" : Integer.toUnsignedString(pid);
  }

  private static String logon(long id) {
    return id == -1 ? "" : String.format(Locale.ROOT, "%08x:%08x", id >>> 32, id & 0xFFFFFFFFL);
  }

  private static String virtualized(String text) {
    return switch (text) {
      case "False" -> "0";
      case "True" -> "1";
      case "" -> "";
      default -> "-1";
    };
  }

  private static String is64Bit(int bits) {
    return bits == 0 ? "" : bits == 64 ? "1" : "0";
  }
}
