package dev.stallscope.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Desired access of an open, for files and for registry keys, and ProcMon's texts for it. */
public final class AccessMask {
  public static final int READ_DATA = 0x1;
  public static final int WRITE_DATA = 0x2;
  public static final int APPEND_DATA = 0x4;
  public static final int EXECUTE = 0x20;
  public static final int DELETE = 0x10000;

  /** Opens that ask for no more than this take no part in sharing checks. */
  public static final int ATTRIBUTES_ONLY = 0x80 | 0x100 | 0x20000 | 0x100000;

  /** Names in the order ProcMon tries them: combinations first, then single bits. */
  private static final Names FILE =
      new Names()
          .add(0x1F01FF, "All Access")
          .add(0x1201BF, "Generic Read/Write/Execute")
          .add(0x12019F, "Generic Read/Write")
          .add(0x1200A9, "Generic Read/Execute")
          .add(0x1201B6, "Generic Write/Execute")
          .add(0x120089, "Generic Read")
          .add(0x120116, "Generic Write")
          .add(0x1200A0, "Generic Execute")
          .add(READ_DATA, "Read Data/List Directory")
          .add(WRITE_DATA, "Write Data/Add File")
          .add(APPEND_DATA, "Append Data/Add Subdirectory/Create Pipe Instance")
          .add(0x8, "Read EA")
          .add(0x10, "Write EA")
          .add(EXECUTE, "Execute/Traverse")
          .add(0x40, "Delete Child")
          .add(0x80, "Read Attributes")
          .add(0x100, "Write Attributes")
          .add(DELETE, "Delete")
          .add(0x20000, "Read Control")
          .add(0x40000, "Write DAC")
          .add(0x80000, "Write Owner")
          .add(0x100000, "Synchronize")
          .add(0x1000000, "Access System Security")
          .add(0x2000000, "Maximum Allowed");

  private static final Names REGISTRY =
      new Names()
          .add(0xF003F, "All Access")
          .add(0x2001F, "Read/Write")
          .add(0x20019, "Read")
          .add(0x20006, "Write")
          .add(0x1, "Query Value")
          .add(0x2, "Set Value")
          .add(0x4, "Create Sub Key")
          .add(0x8, "Enumerate Sub Keys")
          .add(0x10, "Notify")
          .add(0x20, "Create Link")
          .add(0x300, "WOW64_Res")
          .add(0x200, "WOW64_32Key")
          .add(0x100, "WOW64_64Key")
          .add(DELETE, "Delete")
          .add(0x20000, "Read Control")
          .add(0x40000, "Write DAC")
          .add(0x80000, "Write Owner")
          .add(0x100000, "Synchronize")
          .add(0x1000000, "Access System Security")
          .add(0x2000000, "Maximum Allowed");

  private AccessMask() {}

  /** ProcMon's text after {@code Desired Access: } of a CreateFile. */
  public static String fileText(int mask) {
    return FILE.text(widen(mask));
  }

  /** ProcMon's text after {@code Desired Access: } of a registry open; generic rights widened. */
  public static String registryText(int mask) {
    return REGISTRY.text(widenRegistry(mask));
  }

  /** The bits a file-access text names, generic rights widened; unknown names count as none. */
  public static int fileMask(String text) {
    return FILE.mask(text);
  }

  /** The bits a registry-access text names; unknown names count as none. */
  public static int registryMask(String text) {
    return REGISTRY.mask(text);
  }

  /** Generic rights as the file rights they stand for; other bits stay. */
  public static int widen(int mask) {
    int wide = mask & 0x0FFFFFFF;
    wide |= (mask & 0x80000000) != 0 ? 0x120089 : 0;
    wide |= (mask & 0x40000000) != 0 ? 0x120116 : 0;
    wide |= (mask & 0x20000000) != 0 ? 0x1200A0 : 0;
    wide |= (mask & 0x10000000) != 0 ? 0x1F01FF : 0;
    return wide;
  }

  private static int widenRegistry(int mask) {
    int wide = mask & 0x0FFFFFFF;
    wide |= (mask & 0x80000000) != 0 ? 0x20019 : 0;
    wide |= (mask & 0x40000000) != 0 ? 0x20006 : 0;
    wide |= (mask & 0x20000000) != 0 ? 0x20019 : 0;
    wide |= (mask & 0x10000000) != 0 ? 0xF003F : 0;
    return wide;
  }

  private static final class Names {
    private final List<Integer> masks = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> byText = new HashMap<>();

    Names add(int mask, String text) {
      masks.add(mask);
      texts.add(text);
      byText.put(text, mask);
      return this;
    }

    String text(int mask) {
      StringBuilder out = new StringBuilder();
      int left = mask;
      for (int i = 0; i < masks.size() && left != 0; i++) {
        int bits = masks.get(i);
        if ((left & bits) == bits) {
          out.append(out.length() == 0 ? "" : ", ").append(texts.get(i));
          left &= ~bits;
        }
      }
      return out.length() > 0
          ? out.toString()
          : "None 0x" + Integer.toHexString(mask).toLowerCase(Locale.ROOT);
    }

    int mask(String text) {
      int mask = 0;
      for (String name : text.split(", ", -1)) {
        mask |= byText.getOrDefault(name, 0);
      }
      return mask;
    }
  }
}
