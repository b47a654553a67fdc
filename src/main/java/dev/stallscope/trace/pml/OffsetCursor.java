package dev.stallscope.trace.pml;

import dev.stallscope.trace.TraceFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds events by the array of their offsets, as is right for a capture that was closed. */
final class OffsetCursor extends EventCursor {
  private final EventOffsets offsets;
  private final EventWindow window;
  private final Damage damage;
  private final long count;
  private final long eventsEnd;

  private long nextOffset;
  private long nextEntry;

  /** The array was checked to lie inside the file; no event lies before {@code eventsStart}. */
  OffsetCursor(
      TraceFile file,
      EventWindow window,
      RawEvent raw,
      PmlHeader header,
      long eventsStart,
      Damage damage)
      throws IOException {
    super(raw);
    this.offsets = new EventOffsets(file, header.eventOffsets());
    this.window = window;
    this.damage = damage;
    this.count = header.declaredEvents();
    this.eventsEnd = header.eventOffsets();
    seek(0, eventsStart - 1);
  }

  /**
   * Makes the event with this place the next one. A pass has shown it: whether its offset rises and
   * does not overshoot hangs on those before, and is not asked again.
   */
  void seek(long toEntry) throws IOException {
    offset = PmlHeader.SIZE - 1;
    nextEntry = toEntry;
    nextOffset = offsets.get(toEntry);
    if (!isPossible(nextOffset)) {
      advance();
    }
  }

  private void seek(long toEntry, long offsetBefore) throws IOException {
    offset = offsetBefore;
    nextEntry = toEntry - 1;
    advance();
  }

  @Override
  boolean next() throws IOException {
    while (nextEntry < count) {
      offset = nextOffset;
      entry = nextEntry;
      advance();
      String fault = open();
      if (fault == null) {
        return true;
      }
      damage.atEvent("pml.events-damaged", number, offset, fault);
    }
    return false;
  }

  // The hot loop of the reader runs through here and RawEvent.set.
  private @Nullable String open() throws IOException {
    int size = (int) Math.min(nextOffset - offset, EventWindow.LARGEST_EVENT);
    int at = window.at(offset, size);
    int limit = Math.min(at + size, window.place(window.end()));
    String fault = raw.set(window.bytes(), at, limit);
    if (fault == null) {
      int eventClass = raw.classCode();
      if (eventClass < 1 || eventClass > 5) {
        return "event class " + eventClass + " does not exist";
      }
      raw.extendSaturatedExtra(limit);
    }
    return fault;
  }

  /** Finds the next offset that is possible: inside the events, behind the last and rising. */
  private void advance() throws IOException {
    while (++nextEntry < count) {
      nextOffset = offsets.get(nextEntry);
      if (isPossible(nextOffset) && !isOvershoot()) {
        return;
      }
      damage.atEvent(
          "pml.offsets-damaged",
          nextEntry,
          nextOffset,
          "the event's offset lies outside the events or does not rise");
    }
    nextOffset = eventsEnd;
  }

  private boolean isPossible(long candidate) {
    return candidate > offset && candidate <= eventsEnd - RawEvent.HEADER_SIZE;
  }

  /** Whether the offset is beyond a following one that is possible itself. */
  private boolean isOvershoot() throws IOException {
    if (nextEntry + 1 >= count) {
      return false;
    }
    long following = offsets.get(nextEntry + 1);
    return following <= nextOffset && isPossible(following);
  }

  @Override
  long position() {
    return window.end();
  }
}
