package dev.stallscope.trace;

import java.io.IOException;
import java.util.Locale;

/** The input is not what it should be: where, and why. The message is meant for users. */
public final class MalformedTraceException extends IOException {
  /** No event, line or offset: the fault lies in the file as a whole. */
  public static final long NOWHERE = -1;

  private static final long serialVersionUID = 1L;

  private final String file;
  private final long event;
  private final long byteOffset;
  private final String reason;

  private MalformedTraceException(String file, long event, long byteOffset, String reason) {
    super(file + ": " + place(event, byteOffset) + reason);
    this.file = file;
    this.event = event;
    this.byteOffset = byteOffset;
    this.reason = reason;
  }

  /**
   * A fault of the file as a whole.
   *
   * @param reason one or two sentences: what is wrong and what to do
   */
  public static MalformedTraceException ofFile(String file, String reason) {
    return new MalformedTraceException(file, NOWHERE, NOWHERE, reason);
  }

  /** A fault at a byte that belongs to no event. */
  public static MalformedTraceException atByte(String file, long byteOffset, String reason) {
    return new MalformedTraceException(file, NOWHERE, byteOffset, reason);
  }

  /** A fault inside an event. */
  public static MalformedTraceException atEvent(
      String file, long event, long byteOffset, String reason) {
    return new MalformedTraceException(file, event, byteOffset, reason);
  }

  private static String place(long event, long byteOffset) {
    if (event != NOWHERE) {
      return String.format(Locale.ROOT, "event %d at byte 0x%x: ", event, byteOffset);
    }
    return byteOffset == NOWHERE ? "" : String.format(Locale.ROOT, "byte 0x%x: ", byteOffset);
  }

  /** Name of the file, as the user gave it. */
  public String file() {
    return file;
  }

  /** Number of the event, {@link #NOWHERE} when the fault is in none. */
  public long event() {
    return event;
  }

  /** Offset in the (unpacked) file, {@link #NOWHERE} when not known. */
  public long byteOffset() {
    return byteOffset;
  }

  /** The sentence without file and place. */
  public String reason() {
    return reason;
  }
}
