package dev.stallscope.trace.pml;

import dev.stallscope.model.ProcessInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables that a test fills. */
final class FixedTables implements KnownProcesses {
  final List<ProcessInfo> processes = new ArrayList<>();
  final Map<String, String> accounts = new HashMap<>();

  /** What the events told that come later. */
  final Map<String, String> laterAccounts = new HashMap<>();

  @Override
  public ProcessInfo process(int processIndex) {
    return processes.get(processIndex);
  }

  @Override
  public List<ProcessInfo> processes() {
    return processes;
  }

  @Override
  public @Nullable String account(String sid) {
    return accounts.get(sid);
  }

  @Override
  public void learnAll() {
    accounts.putAll(laterAccounts);
  }
}
