package dev.stallscope.trace;

import dev.stallscope.model.Column;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The formats Process Monitor saves. Told by content, never by the file's name. */
public enum TraceFormat {
  PML,
  CSV,
  XML;

  /** Bytes from the start of a file that are enough to tell. */
  static final int HEAD = 4096;

  /**
   * The format of a file.
   *
   * @throws MalformedTraceException when it is none of them, saying what it looks like
   */
  public static TraceFormat of(TraceFile file) throws IOException {
    byte[] head = new byte[HEAD];
    return require(file.name(), Arrays.copyOf(head, file.read(0, head, 0, HEAD)));
  }

  /** The format of the named file, which begins with these bytes. */
  static TraceFormat require(String name, byte[] head) throws MalformedTraceException {
    TraceFormat format = of(head);
    if (format == null) {
      throw MalformedTraceException.ofFile(name, whatItIs(head));
    }
    return format;
  }

  /** The format of a file that begins with these bytes; null when it is none. */
  static @Nullable TraceFormat of(byte[] head) {
    if (startsWith(head, "PML_")) {
      return PML;
    }
    String text = text(head);
    if (text.startsWith("<?xml") || text.startsWith("<procmon")) {
      return XML;
    }
    return knownHeads(text) >= 2 ? CSV : null;
  }

  /** How many of ProcMon's column heads the first lines hold, whatever separates them. */
  private static long knownHeads(String text) {
    return text.lines()
        .limit(5)
        .mapToLong(
            line ->
                Arrays.stream(line.split("[,;\\t|]", -1))
                    .map(field -> field.replace("\"", "").replace("'", ""))
                    .filter(field -> Column.named(field) != null)
                    .count())
        .max()
        .orElse(0);
  }

  private static String text(byte[] head) {
    Charset charset = StandardCharsets.UTF_8;
    if (head.length > 1 && (head[0] == 0 || (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF))) {
      charset = StandardCharsets.UTF_16BE;
    } else if (head.length > 1
        && (head[1] == 0 || (head[0] == (byte) 0xFF && head[1] == (byte) 0xFE))) {
      charset = StandardCharsets.UTF_16LE;
    }
    String text = new String(head, charset);
    return (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
  }

  private static String whatItIs(byte[] head) {
    if (head.length == 0) {
      return "is empty. Save the trace again in Process Monitor (File > Save).";
    }
    if (text(head).startsWith("\"Frame\",\"Module\"")) {
      return "is the stack of one event. Save the whole trace in Process Monitor (File > Save).";
    }
    for (byte b : head) {
      if (b == 0) {
        return "is not a Process Monitor trace. A boot log (.PMB) or an .etl has to be opened in"
            + " its own program and saved as PML first.";
      }
    }
    return "is not a Process Monitor trace: neither PML, nor CSV with ProcMon's column heads, nor"
        + " XML. Save it in Process Monitor (File > Save).";
  }

  private static boolean startsWith(byte[] head, String magic) {
    byte[] bytes = magic.getBytes(StandardCharsets.US_ASCII);
    return head.length >= bytes.length
        && Arrays.equals(head, 0, bytes.length, bytes, 0, bytes.length);
  }
}
