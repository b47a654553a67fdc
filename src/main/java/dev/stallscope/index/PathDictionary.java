package dev.stallscope.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Distinct texts by number, from 0; the empty text is number 0. Texts are looked up by their UTF-8
 * bytes and kept as they are; a string is made only when one is asked for.
 */
public final class PathDictionary {
  private final ByteTexts texts = new ByteTexts();
  private final long seed;
  private final int hashMask;
  private int[] hashes = new int[64];

  /** Id + 1 by hash; 0 is free. Its length is a power of two and twice that of the hashes. */
  private int[] slots = new int[128];

  private int latest;

  /** By id; made when first asked for. Empty until then. */
  private volatile int[] folds = {};

  /** With nothing but the empty text. */
  PathDictionary() {
    this(new SplittableRandom().nextLong(), -1);
  }

  /**
   * @param hashMask bits of the hash that are used; fewer make texts collide
   */
  PathDictionary(long seed, int hashMask) {
    this.seed = seed;
    this.hashMask = hashMask;
    add(new byte[0], 0, 0);
  }

  /** The text's number, given when first met. The bytes are copied. */
  int add(byte[] source, int start, int length) {
    // operations on one file often follow each other
    if (latest < texts.size() && texts.equals(latest, source, start, length)) {
      return latest;
    }
    int hash = (int) ByteTexts.hash(source, start, length, seed) & hashMask;
    int slot = hash & (slots.length - 1);
    while (slots[slot] != 0) {
      int id = slots[slot] - 1;
      if (hashes[id] == hash && texts.equals(id, source, start, length)) {
        latest = id;
        return id;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = texts.size() + 1;
    latest = append(source, start, length, hash);
    return latest;
  }

  /** The text's number, given when first met. */
  int add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return add(bytes, 0, bytes.length);
  }

  private int append(byte[] source, int start, int length, int hash) {
    int id = texts.add(source, start, length);
    hashes[id] = hash;
    if (texts.size() == hashes.length) {
      grow();
    }
    return id;
  }

  private void grow() {
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

  public int size() {
    return texts.size();
  }

  public String text(int id) {
    return new String(texts.page(id), texts.start(id), texts.length(id), StandardCharsets.UTF_8);
  }

  /**
   * The number that stands for all texts that name the same thing on Windows: those that differ in
   * case only, and {@code \Users\x} beside {@code C:\Users\x} when just one drive has it. It is
   * that of the first of them, one with a drive before those without. Found for all texts when
   * first asked for.
   */
  public int fold(int id) {
    int[] known = folds;
    return id < known.length ? known[id] : foldAll()[id];
  }

  private synchronized int[] foldAll() {
    if (folds.length < texts.size()) {
      folds = SamePaths.of(texts, seed);
    }
    return folds;
  }

  /** Bytes of the heap this takes. */
  long bytes() {
    return texts.bytes() + Integer.BYTES * ((long) hashes.length + slots.length + folds.length);
  }
}
