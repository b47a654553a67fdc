package dev.stallscope.analysis;

import dev.stallscope.model.ProcessInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who started whom, by process index: PIDs are used again, indexes are not. */
final class ProcessTree {
  private final List<ProcessInfo> processes;
  private final List<List<Integer>> children = new ArrayList<>();

  ProcessTree(List<ProcessInfo> processes) {
    this.processes = processes;
    processes.forEach(process -> children.add(new ArrayList<>(0)));
    for (ProcessInfo process : processes) {
      if (parent(process.index()) >= 0) {
        children.get(parent(process.index())).add(process.index());
      }
    }
  }

  /** Index of the parent, -1 when it is not known; never the process itself. */
  int parent(int process) {
    int parent = processes.get(process).parentIndex();
    return parent >= 0 && parent < processes.size() && parent != process ? parent : -1;
  }

  /** All that descend from any of some processes, in the order of the process list. */
  Set<Integer> descendants(Collection<Integer> ancestors) {
    TreeSet<Integer> found = new TreeSet<>();
    List<Integer> open = new ArrayList<>();
    ancestors.forEach(process -> open.addAll(children.get(process)));
    while (!open.isEmpty()) {
      int process = open.remove(open.size() - 1);
      if (found.add(process)) {
        open.addAll(children.get(process));
      }
    }
    return found;
  }
}
