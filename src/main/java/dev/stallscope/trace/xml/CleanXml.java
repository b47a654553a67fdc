package dev.stallscope.trace.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/**
 * Lets through only characters that XML 1.0 allows: ProcMon writes what stands in paths and command
 * lines, also what no XML parser takes. Each that is not allowed, or a reference to one, becomes
 * U+FFFD; so do bytes that are no text.
 */
final class CleanXml extends Reader {
  private static final char REPLACEMENT = '\uFFFD';
  private static final int CHUNK = 1 << 16;

  /**
   * Longest text of a numeric reference that can mean a character: 10FFFF in hex, with its signs.
   */
  private static final int LONGEST_REFERENCE = 11;

  /** A parser keeps a tag, name or comment whole; one longer than this would fill the memory. */
  private static final int LONGEST_TOKEN = 16 << 20;

  private final InputStream source;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes;
  private final char[] chars;

  /** Clean characters to be taken are {@code [next, clean)}; up to {@code end} is not looked at. */
  private int next;

  private int clean;
  private int end;
  private boolean ended;
  private long bytesRead;
  private long charsTaken;
  private long tokenStart;
  private long replaced;
  private long undecodable;

  CleanXml(InputStream source) throws IOException {
    this(source, CHUNK);
  }

  /**
   * @param chunk bytes and characters held at once, more than {@link #LONGEST_REFERENCE}; what is
   *     read never hangs on it, but for a declaration of the encoding that is longer
   */
  CleanXml(InputStream source, int chunk) throws IOException {
    this.source = source;
    bytes = ByteBuffer.allocate(chunk);
    chars = new char[chunk];
    bytes.limit(source.readNBytes(bytes.array(), 0, chunk));
    bytesRead = bytes.limit();
    decoder = XmlCharset.of(bytes.array(), bytes.limit()).newDecoder();
    fill();
    while (next < clean && (chars[next] == '\uFEFF' || Character.isWhitespace(chars[next]))) {
      next++;
    }
  }

  /** How many characters and references were replaced so far. */
  long replaced() {
    return replaced;
  }

  /** How many pieces were no text in the file's encoding so far. */
  long undecodable() {
    return undecodable;
  }

  /** Bytes taken from the file so far. */
  long bytesRead() {
    return bytesRead;
  }

  /** The parser begins another token: the limit of one counts from here. */
  void tokenBegins() {
    tokenStart = charsTaken;
  }

  @Override
  public int read(char[] into, int from, int length) throws IOException {
    if (next == clean) {
      fill();
    }
    if (next == clean || charsTaken - tokenStart > LONGEST_TOKEN) {
      return -1;
    }
    int count = Math.min(length, clean - next);
    System.arraycopy(chars, next, into, from, count);
    next += count;
    charsTaken += count;
    return count;
  }

  private void fill() throws IOException {
    System.arraycopy(chars, clean, chars, 0, end - clean);
    end -= clean;
    next = 0;
    clean = 0;
    while (clean == 0 && !(ended && end == 0)) {
      decode();
      clean();
    }
  }

  private void decode() throws IOException {
    // leaves room for a replacement: decoders tell of what is no text also when they have none left
    CharBuffer room = CharBuffer.wrap(chars, end, chars.length - end - 1);
    CoderResult result = decoder.decode(bytes, room, ended);
    end = room.position();
    if (result.isError()) {
      boolean cutOff = ended && bytes.remaining() == result.length();
      bytes.position(bytes.position() + result.length());
      if (!cutOff) {
        undecodable++;
        chars[end++] = REPLACEMENT;
      }
    } else if (result.isUnderflow() && !ended) {
      bytes.compact();
      int got = source.read(bytes.array(), bytes.position(), bytes.remaining());
      ended = got < 0;
      bytesRead += Math.max(0, got);
      bytes.position(bytes.position() + Math.max(0, got)).flip();
    }
  }

  private void clean() {
    int at = plainEnd(0);
    int to = at;
    while (at < end) {
      char c = chars[at];
      int length = 1;
      if (c == '&') {
        length = referenceLength(at);
        if (length == 0) {
          break;
        }
        if (!isAllowed(at, length)) {
          c = replace();
        } else {
          length = 1;
        }
      } else if (!isAllowed(c) && !Character.isSurrogate(c)) {
        c = replace();
      }
      chars[to++] = c;
      at += length;
      int plain = plainEnd(at) - at;
      System.arraycopy(chars, at, chars, to, plain);
      at += plain;
      to += plain;
    }
    System.arraycopy(chars, at, chars, to, end - at);
    end -= at - to;
    clean = to;
  }

  /** The hot loop: finds the next character that may have to be replaced. */
  private int plainEnd(int from) {
    int at = from;
    while (at < end && isPlain(chars[at])) {
      at++;
    }
    return at;
  }

  private static boolean isPlain(char c) {
    return c > '&' ? c < Character.MIN_SURROGATE : c != '&' && isAllowed(c);
  }

  /** Characters of a numeric reference, 1 when it is none, 0 when its end is not read yet. */
  private int referenceLength(int at) {
    int limit = Math.min(end, at + LONGEST_REFERENCE);
    for (int i = at + 1; i < limit; i++) {
      char c = chars[i];
      if (c == ';') {
        return i + 1 - at;
      }
      if (i == at + 1 ? c != '#' : !Character.isLetterOrDigit(c)) {
        return 1;
      }
    }
    return limit == end && !ended ? 0 : 1;
  }

  private boolean isAllowed(int reference, int length) {
    if (length < 4) {
      return true;
    }
    boolean hex = chars[reference + 2] == 'x';
    int from = reference + (hex ? 3 : 2);
    try {
      int code =
          Integer.parseUnsignedInt(
              CharBuffer.wrap(chars), from, reference + length - 1, hex ? 16 : 10);
      return isAllowed(code) || (code > 0xFFFF && code <= Character.MAX_CODE_POINT);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Halves of pairs are allowed only together, and a decoder gives them only together. */
  private static boolean isAllowed(int c) {
    return (c >= 0x20 && c < 0xD800)
        || c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0xE000 && c < 0xFFFE);
  }

  private char replace() {
    replaced++;
    return REPLACEMENT;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
