package dev.stallscope.trace.pml;

import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.ProcessInfo;
import java.util.List;

/** Processes for tests, and tables that hold them. */
final class Processes {
  private Processes() {}

  static ProcessInfo of(
      String name,
      String user,
      long authenticationId,
      String description,
      String version,
      List<LoadedModule> modules) {
    return new ProcessInfo(
        -1,
        4711,
        815,
        -1,
        name,
        "C:\\bin\\" + name,
        name + " --run",
        user,
        "Example Ltd",
        version,
        description,
        1,
        authenticationId,
        "Medium",
        "False",
        64,
        0,
        0,
        modules);
  }

  static ProcessInfo of(String name, String user, long authenticationId) {
    return of(name, user, authenticationId, "An example", "1.0", List.of());
  }

  static FixedTables tables(ProcessInfo... processes) {
    FixedTables tables = new FixedTables();
    tables.processes.addAll(List.of(processes));
    return tables;
  }
}
