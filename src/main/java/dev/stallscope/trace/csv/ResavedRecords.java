package dev.stallscope.trace.csv;

import com.opencsv.ICSVParser;
import com.opencsv.RFC4180Parser;
import com.opencsv.RFC4180ParserBuilder;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads every dialect but ProcMon's own: records are cut here and split into fields by opencsv's
 * {@link RFC4180Parser}. Not with opencsv's {@code CSVReader}: it ends a line at a bare CR inside
 * quotes or, told to keep CRs, takes an empty line inside quotes for the end of the file.
 */
final class ResavedRecords extends CsvRecords {
  private final Charset charset;
  private final ICSVParser parser;
  private byte[] buffer = new byte[1 << 12];

  ResavedRecords(ByteWindow window, CsvDialect dialect) {
    super(window, dialect);
    this.charset = dialect.charset();
    this.parser = new RFC4180ParserBuilder().withSeparator(dialect.separator()).build();
  }

  @Override
  int find() throws IOException {
    return cutHere(false);
  }

  @Override
  boolean unpack() throws IOException {
    int length = cutter.contentEnd - window.at;
    String[] texts = parser.parseLine(new String(window.bytes, window.at, length, charset));
    boolean agreed = texts.length == fields.count;
    fields.count = 0;
    int end = 0;
    for (String text : texts) {
      int start = end;
      end = append(text, start);
      fields.add(start, end, false);
    }
    bytes = buffer;
    return agreed;
  }

  private int append(String text, int at) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (buffer.length - at < utf8.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, at + utf8.length));
    }
    System.arraycopy(utf8, 0, buffer, at, utf8.length);
    return at + utf8.length;
  }
}
