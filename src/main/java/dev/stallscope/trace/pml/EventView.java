package dev.stallscope.trace.pml;

import dev.stallscope.trace.EventRecord;

/**
 * The event at hand as the detail renderers see it: its record and its bytes cut into the parts
 * they know. Reused; cheap to set, the parts are cut when first asked for.
 */
final class EventView {
  /** Where the path of a file-system event begins; what follows the path is the tail. */
  private static final int PATH_WIDE = 68;

  private static final int PATH_NARROW = 48;

  private final ByteRange detail = new ByteRange();
  private final ByteRange extra = new ByteRange();
  private final ByteRange tail = new ByteRange();
  private RawEvent raw;
  private EventRecord event;
  private boolean cut;

  EventView(RawEvent raw, EventRecord event) {
    this.raw = raw;
    this.event = event;
  }

  void at(RawEvent nextRaw, EventRecord nextEvent) {
    if (raw != nextRaw || event != nextEvent) { // storing a reference costs more than this question
      raw = nextRaw;
      event = nextEvent;
    }
    cut = false;
  }

  RawEvent raw() {
    return raw;
  }

  EventRecord event() {
    return event;
  }

  /** The PML class number and operation code, where the record's operation is not enough. */
  int classCode() {
    return raw.classCode();
  }

  int code() {
    return raw.code();
  }

  int pointerSize() {
    return raw.pointerSize;
  }

  boolean wide() {
    return raw.pointerSize == 8;
  }

  /** The offset of a field that lies elsewhere in 64-bit and in 32-bit captures. */
  int pick(int wide, int narrow) {
    return wide() ? wide : narrow;
  }

  ByteRange detail() {
    cut();
    return detail;
  }

  /** What the driver added when the operation completed; empty when it added nothing. */
  ByteRange extra() {
    cut();
    return extra;
  }

  /** File-system events: what follows the path in the detail. */
  ByteRange tail() {
    cut();
    return tail;
  }

  private void cut() {
    if (cut) {
      return;
    }
    cut = true;
    detail.set(raw.bytes, raw.detailStart, raw.detailEnd);
    extra.set(raw.bytes, raw.extraStart, raw.extraEnd);
    int path = pick(PATH_WIDE, PATH_NARROW);
    detail.narrow(path + ByteRange.countedSize(detail.u16(path - 4)), Integer.MAX_VALUE, tail);
  }
}
