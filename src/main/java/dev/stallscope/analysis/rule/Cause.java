package dev.stallscope.analysis.rule;

/** What a share of the wall clock, or the verdict, is put down to. Names are those of the JSON. */
public enum Cause {
  ANTIVIRUS_SCAN("antivirus-scan"),
  LOCK_CONFLICT("lock-conflict"),
  NETWORK_STALL("network-stall"),
  SLOW_OPERATION("slow-operation"),
  REGISTRY("registry"),
  FILE_IO("file-io"),
  PROCESS_START("process-start"),
  /** The processors worked for the target, and nothing else is known of that time. */
  CPU("cpu"),
  WAIT_BY_DESIGN("wait-by-design"),
  UNEXPLAINED("unexplained");

  private final String id;

  Cause(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }
}
