package dev.stallscope.index;

import java.util.Arrays;

/**
 * Finds which texts name the same thing on Windows: those that differ in case only, and {@code
 * \Users\x} beside {@code C:\Users\x}, since ProcMon does not always know the drive. Where a path
 * without a drive fits more than one drive it stays apart.
 */
final class SamePaths {
  private final PathDictionary texts;
  private final long seed;
  private final int[] firstOf;
  private final int[] hashes;
  private final int[] slots;
  private byte[] sought = new byte[1024];
  private byte[] found = new byte[1024];

  /** Bit 0 stands for drive A. */
  private int drives;

  private SamePaths(PathDictionary texts, long seed) {
    this.texts = texts;
    this.seed = seed;
    this.firstOf = new int[texts.size()];
    this.hashes = new int[texts.size()];
    this.slots = new int[Integer.highestOneBit(Math.max(16, texts.size())) * 4];
  }

  /**
   * For each text the number that stands for all that are the same: the first of them that was met,
   * one with a drive before those without.
   */
  static int[] of(PathDictionary texts, long seed) {
    SamePaths paths = new SamePaths(texts, seed);
    paths.groupByUpperCase();
    paths.joinThoseWithoutDrive();
    return paths.firstOf;
  }

  private void groupByUpperCase() {
    for (int id = 0; id < firstOf.length; id++) {
      int length = upperCase(id, 0);
      hashes[id] = (int) ByteTexts.hash(sought, 0, length, seed);
      int slot = slotOf(length, hashes[id]);
      if (slots[slot] == 0) {
        slots[slot] = id + 1;
      }
      firstOf[id] = slots[slot] - 1;
      if (length > 2 && sought[1] == ':' && sought[0] >= 'A' && sought[0] <= 'Z') {
        drives |= 1 << (sought[0] - 'A');
      }
    }
  }

  /** Puts the text in upper case at {@code from} of {@link #sought}; returns its end there. */
  private int upperCase(int id, int from) {
    int length = texts.length(id);
    if (UpperCase.room(length) + from > sought.length) {
      sought = new byte[UpperCase.room(length) * 2 + from];
    }
    return texts.upperCase(id, sought, from);
  }

  /** The slot that holds the text in {@link #sought}, or the free one where it belongs. */
  private int slotOf(int length, int hash) {
    int slot = hash & (slots.length - 1);
    while (slots[slot] != 0 && !isSought(slots[slot] - 1, length, hash)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean isSought(int id, int length, int hash) {
    if (hashes[id] != hash) {
      return false;
    }
    int size = texts.length(id);
    if (UpperCase.room(size) > found.length) {
      found = new byte[UpperCase.room(size) * 2];
    }
    int end = texts.upperCase(id, found, 0);
    return Arrays.equals(sought, 0, length, found, 0, end);
  }

  private void joinThoseWithoutDrive() {
    int[] joined = new int[firstOf.length];
    for (int id = 0; id < firstOf.length; id++) {
      joined[id] = firstOf[id] == id && lacksDrive(id) ? onlyOneWithDrive(id) : -1;
    }
    for (int id = 0; id < firstOf.length; id++) {
      int with = joined[firstOf[id]];
      firstOf[id] = with >= 0 ? with : firstOf[id];
    }
  }

  private boolean lacksDrive(int id) {
    int length = texts.length(id);
    return length > 0 && texts.at(id, 0) == '\\' && (length == 1 || texts.at(id, 1) != '\\');
  }

  /** The same path on the one drive that has it; -1 when no drive has it, or several. */
  private int onlyOneWithDrive(int id) {
    int end = upperCase(id, 2);
    int only = -1;
    sought[1] = ':';
    for (int left = drives; left != 0; left &= left - 1) {
      sought[0] = (byte) ('A' + Integer.numberOfTrailingZeros(left));
      int slot = slotOf(end, (int) ByteTexts.hash(sought, 0, end, seed));
      if (slots[slot] != 0 && only >= 0) {
        return -1;
      }
      only = slots[slot] != 0 ? slots[slot] - 1 : only;
    }
    return only;
  }
}
