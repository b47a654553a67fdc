package dev.stallscope.index;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Distinct texts by number, from 0; the empty text is number 0. Texts are looked up by their UTF-8
 * bytes and kept as they are, each folder once and below it the names: most of a path is its
 * folder, which it shares with others. A string is made only when one is asked for.
 */
public final class PathDictionary {
  private final TextDictionary folders;

  /** What follows the last backslash, with the number of the folder before it. */
  private final TextDictionary names;

  private final long seed;
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
    this.folders = new TextDictionary(seed, hashMask);
    this.names = new TextDictionary(seed, hashMask);
    add(new byte[0], 0, 0);
  }

  /** The text's number, given when first met. The bytes are copied. */
  int add(byte[] source, int start, int length) {
    // operations on one file often follow each other
    if (latest < size() && isLatest(source, start, length)) {
      return latest;
    }
    int end = start + length;
    int cut = end;
    while (cut > start && source[cut - 1] != '\\') {
      cut--;
    }
    latest = names.add(folders.add(0, source, start, cut - start), source, cut, end - cut);
    return latest;
  }

  private boolean isLatest(byte[] source, int start, int length) {
    int folder = names.owner(latest);
    int cut = folders.texts().length(folder);
    return cut <= length
        && names.texts().equals(latest, source, start + cut, length - cut)
        && folders.texts().equals(folder, source, start, cut);
  }

  /** The text's number, given when first met. */
  int add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return add(bytes, 0, bytes.length);
  }

  /** Gives back what only adding needs; nothing can be added any more. */
  void complete() {
    folders.complete();
    names.complete();
  }

  public int size() {
    return names.texts().size();
  }

  public String text(int id) {
    return folders.texts().text(names.owner(id)) + names.texts().text(id);
  }

  /** Bytes of the text. */
  int length(int id) {
    return folders.texts().length(names.owner(id)) + names.texts().length(id);
  }

  /** A byte of the text. */
  byte at(int id, int place) {
    int folder = names.owner(id);
    int below = place - folders.texts().length(folder);
    return below < 0 ? folders.texts().at(folder, place) : names.texts().at(id, below);
  }

  /** Writes the text in upper case to {@code out} from {@code outStart}; returns its end there. */
  int upperCase(int id, byte[] out, int outStart) {
    int name = folders.texts().upperCase(names.owner(id), out, outStart);
    return names.texts().upperCase(id, out, name);
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
    if (folds.length < size()) {
      folds = SamePaths.of(this, seed);
    }
    return folds;
  }

  /** Bytes of the heap this takes. */
  long bytes() {
    return folders.bytes() + names.bytes() + Integer.BYTES * (long) folds.length;
  }
}
