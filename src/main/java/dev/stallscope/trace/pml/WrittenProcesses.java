package dev.stallscope.trace.pml;

import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The processes of a new file; one that only a Process Create tells of is added. */
final class WrittenProcesses {
  private static final long IMAGE_BASE_64 = 0x7FFA_1000_0000L;
  private static final long IMAGE_BASE_32 = 0x1000_0000L;

  private final List<ProcessInfo> processes;
  private final int pointerSize;
  private final Map<Integer, List<Integer>> byPid = new HashMap<>();
  private final Map<Integer, Map<String, Long>> bases = new HashMap<>();

  WrittenProcesses(List<ProcessInfo> processes, int pointerSize) {
    this.processes = new ArrayList<>(processes);
    this.pointerSize = pointerSize;
    for (int i = 0; i < processes.size(); i++) {
      note(processes.get(i).pid(), i);
    }
  }

  private void note(int pid, int index) {
    byPid.computeIfAbsent(pid, any -> new ArrayList<>()).add(index);
  }

  List<ProcessInfo> list() {
    return processes;
  }

  ProcessInfo get(int index) {
    if (index < 0 || index >= processes.size()) {
      throw new IllegalArgumentException(
          "Process " + index + " is none of the " + processes.size() + " of the capture.");
    }
    return processes.get(index);
  }

  boolean is64(ProcessInfo process) {
    return TableBytes.is64(process, pointerSize);
  }

  /** Place of the process that a Process Create started: of those with its PID the nearest. */
  int child(EventRecord event) {
    int best = -1;
    for (int index : byPid.getOrDefault(event.code, List.of())) {
      if (best < 0 || distance(index, event) < distance(best, event)) {
        best = index;
      }
    }
    return best >= 0 ? best : addChild(event);
  }

  private long distance(int index, EventRecord event) {
    return Math.abs(processes.get(index).startTicks() - event.startTicks);
  }

  private int addChild(EventRecord event) {
    ProcessInfo parent = get(event.process);
    String image =
        new String(event.path, event.pathStart, event.pathLength, StandardCharsets.UTF_8);
    String command =
        new String(event.target, event.targetStart, event.targetLength, StandardCharsets.UTF_8);
    int index = processes.size();
    processes.add(
        new ProcessInfo(
            index,
            event.code,
            parent.pid(),
            event.process,
            image.substring(image.lastIndexOf('\\') + 1),
            image,
            command,
            parent.user(),
            "",
            "",
            "",
            parent.session(),
            parent.authenticationId(),
            parent.integrity(),
            parent.virtualized(),
            parent.bits(),
            event.startTicks,
            0,
            List.of()));
    note(event.code, index);
    return index;
  }

  /** Where the process has the image with the event's path; a usual place if it does not tell. */
  long imageBase(EventRecord event) {
    String path = new String(event.path, event.pathStart, event.pathLength, StandardCharsets.UTF_8);
    return bases
        .computeIfAbsent(event.process, this::basesOf)
        .getOrDefault(path, pointerSize == 8 ? IMAGE_BASE_64 : IMAGE_BASE_32);
  }

  private Map<String, Long> basesOf(int index) {
    Map<String, Long> found = new HashMap<>();
    for (LoadedModule module : get(index).modules()) {
      found.putIfAbsent(module.path(), module.baseAddress());
    }
    return found;
  }
}
