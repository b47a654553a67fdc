package dev.stallscope.model;

import java.util.ArrayList;
import java.util.List;

/** Options of a CreateFile (the low 24 bits of the create call's options) in ProcMon's order. */
public final class CreateOptions {
  public static final int DIRECTORY = 0x1;
  public static final int NON_DIRECTORY_FILE = 0x40;
  public static final int DELETE_ON_CLOSE = 0x1000;
  public static final int OPEN_REPARSE_POINT = 0x200000;

  private static final int[] BITS = {
    DIRECTORY,
    0x2,
    0x4,
    0x8,
    0x10,
    0x20,
    NON_DIRECTORY_FILE,
    0x80,
    0x100,
    0x200,
    0x400,
    0x800,
    DELETE_ON_CLOSE,
    0x2000,
    0x4000,
    0x8000,
    0x100000,
    OPEN_REPARSE_POINT,
    0x400000,
    0x800000,
    0x10000,
    0x20000
  };
  private static final String[] TEXTS = {
    "Directory",
    "Write Through",
    "Sequential Access",
    "No Buffering",
    "Synchronous IO Alert",
    "Synchronous IO Non-Alert",
    "Non-Directory File",
    "Create Tree Connection",
    "Complete If Oplocked",
    "No EA Knowledge",
    "Open for Recovery",
    "Random Access",
    "Delete On Close",
    "Open By ID",
    "Open For Backup",
    "No Compression",
    "Reserve OpFilter",
    "Open Reparse Point",
    "Open No Recall",
    "Open For Free Space Query",
    "Open Requiring Oplock",
    "Disallow Exclusive"
  };

  private CreateOptions() {}

  /** ProcMon's text after {@code Options: }; empty when no bit is set. */
  public static String text(int options) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < BITS.length; i++) {
      if ((options & BITS[i]) != 0) {
        names.add(TEXTS[i]);
      }
    }
    return String.join(", ", names);
  }

  /** The bits a text names; unknown names count as none. */
  public static int ofText(String text) {
    int options = 0;
    for (String name : text.split(", ", -1)) {
      for (int i = 0; i < TEXTS.length; i++) {
        options |= TEXTS[i].equals(name) ? BITS[i] : 0;
      }
    }
    return options;
  }
}
