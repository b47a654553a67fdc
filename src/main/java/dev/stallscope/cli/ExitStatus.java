package dev.stallscope.cli;

/** Exit statuses of the program; from 65 on as in BSD's sysexits. */
final class ExitStatus {
  static final int DONE = 0;
  static final int CONDITION_MET = 1;
  static final int USAGE = 2;
  static final int NOT_A_TRACE = 65;
  static final int NO_INPUT = 66;
  static final int BUG = 70;
  static final int MEMORY = 71;
  static final int IO = 74;

  private ExitStatus() {}
}
