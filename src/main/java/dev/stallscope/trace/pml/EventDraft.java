package dev.stallscope.trace.pml;

import dev.stallscope.model.NtStatus;
import dev.stallscope.trace.EventRecord;

/** An event being put together, reused: its detail behind header and stack, and its answer. */
final class EventDraft {
  static final int DEEPEST_STACK = 0xFFFF;

  /** What the driver adds when an operation completes; nothing when {@link #answered} is false. */
  final ByteWriter extra = new ByteWriter();

  final ByteWriter out = new ByteWriter();
  final int pointerSize;

  boolean answered;

  /** Where the detail begins in {@link #out}. */
  private int detail;

  private int sequence;

  EventDraft(int pointerSize) {
    this.pointerSize = pointerSize;
  }

  void begin(long[] stack) {
    out.clear().zeros(RawEvent.HEADER_SIZE);
    for (long frame : stack) {
      out.pointer(frame, pointerSize);
    }
    detail = out.length;
    extra.clear();
    answered = false;
  }

  /** Makes what is put into the result the answer. */
  ByteWriter answer() {
    answered = true;
    return extra;
  }

  /** The offset of a field in 64-bit or in 32-bit captures. */
  int pick(int wide, int narrow) {
    return pointerSize == 8 ? wide : narrow;
  }

  /** A place in {@link #out} from a place in the detail. */
  int place(int inDetail) {
    return detail + inDetail;
  }

  /** Whether an event's operation has an answer: it completed, and not with an error. */
  static boolean succeeded(EventRecord event) {
    return event.status >= 0 && event.status != NtStatus.PENDING;
  }

  /** Completes the event; it is then {@link #out} from its start to its end. */
  void end(EventRecord event, int classCode, int code, int depth) {
    byte[] bytes = out.bytes;
    RawEvent.putU32(bytes, 0x00, event.process);
    RawEvent.putU32(bytes, 0x04, Math.max(0, event.threadId));
    RawEvent.putU32(bytes, 0x08, classCode);
    RawEvent.putU16(bytes, 0x0C, code);
    RawEvent.putU32(bytes, 0x10, sequence++);
    RawEvent.putU64(bytes, 0x14, Math.max(0, event.durationTicks));
    RawEvent.putU64(bytes, 0x1C, event.startTicks);
    RawEvent.putU32(bytes, 0x24, event.status);
    RawEvent.putU16(bytes, 0x28, depth);
    RawEvent.putU32(bytes, 0x2C, out.length - detail);
    if (answered) {
      RawEvent.putU32(bytes, 0x30, out.length);
      out.u16(Math.min(extra.length, RawEvent.SATURATED)).bytes(extra.bytes, 0, extra.length);
    }
  }
}
