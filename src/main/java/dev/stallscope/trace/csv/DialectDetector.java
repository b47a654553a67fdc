package dev.stallscope.trace.csv;

import com.opencsv.ICSVParser;
import com.opencsv.RFC4180ParserBuilder;
import dev.stallscope.model.Column;
import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.TraceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells from the first lines how a CSV file is written. ProcMon itself writes one dialect only; but
 * exports are opened and saved again by Excel or piped through PowerShell before they get here.
 */
final class DialectDetector {
  private static final int HEAD = 1 << 16;
  private static final char[] SEPARATORS = {',', ';', '\t', '|'};

  /**
   * Lines before the header: empty ones, Excel's {@code sep=;}, PowerShell's {@code #TYPE …}. Group
   * 1 is Excel's separator.
   */
  private static final Pattern PREAMBLE =
      Pattern.compile("\\G(?:\"?sep=(.)\"?|\"?#TYPE[^\r\n]*|[ \t]*)(?:\r\n|\n|\r)");

  private DialectDetector() {}

  /**
   * Looks at the first lines.
   *
   * @throws MalformedTraceException when the file is empty
   */
  static CsvDialect detect(TraceFile file) throws IOException {
    if (file.size() == 0) {
      throw MalformedTraceException.ofFile(
          file.name(), "is empty. Export it again from Process Monitor with File > Save.");
    }
    byte[] head = new byte[HEAD];
    head = Arrays.copyOf(head, file.read(0, head, 0, HEAD));
    CharsetDetector.Found found = CharsetDetector.detect(file, head);
    int mark = found.markBytes();
    return detect(new String(head, mark, head.length - mark, found.charset()), found);
  }

  private static CsvDialect detect(String text, CharsetDetector.Found found) {
    Matcher preamble = PREAMBLE.matcher(text);
    int start = 0;
    char separator = 0;
    while (preamble.find() && preamble.end() > start) {
      start = preamble.end();
      separator = preamble.group(1) == null ? separator : preamble.group(1).charAt(0);
    }
    int offset = found.markBytes() + text.substring(0, start).getBytes(found.charset()).length;
    int end = lineEnd(text, start);
    String header = text.substring(start, end);
    char chosen = separator == 0 ? separatorOf(header) : separator;
    boolean cr = text.startsWith("\r", end) && !text.startsWith("\r\n", end);
    boolean procmon = chosen == ',' && isQuoted(header) && !cr && !text.startsWith("\n", end);
    return new CsvDialect(
        found.charset(),
        found.guessed(),
        chosen,
        procmon && found.charset().equals(StandardCharsets.UTF_8),
        cr,
        offset);
  }

  /** Where the line ends, line ends within quotes passed over. */
  private static int lineEnd(String text, int start) {
    boolean quoted = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      if (!quoted && (c == '\n' || c == '\r')) {
        return i;
      }
    }
    return text.length();
  }

  private static boolean isQuoted(String header) {
    return Arrays.stream(header.split(",", -1))
        .allMatch(head -> head.length() >= 2 && head.startsWith("\"") && head.endsWith("\""));
  }

  /** The separator that makes most of ProcMon's columns of the header; the comma if none does. */
  private static char separatorOf(String header) {
    char best = SEPARATORS[0];
    long most = 0;
    for (char separator : SEPARATORS) {
      long known = knownColumns(header, separator);
      if (known > most) {
        most = known;
        best = separator;
      }
    }
    return best;
  }

  private static long knownColumns(String header, char separator) {
    ICSVParser parser = new RFC4180ParserBuilder().withSeparator(separator).build();
    try {
      return Arrays.stream(parser.parseLine(header))
          .filter(head -> Column.named(head) != null)
          .count();
    } catch (IOException e) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "opencsv parses a text of %d", header.length()), e);
    }
  }
}
