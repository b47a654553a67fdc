package dev.stallscope.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Distinct texts by number, from 0; the empty text is number 0. Texts are looked up by their UTF-8
 * bytes and kept as they are, each folder once and below it the names: most of a path is its
 * folder, which it shares with others. A string is made only when one is asked for.
 */
public final class PathDictionary {
  private final HashedIds ids = new HashedIds();
  private final FolderDictionary folders;

  /** What follows the last backslash of each text. */
  private final ByteTexts names = new ByteTexts();

  /** The folder before each name, by its number. */
  private int[] folderOf = new int[64];

  private final long seed;
  private final int hashMask;
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
    this.folders = new FolderDictionary(seed, hashMask);
    latest = find(new byte[0], 0, 0);
  }

  /** The text's number, given when first met. The bytes are copied. */
  int add(byte[] source, int start, int length) {
    // operations on one file often follow each other
    if (!matches(latest, source, start, length)) {
      latest = find(source, start, length);
    }
    return latest;
  }

  private int find(byte[] source, int start, int length) {
    int hash = hash(source, start, length);
    int slot = ids.first(hash);
    while (ids.id(slot) >= 0) {
      if (matches(ids.id(slot), source, start, length)) {
        return ids.id(slot);
      }
      slot = ids.next(slot, hash);
    }
    return append(source, start, length, hash, slot);
  }

  private int hash(byte[] source, int start, int length) {
    return (int) ByteTexts.hash(source, start, length, seed) & hashMask;
  }

  private boolean matches(int id, byte[] source, int start, int length) {
    int folder = folderOf[id];
    int name = names.length(id);
    int cut = length - name;
    return cut == folders.texts().length(folder)
        && names.equals(id, source, start + cut, name)
        && folders.texts().equals(folder, source, start, cut);
  }

  private int append(byte[] source, int start, int length, int hash, int slot) {
    int end = start + length;
    int cut = end;
    while (cut > start && source[cut - 1] != '\\') {
      cut--;
    }
    ids.add(slot, hash);
    int id = names.add(source, cut, end - cut);
    if (id == folderOf.length) {
      folderOf = Arrays.copyOf(folderOf, id * 2);
    }
    folderOf[id] = folders.add(source, start, cut - start);
    return id;
  }

  /** The text's number, given when first met. */
  int add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return add(bytes, 0, bytes.length);
  }

  /** Gives back what only adding needs; nothing can be added any more. */
  void complete() {
    ids.complete();
    folders.complete();
    names.complete();
    folderOf = Arrays.copyOf(folderOf, size());
  }

  public int size() {
    return names.size();
  }

  public String text(int id) {
    return folders.texts().text(folderOf[id]) + names.text(id);
  }

  /** Bytes of the text. */
  int length(int id) {
    return folders.texts().length(folderOf[id]) + names.length(id);
  }

  /** A byte of the text. */
  byte at(int id, int place) {
    int folder = folderOf[id];
    int below = place - folders.texts().length(folder);
    return below < 0 ? folders.texts().at(folder, place) : names.at(id, below);
  }

  /** Writes the text in upper case to {@code out} from {@code outStart}; returns its end there. */
  int upperCase(int id, byte[] out, int outStart) {
    int name = folders.texts().upperCase(folderOf[id], out, outStart);
    return names.upperCase(id, out, name);
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
    return ids.bytes()
        + folders.bytes()
        + names.bytes()
        + Integer.BYTES * ((long) folderOf.length + folds.length);
  }
}
