package dev.stallscope.compare;

import dev.stallscope.compare.Loss.Program;
import dev.stallscope.model.ProcessInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Programs of processes and of what started them; each is made once. */
final class ProgramChains {
  /** Builds do not start programs this deep; processes of a trace that is made up may. */
  static final int DEEPEST = 64;

  private final List<ProcessInfo> processes;
  private final Map<Integer, Program> programs = new HashMap<>();
  private final Map<Integer, List<Program>> chains = new HashMap<>();

  ProgramChains(List<ProcessInfo> processes) {
    this.processes = processes;
  }

  /** That of a process. */
  Program program(int process) {
    return programs.computeIfAbsent(
        process,
        index -> {
          ProcessInfo info = processes.get(index);
          return new Program(info.name(), info.imagePath());
        });
  }

  /**
   * Those of the process and its parents, nearest first, at most {@link #DEEPEST}; PIDs in a circle
   * end the row.
   */
  List<Program> of(int process) {
    return chains.computeIfAbsent(process, this::chain);
  }

  private List<Program> chain(int process) {
    List<Program> chain = new ArrayList<>();
    Set<Integer> met = new HashSet<>();
    int at = process;
    while (at >= 0 && at < processes.size() && chain.size() < DEEPEST && met.add(at)) {
      chain.add(program(at));
      at = processes.get(at).parentIndex();
    }
    return List.copyOf(chain);
  }
}
