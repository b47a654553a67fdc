package dev.stallscope.analysis;

import java.util.List;

/** The user named a target that is not in the trace. */
public final class NoSuchProcessException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String wanted;
  private final transient List<String> busiest;

  NoSuchProcessException(String wanted, List<String> busiest) {
    super("no process " + wanted + " in the trace");
    this.wanted = wanted;
    this.busiest = busiest;
  }

  /** What the user asked for. */
  public String wanted() {
    return wanted;
  }

  /** Names of the processes with most events, the busiest first. */
  public List<String> busiest() {
    return busiest;
  }
}
