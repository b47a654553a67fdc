package dev.stallscope.knowledge;

/**
 * A file-system filter driver and where it sits in the stack.
 *
 * @param driver file name in lower case, such as {@code wdfilter.sys}
 * @param altitude as Microsoft allotted it; higher filters see an operation first. ProcMon's own
 *     filter sits at 385200, so its durations include what filters below it take
 * @param group load order group, such as {@code FSFilter Anti-Virus}
 * @param company to whom it was allotted
 */
public record FilterDriver(String driver, double altitude, String group, String company) {
  /** Whether it sits among the anti-virus filters (320000 to 329998). */
  public boolean isAntivirus() {
    return group.equals("FSFilter Anti-Virus");
  }
}
