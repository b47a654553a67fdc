package dev.stallscope.analysis;

import java.util.List;

/** The user named a target that is not in the trace. */
public final class NoSuchProcessException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String wanted;
  private final transient List<String> near;

  NoSuchProcessException(String wanted, List<String> near) {
    super("no process " + wanted + " in the trace");
    this.wanted = wanted;
    this.near = near;
  }

  /** What the user asked for. */
  public String wanted() {
    return wanted;
  }

  /** Names of processes that are there: those most like the wanted one first, then the busiest. */
  public List<String> near() {
    return near;
  }
}
