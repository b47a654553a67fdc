package dev.stallscope.model;

import java.util.Arrays;

/** What a CreateFile asks for when the file exists or does not: codes of the create call. */
public final class Disposition {
  public static final int SUPERSEDE = 0;
  public static final int OPEN = 1;
  public static final int CREATE = 2;
  public static final int OPEN_IF = 3;
  public static final int OVERWRITE = 4;
  public static final int OVERWRITE_IF = 5;

  private static final String[] TEXTS = {
    "Supersede", "Open", "Create", "OpenIf", "Overwrite", "OverwriteIf"
  };

  private Disposition() {}

  /** ProcMon's text after {@code Disposition: }. */
  public static String text(int code) {
    return code >= 0 && code < TEXTS.length ? TEXTS[code] : "<unknown>";
  }

  /** The code of a text, -1 when it is not one of ProcMon's. */
  public static int ofText(String text) {
    return Arrays.asList(TEXTS).indexOf(text);
  }
}
