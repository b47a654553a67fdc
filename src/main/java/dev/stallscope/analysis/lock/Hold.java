package dev.stallscope.analysis.lock;

import org.jspecify.annotations.Nullable;

/** Something of a process that can be in others' way on one file, and for how long it was there. */
final class Hold {
  /** By what a process holds a file. */
  enum Grip {
    /** A handle, from its open to its close. */
    HANDLE,
    /** A handle that was opened before the capture began: only its close is in it. */
    EARLIER_HANDLE,
    /** A section; no event shows when its views go, at the latest with the process. */
    SECTION,
    /** The file runs, or is loaded as a library, in a process. */
    IMAGE,
    /** A locked range, from LockFile to its unlock or the handle's close. */
    RANGE,
    /** An opportunistic lock that was broken: from the break to the holder's answer. */
    OPLOCK
  }

  /**
   * A locked range.
   *
   * @param offset in bytes, negative when the trace does not tell
   * @param length in bytes, negative for all the rest of the file
   * @param exclusive whether others may not even read it
   */
  record Range(long offset, long length, boolean exclusive) {
    boolean overlaps(Range other) {
      return !isBefore(other) && !other.isBefore(this);
    }

    private boolean isBefore(Range other) {
      return offset >= 0
          && length >= 0
          && other.offset >= 0
          && Long.compareUnsigned(offset + length, other.offset) <= 0;
    }
  }

  static final long NEVER = Long.MAX_VALUE;

  private static final Sharing NOTHING = new Sharing(0, 0);
  private static final Range WHOLE = new Range(0, -1, false);

  final Grip grip;
  final int process;
  final int thread;

  /** Number of the event that began it; of the close where that is all there is. */
  final long event;

  /** FILETIME. */
  final long fromTicks;

  /** The handle it was made through, null when that is not known, or for handles. */
  final @Nullable Hold handle;

  final Sharing sharing;
  final Range range;

  private long toTicks = NEVER;
  private long closed = -1;
  private long contradictedTicks = NEVER;
  private boolean ambiguous;

  private Hold(
      Grip grip,
      int process,
      int thread,
      long event,
      long fromTicks,
      @Nullable Hold handle,
      Sharing sharing,
      Range range) {
    this.grip = grip;
    this.process = process;
    this.thread = thread;
    this.event = event;
    this.fromTicks = fromTicks;
    this.handle = handle;
    this.sharing = sharing;
    this.range = range;
  }

  static Hold handle(int process, int thread, long open, long fromTicks, Sharing sharing) {
    return new Hold(Grip.HANDLE, process, thread, open, fromTicks, null, sharing, WHOLE);
  }

  /** One that was there when the capture began, and that this event closed. */
  static Hold earlier(int process, long close, long closeTicks) {
    Hold hold =
        new Hold(Grip.EARLIER_HANDLE, process, -1, close, Long.MIN_VALUE, null, NOTHING, WHOLE);
    hold.end(close, closeTicks);
    return hold;
  }

  static Hold other(Grip grip, int process, long event, long fromTicks, @Nullable Hold handle) {
    return new Hold(grip, process, -1, event, fromTicks, handle, NOTHING, WHOLE);
  }

  static Hold range(int process, long lock, long fromTicks, @Nullable Hold handle, Range range) {
    return new Hold(Grip.RANGE, process, -1, lock, fromTicks, handle, NOTHING, range);
  }

  /**
   * The same when the file got another name.
   *
   * @param through the handle it was made through, under that name
   */
  Hold renamed(long atTicks, @Nullable Hold through) {
    Hold renamed = new Hold(grip, process, thread, event, atTicks, through, sharing, range);
    renamed.ambiguous = ambiguous;
    renamed.contradictedTicks = contradictedTicks;
    return renamed;
  }

  /**
   * Says when it ended.
   *
   * @param event number of the event that ended it, -1 when none did
   */
  void end(long event, long ticks) {
    closed = event;
    toTicks = ticks;
  }

  /** Its process had the file open in several ways, and the trace does not tell which one ended. */
  void makeAmbiguous() {
    ambiguous = true;
  }

  /** Somebody opened the file in a way this forbids: it had ended by then, or never was so. */
  void contradict(long ticks) {
    contradictedTicks = Math.min(contradictedTicks, ticks);
  }

  boolean isOpen() {
    return toTicks == NEVER;
  }

  /** FILETIME, {@link #NEVER} when the capture does not show its end. */
  long toTicks() {
    return toTicks;
  }

  /** Number of the event that ended it, -1 when there is none. */
  long closed() {
    return closed;
  }

  boolean isAmbiguous() {
    return ambiguous;
  }

  boolean isContradicted() {
    return contradictedTicks < toTicks;
  }
}
