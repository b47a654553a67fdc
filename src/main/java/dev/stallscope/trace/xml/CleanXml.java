package dev.stallscope.trace.xml;

import java.io.FilterReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/**
 * Lets through only characters that XML 1.0 allows: ProcMon writes what stands in paths and command
 * lines, also what no XML parser takes. Each that is not allowed, or a reference to one, becomes
 * U+FFFD.
 */
final class CleanXml extends FilterReader {
  private static final char REPLACEMENT = '\uFFFD';

  /** Longest text of a numeric reference that can mean a character: {@code #x10FFFF;}. */
  private static final int LONGEST_REFERENCE = 10;

  private final PushbackReader source;

  /** The second half of a surrogate pair that comes next, 0 when none does. */
  private char pending;

  private long replaced;

  CleanXml(Reader source) {
    super(source);
    this.source = new PushbackReader(source, LONGEST_REFERENCE + 1);
  }

  /** How many characters and references were replaced so far. */
  long replaced() {
    return replaced;
  }

  @Override
  public int read(char[] into, int from, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int c = read();
      if (c < 0) {
        break;
      }
      into[from + count++] = (char) c;
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  @Override
  public int read() throws IOException {
    if (pending != 0) {
      char second = pending;
      pending = 0;
      return second;
    }
    int c = source.read();
    if (c == '&') {
      return reference();
    }
    if (c < 0 || isAllowed(c)) {
      return c;
    }
    return Character.isHighSurrogate((char) c) ? pair(c) : replace();
  }

  private int pair(int high) throws IOException {
    int low = source.read();
    if (low >= 0 && Character.isLowSurrogate((char) low)) {
      pending = (char) low;
      return high;
    }
    if (low >= 0) {
      source.unread(low);
    }
    return replace();
  }

  private int reference() throws IOException {
    char[] ahead = new char[LONGEST_REFERENCE];
    int count = 0;
    int c = 0;
    while (count < ahead.length && c != ';') {
      c = source.read();
      if (c < 0) {
        break;
      }
      ahead[count++] = (char) c;
    }
    String text = new String(ahead, 0, count);
    if (text.startsWith("#") && text.endsWith(";") && !meansAllowed(text)) {
      return replace();
    }
    source.unread(ahead, 0, count);
    return '&';
  }

  private static boolean meansAllowed(String reference) {
    boolean hex = reference.startsWith("#x");
    String digits = reference.substring(hex ? 2 : 1, reference.length() - 1);
    try {
      int codePoint = Integer.parseUnsignedInt(digits, hex ? 16 : 10);
      return isAllowed(codePoint) || (codePoint > 0xFFFF && codePoint <= Character.MAX_CODE_POINT);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isAllowed(int c) {
    return (c >= 0x20 && c < 0xD800)
        || c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0xE000 && c < 0xFFFE);
  }

  private int replace() {
    replaced++;
    return REPLACEMENT;
  }
}
