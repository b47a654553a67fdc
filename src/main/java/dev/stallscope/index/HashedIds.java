package dev.stallscope.index;

import java.util.Arrays;

/**
 * Numbers from 0, each found again by the hash of what it stands for. Whoever asks compares: it
 * goes from {@link #first} to {@link #next} until the number is the one, or there is none.
 */
final class HashedIds {
  private int[] hashes = new int[64];

  /** Id + 1 by hash; 0 is free. Its length is a power of two and twice that of the hashes. */
  private int[] slots = new int[128];

  private int size;

  /** The slot of the first number with this hash, or a free one. */
  int first(int hash) {
    return slotFrom(hash, hash);
  }

  /** The slot of the next number with this hash, or a free one. */
  int next(int slot, int hash) {
    return slotFrom(slot + 1, hash);
  }

  private int slotFrom(int start, int hash) {
    int mask = slots.length - 1;
    int slot = start & mask;
    while (slots[slot] != 0 && hashes[slots[slot] - 1] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** The number in this slot, -1 if it is free. */
  int id(int slot) {
    return slots[slot] - 1;
  }

  /** Gives the next number to a hash; the slot is the free one found for it. */
  void add(int slot, int hash) {
    hashes[size] = hash;
    slots[slot] = ++size;
    if (size == hashes.length) {
      grow();
    }
  }

  private void grow() {
    hashes = Arrays.copyOf(hashes, hashes.length * 2);
    int[] all = new int[slots.length * 2];
    for (int id = 0; id < size; id++) {
      int slot = hashes[id] & (all.length - 1);
      while (all[slot] != 0) {
        slot = (slot + 1) & (all.length - 1);
      }
      all[slot] = id + 1;
    }
    slots = all;
  }

  /** Gives back everything; nothing can be found or added any more. */
  void complete() {
    hashes = new int[0];
    slots = new int[0];
  }

  /** Bytes of the heap this takes. */
  long bytes() {
    return Integer.BYTES * ((long) hashes.length + slots.length);
  }
}
