package dev.stallscope.model;

/** What an open lets others do with the same file at the same time: bits of the create call. */
public final class ShareMode {
  public static final int NONE = 0;
  public static final int READ = 1;
  public static final int WRITE = 2;
  public static final int DELETE = 4;

  private static final String[] TEXTS = {
    "None",
    "Read",
    "Write",
    "Read, Write",
    "Delete",
    "Read, Delete",
    "Write, Delete",
    "Read, Write, Delete"
  };

  private ShareMode() {}

  /** ProcMon's text after {@code ShareMode: }; only the three known bits are looked at. */
  public static String text(int mode) {
    return TEXTS[mode & 7];
  }

  /** The bits of a text, -1 when it is not one of ProcMon's. */
  public static int ofText(String text) {
    for (int mode = 0; mode < TEXTS.length; mode++) {
      if (TEXTS[mode].equals(text)) {
        return mode;
      }
    }
    return -1;
  }
}
