package dev.stallscope.trace.pml;

/** Names of single bits in the order ProcMon prints them. */
final class FlagNames {
  /** Letters of file attributes, written without a separator. */
  static final FlagNames ATTRIBUTES =
      new FlagNames(
          "",
          new int[] {
            0x1, 0x2, 0x4, 0x10, 0x20, 0x40, 0x80, 0x100, 0x200, 0x400, 0x800, 0x1000, 0x2000,
            0x4000, 0x10000
          },
          "R",
          "H",
          "S",
          "D",
          "A",
          "D",
          "N",
          "T",
          "SF",
          "RP",
          "C",
          "O",
          "NCI",
          "E",
          "V");

  /** I/O Flags of a read or write: bits of the IRP flags. */
  static final FlagNames IO =
      new FlagNames(
          ", ",
          new int[] {0x10, 0x1, 0x2, 0x4, 0x40, 0x400000},
          "Buffered",
          "Non-cached",
          "Paging I/O",
          "Synchronous",
          "Synchronous Paging I/O",
          "Write Through");

  /** What of a security descriptor is asked for or set. */
  static final FlagNames SECURITY =
      new FlagNames(
          ", ",
          new int[] {
            0x1,
            0x2,
            0x4,
            0x8,
            0x10,
            0x20,
            0x40,
            0x80,
            0x80000000,
            0x40000000,
            0x20000000,
            0x10000000
          },
          "Owner",
          "Group",
          "DACL",
          "SACL",
          "Label",
          "Attribute",
          "Scope",
          "Process Trust Label",
          "DACL Protected",
          "SACL Protected",
          "DACL Unprotected",
          "SACL Unprotected");

  /** What a directory is watched for. */
  static final FlagNames NOTIFY =
      new FlagNames(
          ", ",
          new int[] {0x1, 0x2, 0x4, 0x8, 0x10, 0x20, 0x40, 0x80, 0x100, 0x200, 0x400, 0x800},
          "FILE_NOTIFY_CHANGE_FILE_NAME",
          "FILE_NOTIFY_CHANGE_DIR_NAME",
          "FILE_NOTIFY_CHANGE_ATTRIBUTES",
          "FILE_NOTIFY_CHANGE_SIZE",
          "FILE_NOTIFY_CHANGE_LAST_WRITE",
          "FILE_NOTIFY_CHANGE_LAST_ACCESS",
          "FILE_NOTIFY_CHANGE_CREATION",
          "FILE_NOTIFY_CHANGE_EA",
          "FILE_NOTIFY_CHANGE_SECURITY",
          "FILE_NOTIFY_CHANGE_STREAM_NAME",
          "FILE_NOTIFY_CHANGE_STREAM_SIZE",
          "FILE_NOTIFY_CHANGE_STREAM_WRITE");

  /** What a file system can do. */
  static final FlagNames VOLUME =
      new FlagNames(
          ", ",
          new int[] {
            0x2, 0x1, 0x4, 0x8, 0x10, 0x40000, 0x20000, 0x10000, 0x80, 0x40, 0x20, 0x200000
          },
          "Case Preserved",
          "Case Sensitive",
          "Unicode",
          "ACLs",
          "Compression",
          "Named Streams",
          "EFS",
          "Object IDs",
          "Reparse Points",
          "Sparse Files",
          "Quotas",
          "Transactions");

  /** How a file is to be deleted. */
  static final FlagNames DISPOSITION =
      new FlagNames(
          ", ",
          new int[] {0x1, 0x2, 0x4, 0x8, 0x10},
          "FILE_DISPOSITION_DELETE",
          "FILE_DISPOSITION_POSIX_SEMANTICS",
          "FILE_DISPOSITION_FORCE_IMAGE_SECTION_CHECK",
          "FILE_DISPOSITION_ON_CLOSE",
          "FILE_DISPOSITION_IGNORE_READONLY_ATTRIBUTE");

  /** Characteristics of a device. */
  static final FlagNames DEVICE =
      new FlagNames(
          ", ",
          new int[] {0x1, 0x2, 0x4, 0x8, 0x10, 0x20, 0x40, 0x80},
          "Removable",
          "Read-Only",
          "Floppy",
          "Write-Once",
          "Remote",
          "Mounted",
          "Virtual",
          "Secure Open");

  private final String separator;
  private final int[] bits;
  private final String[] names;

  private FlagNames(String separator, int[] bits, String... names) {
    this.separator = separator;
    this.bits = bits;
    this.names = names;
  }

  /**
   * Appends the names of the bits set.
   *
   * @return the bits that have no name
   */
  int append(int mask, StringBuilder out) {
    int left = mask;
    int from = out.length();
    for (int i = 0; i < bits.length; i++) {
      if ((mask & bits[i]) != 0) {
        out.append(out.length() == from ? "" : separator).append(names[i]);
        left &= ~bits[i];
      }
    }
    return left;
  }

  /** Appends the names of the bits set, then what is left in hex. */
  void appendAll(int mask, StringBuilder out) {
    int from = out.length();
    int left = append(mask, out);
    if (left != 0) {
      out.append(out.length() == from ? "" : separator).append("0x");
      out.append(Integer.toHexString(left));
    }
  }

  /** File attributes, or {@code n/a} for none. */
  static void appendAttributes(int mask, StringBuilder out) {
    int from = out.length();
    ATTRIBUTES.append(mask, out);
    if (out.length() == from) {
      out.append("n/a");
    }
  }
}
