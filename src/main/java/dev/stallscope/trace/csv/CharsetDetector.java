package dev.stallscope.trace.csv;

import dev.stallscope.trace.TraceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Tells the charset of a CSV file: by its byte order mark, by the zero bytes UTF-16 has in English
 * heads, or by being valid UTF-8. Anything else comes from a program that wrote in the code page of
 * its Windows, which no file names: that is a guess.
 */
final class CharsetDetector {
  /**
   * What was found.
   *
   * @param markBytes bytes of the byte order mark
   * @param guessed whether nothing in the file says so
   */
  record Found(Charset charset, int markBytes, boolean guessed) {}

  /** Without a byte order mark, this much is looked through, and of a longer file samples. */
  private static final long LOOKED_THROUGH = 64L << 20;

  /** Bytes of a head or two, which are ASCII. */
  private static final int LONG_ENOUGH = 32;

  private static final int CHUNK = 1 << 20;
  private static final int SAMPLES = 64;

  /** Code pages by the words for AM and PM, which stand in every time of such a Windows. */
  private static final List<CodePage> CODE_PAGES =
      List.of(
          new CodePage("GBK", "上午", "下午"),
          new CodePage("Big5", "上午", "下午"),
          new CodePage("Shift_JIS", "午前", "午後"),
          new CodePage("x-windows-949", "오전", "오후"));

  private static final Charset WESTERN = Charset.forName("windows-1252");

  private record CodePage(String charset, String am, String pm) {
    boolean explains(byte[] bytes) {
      return Charset.isSupported(charset)
          && (contains(bytes, am.getBytes(Charset.forName(charset)))
              || contains(bytes, pm.getBytes(Charset.forName(charset))));
    }
  }

  private CharsetDetector() {}

  static Found detect(TraceFile file, byte[] head) throws IOException {
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      return new Found(StandardCharsets.UTF_8, 3, false);
    }
    if (startsWith(head, 0xFF, 0xFE)) {
      return new Found(StandardCharsets.UTF_16LE, 2, false);
    }
    if (startsWith(head, 0xFE, 0xFF)) {
      return new Found(StandardCharsets.UTF_16BE, 2, false);
    }
    if (isEverySecondZero(head, 1)) {
      return new Found(StandardCharsets.UTF_16LE, 0, false);
    }
    if (isEverySecondZero(head, 0)) {
      return new Found(StandardCharsets.UTF_16BE, 0, false);
    }
    byte[] foreign = firstThatIsNotUtf8(file);
    return foreign.length == 0 || isMostlyUtf8(foreign)
        ? new Found(StandardCharsets.UTF_8, 0, false)
        : new Found(guess(foreign), 0, true);
  }

  private static boolean startsWith(byte[] head, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether the first heads have the zero bytes of UTF-16 at the odd or the even places. */
  private static boolean isEverySecondZero(byte[] head, int first) {
    int length = Math.min(head.length, LONG_ENOUGH);
    for (int i = 0; i < length; i++) {
      if ((head[i] == 0) != (i % 2 == first)) {
        return false;
      }
    }
    return length > 1;
  }

  private static byte[] firstThatIsNotUtf8(TraceFile file) throws IOException {
    long step = Math.max(CHUNK, (file.size() - LOOKED_THROUGH) / SAMPLES);
    byte[] chunk = new byte[(int) Math.min(CHUNK, file.size())];
    long at = 0;
    while (at < file.size()) {
      int length = file.read(at, chunk, 0, chunk.length);
      if (length == 0) {
        break;
      }
      if (!isUtf8(chunk, length)) {
        return Arrays.copyOf(chunk, length);
      }
      at += at < LOOKED_THROUGH ? CHUNK : step;
    }
    return new byte[0];
  }

  /** Whether the bytes are a piece of UTF-8; a character cut at either end is let pass. */
  private static boolean isUtf8(byte[] bytes, int length) {
    int from = 0;
    while (from < Math.min(3, length) && (bytes[from] & 0xC0) == 0x80) {
      from++;
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, from, length - from);
    CharBuffer out = CharBuffer.allocate(1 << 13);
    CoderResult result;
    do {
      out.clear();
      result = decoder.decode(in, out, false);
    } while (result.isOverflow());
    return !result.isError();
  }

  /** Whether what is not valid UTF-8 is a few damaged characters among others that are. */
  private static boolean isMostlyUtf8(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    long damaged = text.chars().filter(c -> c == '\uFFFD').count();
    long beyondAscii = text.chars().filter(c -> c >= 0x80).count();
    return damaged * 2 < beyondAscii;
  }

  private static Charset guess(byte[] bytes) {
    for (CodePage page : CODE_PAGES) {
      if (page.explains(bytes)) {
        return Charset.forName(page.charset());
      }
    }
    return inPairs(bytes) && Charset.isSupported("GBK") ? Charset.forName("GBK") : WESTERN;
  }

  /** Whether bytes beyond ASCII nearly always stand in pairs, as only East Asian ones do. */
  private static boolean inPairs(byte[] bytes) {
    int odd = 0;
    int even = 0;
    int run = 0;
    for (byte each : bytes) {
      if (each < 0) {
        run++;
      } else if (run > 0) {
        odd += run & 1;
        even += ~run & 1;
        run = 0;
      }
    }
    return even > 9 * odd;
  }

  private static boolean contains(byte[] bytes, byte[] wanted) {
    for (int i = 0; i + wanted.length <= bytes.length; i++) {
      if (matches(bytes, i, wanted)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(byte[] bytes, int at, byte[] wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
