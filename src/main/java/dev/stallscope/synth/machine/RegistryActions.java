package dev.stallscope.synth.machine;

import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import java.util.List;

/** What a thread does to the registry. */
public final class RegistryActions {
  private static final int READ = 0x20019;
  private static final int QUERY_VALUE = 0x1;
  private static final int NO_MORE_ENTRIES = 0x8000001A;

  private final SimThread thread;

  RegistryActions(SimThread thread) {
    this.thread = thread;
  }

  /** Opens a key. */
  public SimEvent open(String key) {
    return thread.done(thread.begin(Operation.REG_OPEN_KEY, key).access(READ));
  }

  /** Looks for a key that is not there. */
  public SimEvent miss(String key) {
    return thread.done(
        thread
            .begin(Operation.REG_OPEN_KEY, key)
            .access(QUERY_VALUE)
            .status(NtStatus.NAME_NOT_FOUND));
  }

  /** One operation on a key or value. */
  public SimEvent run(Operation operation, String path) {
    return thread.run(operation, path);
  }

  /** One operation that takes that many ticks. */
  public SimEvent run(Operation operation, String path, long ticks) {
    return thread.done(thread.begin(operation, path).lasting(ticks));
  }

  /**
   * Opens a key, reads a value and closes the key.
   *
   * @param text the value's; empty for the number 1
   */
  public void readValue(String key, String value, String text) {
    open(key);
    run(Operation.REG_QUERY_KEY, key);
    thread.done(thread.begin(Operation.REG_QUERY_VALUE, key + "\\" + value).target(text));
    run(Operation.REG_CLOSE_KEY, key);
  }

  /** Opens a key, goes through its values to the last, and closes it. */
  public void listValues(String key, List<String> values) {
    open(key);
    for (int i = 0; i < values.size(); i++) {
      thread.done(thread.begin(Operation.REG_ENUM_VALUE, key).range(i, -1).target(values.get(i)));
    }
    SimEvent last = thread.begin(Operation.REG_ENUM_VALUE, key).range(values.size(), -1);
    thread.done(last.status(NO_MORE_ENTRIES));
    run(Operation.REG_CLOSE_KEY, key);
  }
}
