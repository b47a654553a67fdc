package dev.stallscope.model;

import java.util.Arrays;

/** What a successful CreateFile did: codes of the I/O status block. */
public final class OpenResult {
  public static final int SUPERSEDED = 0;
  public static final int OPENED = 1;
  public static final int CREATED = 2;
  public static final int OVERWRITTEN = 3;
  public static final int EXISTS = 4;
  public static final int DOES_NOT_EXIST = 5;

  private static final String[] TEXTS = {
    "Superseded", "Opened", "Created", "Overwritten", "Exists", "DoesNotExist"
  };

  private OpenResult() {}

  /** ProcMon's text after {@code OpenResult: }. */
  public static String text(int code) {
    return code >= 0 && code < TEXTS.length ? TEXTS[code] : "<unknown>";
  }

  /** The code of a text, -1 when it is not one of ProcMon's. */
  public static int ofText(String text) {
    return Arrays.asList(TEXTS).indexOf(text);
  }
}
