package dev.stallscope.trace;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What could be unpacked of packed data: ends where that is cut off, instead of failing there. */
final class CutOffInput extends FilterInputStream {
  private boolean cutOff;

  CutOffInput(InputStream in) {
    super(in);
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (cutOff) {
      return -1;
    }
    try {
      return super.read(into, from, length);
    } catch (EOFException e) {
      cutOff = true;
      return -1;
    }
  }

  /** Whether the end was met too early. */
  boolean isCutOff() {
    return cutOff;
  }
}
