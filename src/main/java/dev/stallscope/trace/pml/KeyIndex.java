package dev.stallscope.trace.pml;

import java.util.Arrays;

/** Places of processes by their key: ints to ints by open addressing, for any key. */
final class KeyIndex {
  static final int ABSENT = -1;

  private int[] keys = new int[64];
  private int[] values = new int[64];
  private int size;

  KeyIndex() {
    Arrays.fill(values, ABSENT);
  }

  int get(int key) {
    return values[slot(key)];
  }

  void put(int key, int value) {
    int slot = slot(key);
    size += values[slot] == ABSENT ? 1 : 0;
    keys[slot] = key;
    values[slot] = value;
    if (size * 2 > keys.length) {
      grow();
    }
  }

  private int slot(int key) {
    int mask = keys.length - 1;
    int slot = ((key * 0x9E3779B9) >>> 7) & mask;
    while (values[slot] != ABSENT && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldValues = values;
    keys = new int[oldKeys.length * 2];
    values = new int[oldKeys.length * 2];
    Arrays.fill(values, ABSENT);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != ABSENT) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }
}
