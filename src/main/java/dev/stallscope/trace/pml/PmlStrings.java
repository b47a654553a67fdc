package dev.stallscope.trace.pml;

import dev.stallscope.trace.MalformedTraceException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The string table of a file. Strings are decoded when first asked for. */
final class PmlStrings {
  /** Far above the longest command line Windows allows (65,534 bytes). */
  private static final long LONGEST = 1 << 20;

  /** Bytes of text that are kept from one file at most. */
  private static final long MOST = 1 << 28;

  private final PagedBytes bytes;
  private final long table;
  private final long count;
  private final Damage damage;
  private final Map<Long, String> known = new HashMap<>();

  /** Bytes that may still be decoded: strings that lie over each other must not multiply. */
  private long budget;

  private PmlStrings(PagedBytes bytes, long table, long count, Damage damage) {
    this.bytes = bytes;
    this.table = table;
    this.count = count;
    this.damage = damage;
    this.budget = Math.min(bytes.size() - table, MOST);
  }

  static PmlStrings open(PagedBytes bytes, long table, Damage damage) throws IOException {
    if (!bytes.has(table, 4)) {
      damage.atByte("pml.strings-damaged", 0x258, "string table offset lies outside the file");
      return new PmlStrings(bytes, bytes.size(), 0, damage);
    }
    long count = bytes.u32(table);
    if (!bytes.has(table + 4, count * 4)) {
      damage.atByte(
          "pml.strings-damaged",
          table,
          "string count " + count + " exceeds what the file holds after it");
      count = (bytes.size() - table - 4) / 4;
    }
    return new PmlStrings(bytes, table, count, damage);
  }

  /** The string with this index; empty, with a note of the damage, when there is none. */
  String get(long index) throws IOException {
    String text = known.get(index);
    if (text == null) {
      text = decode(index);
      known.put(index, text);
    }
    return text;
  }

  private String decode(long index) throws IOException {
    if (index >= count) {
      return missing(table, "string index " + index + " exceeds the string count " + count);
    }
    long at = table + bytes.u32(table + 4 + index * 4);
    if (!bytes.has(at, 4)) {
      return missing(at, "offset of string " + index + " lies outside the file");
    }
    long length = bytes.u32(at);
    if (length > LONGEST || length > budget || !bytes.has(at + 4, length)) {
      return missing(at, "length " + length + " of string " + index + " is not possible");
    }
    budget -= length;
    return PmlHeader.utf16(bytes.bytes(at + 4, (int) length), 0, (int) length);
  }

  private String missing(long at, String reason) throws MalformedTraceException {
    damage.atByte("pml.strings-damaged", at, reason);
    return "";
  }
}
