package dev.stallscope.model;

import org.jspecify.annotations.Nullable;

/** ProcMon's Event Class, with the class number of the PML format. */
public enum EventClass {
  PROCESS(1, "Process"),
  REGISTRY(2, "Registry"),
  FILE_SYSTEM(3, "File System"),
  PROFILING(4, "Profiling"),
  NETWORK(5, "Network");

  private static final EventClass[] VALUES = values();

  private final int code;
  private final String displayName;

  EventClass(int code, String displayName) {
    this.code = code;
    this.displayName = displayName;
  }

  /** The class with this PML number, or null when there is none. */
  public static @Nullable EventClass ofCode(int code) {
    return code >= 1 && code <= VALUES.length ? VALUES[code - 1] : null;
  }

  /** The class with this text in ProcMon's Event Class column, or null when there is none. */
  public static @Nullable EventClass named(String displayName) {
    for (EventClass eventClass : VALUES) {
      if (eventClass.displayName.equals(displayName)) {
        return eventClass;
      }
    }
    return null;
  }

  public int code() {
    return code;
  }

  public String displayName() {
    return displayName;
  }
}
