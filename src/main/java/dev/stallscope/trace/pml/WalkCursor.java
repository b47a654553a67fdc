package dev.stallscope.trace.pml;

import dev.stallscope.trace.TraceFile;
import java.io.IOException;

/**
 * Finds events by their own sizes, for captures that were not closed or are cut off. Stops at the
 * first bytes that cannot be an event.
 */
final class WalkCursor extends EventCursor {
  private static final int DEEPEST_STACK = 1024;
  private static final int LARGEST_DETAIL = 1 << 20;

  /** Operation codes stay below this, by class; newer ProcMons may have some more than known. */
  private static final int[] CODES = {0, 16, 32, 64, 16, 16};

  private final EventWindow window;
  private final long end;
  private final long most;

  private long nextOffset;
  private long lastTicks = 1;
  private String ending = "";

  /**
   * @param start offset of the first event
   * @param most events there can be
   */
  WalkCursor(TraceFile file, EventWindow window, RawEvent raw, long start, long most) {
    super(raw);
    this.window = window;
    this.nextOffset = start;
    this.end = file.size();
    this.most = most;
  }

  /** Offset behind the last whole event. */
  long stoppedAt() {
    return nextOffset;
  }

  /** Why there was no further event, as the end of a sentence; empty at the end of the events. */
  String ending() {
    return ending;
  }

  @Override
  boolean next() throws IOException {
    if (entry + 1 >= most || nextOffset >= end || !ending.isEmpty()) {
      return false;
    }
    int at = window.at(nextOffset, RawEvent.HEADER_SIZE);
    if (available(at) < RawEvent.HEADER_SIZE) {
      return stop("the file ends inside an event");
    }
    if (!isHeader(at)) {
      return stop("what follows is not an event");
    }
    long size = size(at);
    if (size > EventWindow.LARGEST_EVENT) {
      return stop("the next event claims an impossible size");
    }
    return size <= end - nextOffset ? open((int) size) : stop("the file ends inside an event");
  }

  private boolean stop(String reason) {
    ending = reason;
    return false;
  }

  private boolean open(int size) throws IOException {
    // One byte and one header more, to look at what follows a saturated length.
    int at = window.at(nextOffset, Math.min(size + 1 + RawEvent.HEADER_SIZE, mostBytes()));
    if (available(at) < size) {
      return stop("the file ends inside an event");
    }
    String fault = raw.set(window.bytes(), at, at + size);
    if (fault != null) {
      return stop("the next event is damaged: " + fault);
    }
    offset = nextOffset;
    entry++;
    lastTicks = raw.startTicks();
    int hidden = hiddenByte(at + size);
    raw.extendSaturatedExtra(at + size + hidden);
    nextOffset += size + hidden;
    return true;
  }

  /** A length of 65,535 may stand for one byte more: 1 if only then an event follows. */
  private int hiddenByte(int after) {
    boolean saturated = raw.extraLength() == RawEvent.SATURATED;
    int left = available(after);
    if (!saturated || left == 0 || (left > RawEvent.HEADER_SIZE && isHeader(after))) {
      return 0;
    }
    return left == 1 || (left > RawEvent.HEADER_SIZE && isHeader(after + 1)) ? 1 : 0;
  }

  private int mostBytes() {
    return (int) Math.min(end - nextOffset, EventWindow.LARGEST_EVENT);
  }

  /** Bytes at hand from a place in the window, up to the end of the events. */
  private int available(int at) {
    return Math.max(0, window.place(Math.min(end, window.end())) - at);
  }

  private boolean isHeader(int at) {
    byte[] bytes = window.bytes();
    int eventClass = RawEvent.i32(bytes, at + 0x08);
    return eventClass >= 1
        && eventClass <= 5
        && RawEvent.u16(bytes, at + 0x0C) < CODES[eventClass]
        && RawEvent.i64(bytes, at + 0x1C) >= lastTicks
        && RawEvent.u16(bytes, at + 0x28) < DEEPEST_STACK
        && RawEvent.u32(bytes, at + 0x2C) < LARGEST_DETAIL;
  }

  /** Bytes from the header to the end of the extra detail. */
  private long size(int at) throws IOException {
    byte[] bytes = window.bytes();
    long stack = (long) RawEvent.u16(bytes, at + 0x28) * raw.pointerSize;
    long fixed = RawEvent.HEADER_SIZE + stack + RawEvent.u32(bytes, at + 0x2C);
    long distance = RawEvent.u32(bytes, at + 0x30);
    if (distance == 0) {
      return fixed;
    }
    if (distance < fixed || distance > EventWindow.LARGEST_EVENT - 2) {
      return Long.MAX_VALUE;
    }
    int lengthAt = window.at(nextOffset, (int) Math.min(distance + 2, mostBytes()));
    if (available(lengthAt) < distance + 2) {
      return distance + 2;
    }
    return distance + 2 + RawEvent.u16(window.bytes(), lengthAt + (int) distance);
  }

  @Override
  long position() {
    return window.end();
  }
}
