package dev.stallscope.index;

import dev.stallscope.model.Operation;
import dev.stallscope.trace.EventRecord;
import java.util.Arrays;

/**
 * The distinct combinations of what events say beside their times, numbers and names: operation,
 * result and how a file was opened. A capture of millions of events has some thousands of them, so
 * an event keeps just the number of its shape.
 */
final class EventShapes {
  private static final int OPERATION = 0;
  private static final int STATUS = 1;
  private static final int ACCESS = 2;
  private static final int SHARE_MODE = 3;
  private static final int DISPOSITION = 4;
  private static final int OPEN_RESULT = 5;
  private static final int OPTIONS = 6;
  private static final int FLAGS = 7;
  private static final int WIDTH = 8;

  private static final Operation[] OPERATIONS = Operation.values();

  private int[] fields = new int[64 * WIDTH];
  private int[] hashes = new int[64];

  /** Shape + 1 by hash; 0 is free. Its length is a power of two and twice that of the hashes. */
  private int[] slots = new int[128];

  private int size;

  /** Number of the event's shape, from 0, given when first met. */
  int add(EventRecord event) {
    int hash = hash(event);
    int slot = hash & (slots.length - 1);
    while (slots[slot] != 0) {
      int shape = slots[slot] - 1;
      if (hashes[shape] == hash && matches(shape * WIDTH, event)) {
        return shape;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = size + 1;
    return append(event, hash);
  }

  private static int hash(EventRecord event) {
    long hash = event.operation.ordinal() * 0x9E3779B97F4A7C15L + event.status;
    hash = (hash ^ hash >>> 29) * 0xBF58476D1CE4E5B9L + event.access;
    hash = (hash ^ hash >>> 29) * 0x94D049BB133111EBL + event.options;
    long small =
        event.shareMode + 31L * (event.disposition + 31L * (event.openResult + 31L * event.flags));
    hash = (hash ^ hash >>> 29) * 0xBF58476D1CE4E5B9L + small;
    hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
    return (int) (hash >>> 32);
  }

  private boolean matches(int at, EventRecord event) {
    return fields[at + OPERATION] == event.operation.ordinal()
        && fields[at + STATUS] == event.status
        && fields[at + ACCESS] == event.access
        && fields[at + SHARE_MODE] == event.shareMode
        && fields[at + DISPOSITION] == event.disposition
        && fields[at + OPEN_RESULT] == event.openResult
        && fields[at + OPTIONS] == event.options
        && fields[at + FLAGS] == event.flags;
  }

  private int append(EventRecord event, int hash) {
    int at = size * WIDTH;
    fields[at + OPERATION] = event.operation.ordinal();
    fields[at + STATUS] = event.status;
    fields[at + ACCESS] = event.access;
    fields[at + SHARE_MODE] = event.shareMode;
    fields[at + DISPOSITION] = event.disposition;
    fields[at + OPEN_RESULT] = event.openResult;
    fields[at + OPTIONS] = event.options;
    fields[at + FLAGS] = event.flags;
    hashes[size++] = hash;
    if (size == hashes.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    fields = Arrays.copyOf(fields, fields.length * 2);
    hashes = Arrays.copyOf(hashes, hashes.length * 2);
    slots = new int[slots.length * 2];
    for (int shape = 0; shape < size; shape++) {
      int slot = hashes[shape] & (slots.length - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = shape + 1;
    }
  }

  int size() {
    return size;
  }

  Operation operation(int shape) {
    return OPERATIONS[fields[shape * WIDTH + OPERATION]];
  }

  int status(int shape) {
    return fields[shape * WIDTH + STATUS];
  }

  int access(int shape) {
    return fields[shape * WIDTH + ACCESS];
  }

  int shareMode(int shape) {
    return fields[shape * WIDTH + SHARE_MODE];
  }

  int disposition(int shape) {
    return fields[shape * WIDTH + DISPOSITION];
  }

  int openResult(int shape) {
    return fields[shape * WIDTH + OPEN_RESULT];
  }

  int options(int shape) {
    return fields[shape * WIDTH + OPTIONS];
  }

  int flags(int shape) {
    return fields[shape * WIDTH + FLAGS];
  }

  long bytes() {
    return Integer.BYTES * ((long) fields.length + hashes.length + slots.length);
  }
}
