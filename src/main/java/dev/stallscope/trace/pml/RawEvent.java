package dev.stallscope.trace.pml;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * A window on the bytes of one event, reused. All ranges were checked against the bytes at hand
 * when it was set, so that {@code detailEnd} and {@code extraEnd} bound what may be read.
 */
final class RawEvent {
  static final int HEADER_SIZE = 0x34;

  /** The largest length an extra detail can tell of itself. */
  static final int SATURATED = 0xFFFF;

  private static final VarHandle U16 = handle(short[].class);
  private static final VarHandle U32 = handle(int[].class);
  private static final VarHandle U64 = handle(long[].class);

  /** 4 in 32-bit captures, 8 in 64-bit ones. */
  final int pointerSize;

  byte[] bytes = {};
  int start;
  int detailStart;
  int detailEnd;

  /** First byte of the extra detail behind its length; equal to {@link #extraEnd} if none. */
  int extraStart;

  int extraEnd;

  RawEvent(int pointerSize) {
    this.pointerSize = pointerSize;
  }

  private static VarHandle handle(Class<?> arrayType) {
    return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
  }

  static int u16(byte[] bytes, int at) {
    return ((short) U16.get(bytes, at)) & 0xFFFF;
  }

  static int i32(byte[] bytes, int at) {
    return (int) U32.get(bytes, at);
  }

  static long u32(byte[] bytes, int at) {
    return i32(bytes, at) & 0xFFFFFFFFL;
  }

  static long i64(byte[] bytes, int at) {
    return (long) U64.get(bytes, at);
  }

  static void putU16(byte[] bytes, int at, int value) {
    U16.set(bytes, at, (short) value);
  }

  static void putU32(byte[] bytes, int at, int value) {
    U32.set(bytes, at, value);
  }

  static void putU64(byte[] bytes, int at, long value) {
    U64.set(bytes, at, value);
  }

  /**
   * Puts the window on an event.
   *
   * @param limit end of the bytes that may belong to it
   * @return null, or what is wrong with it: a field by name and the sizes that do not fit
   */
  @Nullable String set(byte[] source, int at, int limit) {
    if (limit - at < HEADER_SIZE) {
      return "event header needs " + HEADER_SIZE + " bytes, " + (limit - at) + " are left";
    }
    if (bytes != source) { // storing a reference costs more than this question
      bytes = source;
    }
    start = at;
    long detail = (long) at + HEADER_SIZE + (long) stackDepth() * pointerSize;
    long end = detail + u32(source, at + 0x2C);
    if (end > limit) {
      return "detail length "
          + u32(source, at + 0x2C)
          + " exceeds the "
          + Math.max(0, limit - detail)
          + " bytes left";
    }
    detailStart = (int) detail;
    detailEnd = (int) end;
    return setExtra(limit);
  }

  private @Nullable String setExtra(int limit) {
    long distance = u32(bytes, start + 0x30);
    extraStart = detailEnd;
    extraEnd = detailEnd;
    if (distance == 0) {
      return null;
    }
    long at = start + distance;
    if (at < detailEnd || at + 2 > limit) {
      return "extra detail offset " + distance + " lies outside the event";
    }
    int length = u16(bytes, (int) at);
    if (at + 2 + length > limit) {
      return "extra detail length " + length + " exceeds the " + (limit - at - 2) + " bytes left";
    }
    extraStart = (int) at + 2;
    extraEnd = extraStart + length;
    return null;
  }

  /**
   * Gives back the bytes that a length of 65,535 hides: larger extra details are stored whole, but
   * their u16 length saturates.
   *
   * @param end where the next event starts, within the bytes at hand
   */
  void extendSaturatedExtra(int end) {
    if (extraEnd - extraStart == SATURATED && end > extraEnd) {
      extraEnd = end;
    }
  }

  /** Key into the process table: not the PID, and not dense. */
  int processKey() {
    return i32(bytes, start);
  }

  int threadId() {
    return i32(bytes, start + 4);
  }

  int classCode() {
    return i32(bytes, start + 8);
  }

  boolean isProcessClass() {
    return classCode() == 1;
  }

  /** Describes a process that ran before; ProcMon does not show it. */
  boolean isProcessDefined() {
    return isProcessClass() && code() == 0;
  }

  int code() {
    return u16(bytes, start + 0x0C);
  }

  /** Garbage when pending. */
  long durationTicks() {
    return i64(bytes, start + 0x14);
  }

  long startTicks() {
    return i64(bytes, start + 0x1C);
  }

  int status() {
    return i32(bytes, start + 0x24);
  }

  int stackDepth() {
    return u16(bytes, start + 0x28);
  }

  int detailLength() {
    return detailEnd - detailStart;
  }

  int extraLength() {
    return extraEnd - extraStart;
  }
}
