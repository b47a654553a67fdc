package dev.stallscope.index;

import java.util.Arrays;

/**
 * Distinct pairs of a number and a text by their own number, from 0, given when first met. Texts
 * are looked up by their bytes.
 */
final class TextDictionary {
  private final ByteTexts texts = new ByteTexts();
  private final long seed;
  private final int hashMask;

  /** The number that came with each text. */
  private int[] owners = new int[64];

  private int[] hashes = new int[64];

  /** Id + 1 by hash; 0 is free. Its length is a power of two and twice that of the hashes. */
  private int[] slots = new int[128];

  private int latest;

  /**
   * @param seed unknown to whoever made the texts
   * @param hashMask bits of the hash that are used; fewer make texts collide
   */
  TextDictionary(long seed, int hashMask) {
    this.seed = seed;
    this.hashMask = hashMask;
  }

  /** The number of the two together. The bytes are copied. */
  int add(int owner, byte[] source, int start, int length) {
    // operations on one file often follow each other
    if (latest < texts.size() && matches(latest, owner, source, start, length)) {
      return latest;
    }
    int hash = (int) ByteTexts.hash(source, start, length, seed + owner) & hashMask;
    int slot = hash & (slots.length - 1);
    while (slots[slot] != 0) {
      int id = slots[slot] - 1;
      if (hashes[id] == hash && matches(id, owner, source, start, length)) {
        latest = id;
        return id;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = texts.size() + 1;
    latest = append(owner, source, start, length, hash);
    return latest;
  }

  private boolean matches(int id, int owner, byte[] source, int start, int length) {
    return owners[id] == owner && texts.equals(id, source, start, length);
  }

  private int append(int owner, byte[] source, int start, int length, int hash) {
    int id = texts.add(source, start, length);
    owners[id] = owner;
    hashes[id] = hash;
    if (texts.size() == hashes.length) {
      grow();
    }
    return id;
  }

  private void grow() {
    owners = Arrays.copyOf(owners, owners.length * 2);
    hashes = Arrays.copyOf(hashes, hashes.length * 2);
    slots = new int[slots.length * 2];
    for (int id = 0; id < texts.size(); id++) {
      int slot = hashes[id] & (slots.length - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = id + 1;
    }
  }

  /** Gives back what only adding needs; nothing can be added any more. */
  void complete() {
    owners = Arrays.copyOf(owners, texts.size());
    hashes = new int[0];
    slots = new int[0];
    texts.complete();
  }

  ByteTexts texts() {
    return texts;
  }

  int owner(int id) {
    return owners[id];
  }

  /** Bytes of the heap this takes. */
  long bytes() {
    return texts.bytes() + Integer.BYTES * ((long) owners.length + hashes.length + slots.length);
  }
}
