package dev.stallscope.trace.pml;

import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.TraceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Single numbers and short texts from anywhere in a file, read by way of a few small pages: of
 * tables that are gone through side by side each is read once.
 */
final class PagedBytes {
  private static final int PAGE = 1 << 16;
  private static final int MOST_PAGES = 4;

  private final TraceFile file;

  /** The one that was used last first. */
  private final List<Page> pages = new ArrayList<>(MOST_PAGES);

  /** A part of the file. */
  private static final class Page {
    private final byte[] bytes = new byte[PAGE];
    private long start;
    private int length;

    boolean holds(long at, int wanted) {
      return at >= start && at + wanted <= start + length;
    }
  }

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
    Page page = page(at, 2);
    return RawEvent.u16(page.bytes, (int) (at - page.start));
  }

  int i32(long at) throws IOException {
    Page page = page(at, 4);
    return RawEvent.i32(page.bytes, (int) (at - page.start));
  }

  long u32(long at) throws IOException {
    return Integer.toUnsignedLong(i32(at));
  }

  long i64(long at) throws IOException {
    Page page = page(at, 8);
    return RawEvent.i64(page.bytes, (int) (at - page.start));
  }

  /** The caller has checked {@code length} against the file. */
  byte[] bytes(long at, int length) throws IOException {
    byte[] copy = new byte[length];
    if (length <= PAGE) {
      Page page = page(at, length);
      System.arraycopy(page.bytes, (int) (at - page.start), copy, 0, length);
    } else {
      file.readFully(at, copy, 0, length);
    }
    return copy;
  }

  private Page page(long at, int length) throws IOException {
    if (!pages.isEmpty() && pages.get(0).holds(at, length)) {
      return pages.get(0);
    }
    Page page = take(at, length);
    pages.add(0, page);
    if (!page.holds(at, length)) {
      fill(page, at, length);
    }
    return page;
  }

  /** Takes out the page that holds these bytes, or else one to fill. */
  private Page take(long at, int length) {
    for (int place = 1; place < pages.size(); place++) {
      if (pages.get(place).holds(at, length)) {
        return pages.remove(place);
      }
    }
    return pages.size() < MOST_PAGES ? new Page() : pages.remove(pages.size() - 1);
  }

  private void fill(Page page, long at, int length) throws IOException {
    if (!has(at, length)) {
      throw MalformedTraceException.atByte(
          file.name(), at, "ends before " + length + " bytes that should be there.");
    }
    page.start = at;
    page.length = 0;
    int read = file.read(at, page.bytes, 0, PAGE);
    if (read < length) {
      throw MalformedTraceException.atByte(
          file.name(), at, "the file became shorter while it was read.");
    }
    page.length = read;
  }
}
