package dev.stallscope.analysis.rule;

import dev.stallscope.model.Operation;

/**
 * Operations that are slow and meant to be, on one path.
 *
 * @param reason why it is no stall
 * @param path index into the store's paths
 * @param count how many there were, at least as long as the threshold
 * @param longestTicks the longest of them
 * @param event number of the longest
 */
public record WaitByDesign(
    Reason reason, Operation operation, int path, long count, long longestTicks, long event) {

  /** Why an operation waits on purpose. */
  public enum Reason {
    DIRECTORY_NOTIFICATION,
    PIPE_OR_MAILSLOT,
    CONSOLE,
    OPLOCK,
    USN_JOURNAL,
    DEVICE_NOTIFICATION,
    SOCKET,
    CANCELLED
  }
}
