package dev.stallscope.trace.pml;

import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.TraceFile;
import java.io.IOException;

/** Single numbers and short texts from anywhere in a file, read by way of one small page. */
final class PagedBytes {
  private static final int PAGE = 1 << 16;

  private final TraceFile file;
  private final byte[] page = new byte[PAGE];
  private long pageStart;
  private int pageLength;

  PagedBytes(TraceFile file) {
    this.file = file;
  }

  long size() {
    return file.size();
  }

  /** Whether {@code length} bytes from {@code at} lie inside the file; no sum overflows. */
  boolean has(long at, long length) {
    return at >= 0 && length >= 0 && at <= size() && length <= size() - at;
  }

  int u16(long at) throws IOException {
    return RawEvent.u16(page, locate(at, 2));
  }

  int i32(long at) throws IOException {
    return RawEvent.i32(page, locate(at, 4));
  }

  long u32(long at) throws IOException {
    return RawEvent.u32(page, locate(at, 4));
  }

  long i64(long at) throws IOException {
    return RawEvent.i64(page, locate(at, 8));
  }

  /** The caller has checked {@code length} against the file. */
  byte[] bytes(long at, int length) throws IOException {
    byte[] copy = new byte[length];
    if (length <= PAGE) {
      System.arraycopy(page, locate(at, length), copy, 0, length);
    } else {
      file.readFully(at, copy, 0, length);
    }
    return copy;
  }

  private int locate(long at, int length) throws IOException {
    if (at < pageStart || at + length > pageStart + pageLength) {
      if (!has(at, length)) {
        throw MalformedTraceException.atByte(
            file.name(), at, "ends before " + length + " bytes that should be there.");
      }
      pageStart = at;
      pageLength = file.read(at, page, 0, PAGE);
      if (pageLength < length) {
        pageLength = 0;
        throw MalformedTraceException.atByte(
            file.name(), at, "the file became shorter while it was read.");
      }
    }
    return (int) (at - pageStart);
  }
}
