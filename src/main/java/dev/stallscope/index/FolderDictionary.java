package dev.stallscope.index;

/** Distinct texts by number, from 0, given when first met. They are looked up by their bytes. */
final class FolderDictionary {
  private final ByteTexts texts = new ByteTexts();
  private final HashedIds ids = new HashedIds();
  private final long seed;
  private final int hashMask;

  /**
   * @param seed unknown to whoever made the texts
   * @param hashMask bits of the hash that are used; fewer make texts collide
   */
  FolderDictionary(long seed, int hashMask) {
    this.seed = seed;
    this.hashMask = hashMask;
  }

  /** The text's number. The bytes are copied. */
  int add(byte[] source, int start, int length) {
    int hash = (int) ByteTexts.hash(source, start, length, seed) & hashMask;
    int slot = ids.first(hash);
    while (ids.id(slot) >= 0) {
      if (texts.equals(ids.id(slot), source, start, length)) {
        return ids.id(slot);
      }
      slot = ids.next(slot, hash);
    }
    ids.add(slot, hash);
    return texts.add(source, start, length);
  }

  /** Gives back what only adding needs; nothing can be added any more. */
  void complete() {
    ids.complete();
    texts.complete();
  }

  ByteTexts texts() {
    return texts;
  }

  /** Bytes of the heap this takes. */
  long bytes() {
    return texts.bytes() + ids.bytes();
  }
}
