package dev.stallscope.trace.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a CSV file is written, as told by its first lines.
 *
 * @param charset of the whole file
 * @param charsetGuessed whether nothing in the file says that this is the charset
 * @param separator between fields
 * @param procmon whether it is ProcMon's own: UTF-8, comma, every head quoted, CR LF
 * @param crEndsRecords whether a CR alone ends a record (outside of quotes), as the header's does;
 *     elsewhere it is text
 * @param start byte offset of the header line
 */
record CsvDialect(
    Charset charset,
    boolean charsetGuessed,
    char separator,
    boolean procmon,
    boolean crEndsRecords,
    long start) {

  /** As ProcMon saves, with the header at {@code start}. */
  static CsvDialect ofProcmon(long start) {
    return new CsvDialect(StandardCharsets.UTF_8, false, ',', true, false, start);
  }

  /** Bytes of the unit in which separators, quotes and line ends are looked for: 1 or 2. */
  int unit() {
    return isUtf16() ? 2 : 1;
  }

  private boolean isUtf16() {
    return charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE);
  }
}
