package dev.stallscope.index;

import dev.stallscope.model.Operation;
import dev.stallscope.trace.EventRecord;
import java.util.Arrays;

/** Some thousand events on their way from the thread that reads to the one that packs. */
final class EventBatch {
  /** Events that it takes. */
  static final int EVENTS = 16_384;

  /** Bytes of texts that fill it, however few events they belong to. */
  static final int USUAL_TEXT = 1 << 21;

  // Places of an event's numbers.
  private static final int START = 0;
  private static final int DURATION = 1;
  private static final int OFFSET = 2;
  private static final int LENGTH = 3;
  private static final int LONGS = 4;

  private static final int PROCESS = 0;
  private static final int THREAD = 1;
  private static final int STATUS = 2;
  private static final int ACCESS = 3;
  private static final int SHARE_MODE = 4;
  private static final int DISPOSITION = 5;
  private static final int OPEN_RESULT = 6;
  private static final int OPTIONS = 7;
  private static final int CODE = 8;
  private static final int FLAGS = 9;
  private static final int PATH_LENGTH = 10;
  private static final int TARGET_LENGTH = 11;
  private static final int OPERATION = 12;
  private static final int INTS = 13;

  private static final Operation[] OPERATIONS = Operation.values();

  private final long[] longs = new long[EVENTS * LONGS];
  private final int[] ints = new int[EVENTS * INTS];

  /** Paths and targets of all events, one behind the other. */
  private byte[] text = new byte[USUAL_TEXT];

  private int textLength;
  private int size;

  boolean isFull() {
    return size == EVENTS || textLength >= USUAL_TEXT;
  }

  void add(EventRecord event) {
    int at = size * LONGS;
    longs[at + START] = event.startTicks;
    longs[at + DURATION] = event.durationTicks;
    longs[at + OFFSET] = event.offset;
    longs[at + LENGTH] = event.length;
    addInts(event, size * INTS);
    addText(event.path, event.pathStart, event.pathLength);
    addText(event.target, event.targetStart, event.targetLength);
    size++;
  }

  private void addInts(EventRecord event, int at) {
    ints[at + PROCESS] = event.process;
    ints[at + THREAD] = event.threadId;
    ints[at + STATUS] = event.status;
    ints[at + ACCESS] = event.access;
    ints[at + SHARE_MODE] = event.shareMode;
    ints[at + DISPOSITION] = event.disposition;
    ints[at + OPEN_RESULT] = event.openResult;
    ints[at + OPTIONS] = event.options;
    ints[at + CODE] = event.code;
    ints[at + FLAGS] = event.flags;
    ints[at + PATH_LENGTH] = event.pathLength;
    ints[at + TARGET_LENGTH] = event.targetLength;
    // a number: storing a reference costs more
    ints[at + OPERATION] = event.operation.ordinal();
  }

  private void addText(byte[] source, int start, int length) {
    if (length > text.length - textLength) {
      text = Arrays.copyOf(text, Math.max(text.length * 2, textLength + length));
    }
    System.arraycopy(source, start, text, textLength, length);
    textLength += length;
  }

  /** Hands all over, in order, and is empty again. */
  void moveTo(EventStoreBuilder builder) {
    EventRecord event = new EventRecord();
    event.path = text;
    event.target = text;
    int textAt = 0;
    for (int i = 0; i < size; i++) {
      fill(event, i);
      event.pathStart = textAt;
      event.targetStart = textAt + event.pathLength;
      textAt = event.targetStart + event.targetLength;
      builder.add(event);
    }
    size = 0;
    textLength = 0;
    if (text.length > 8 * USUAL_TEXT) {
      text = new byte[USUAL_TEXT];
    }
  }

  private void fill(EventRecord event, int index) {
    int at = index * LONGS;
    event.startTicks = longs[at + START];
    event.durationTicks = longs[at + DURATION];
    event.offset = longs[at + OFFSET];
    event.length = longs[at + LENGTH];
    at = index * INTS;
    event.process = ints[at + PROCESS];
    event.threadId = ints[at + THREAD];
    event.status = ints[at + STATUS];
    event.access = ints[at + ACCESS];
    event.shareMode = ints[at + SHARE_MODE];
    event.disposition = ints[at + DISPOSITION];
    event.openResult = ints[at + OPEN_RESULT];
    event.options = ints[at + OPTIONS];
    event.code = ints[at + CODE];
    event.flags = ints[at + FLAGS];
    event.pathLength = ints[at + PATH_LENGTH];
    event.targetLength = ints[at + TARGET_LENGTH];
    event.operation = OPERATIONS[ints[at + OPERATION]];
  }
}
