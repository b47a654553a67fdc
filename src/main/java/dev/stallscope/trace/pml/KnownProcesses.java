package dev.stallscope.trace.pml;

import dev.stallscope.model.ProcessInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the texts of events ask of their capture's tables. */
interface KnownProcesses {
  /** The process of {@code EventRecord.process}. */
  ProcessInfo process(int processIndex);

  List<ProcessInfo> processes();

  /**
   * The account that has a SID, as events have told so far.
   *
   * @param sid such as {@code S-1-5-18}
   * @return null when no event has told it
   */
  @Nullable String account(String sid);

  /** Learns accounts from all events there are, once; later calls do nothing. */
  void learnAll();
}
