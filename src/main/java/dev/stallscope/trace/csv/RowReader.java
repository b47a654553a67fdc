package dev.stallscope.trace.csv;

import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadMode;
import dev.stallscope.trace.text.TextRow;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** Takes the whole rows from the records; what is damaged ends the reading or is counted. */
final class RowReader {
  private final String file;
  private final CsvRecords records;
  private final Header header;
  private final ReadMode mode;
  private final ReadDiagnostics diagnostics;

  /** Event number of the row at hand: how many whole ones came before it. */
  private long number;

  RowReader(
      String file, CsvRecords records, Header header, ReadMode mode, ReadDiagnostics diagnostics) {
    this.file = file;
    this.records = records;
    this.header = header;
    this.mode = mode;
    this.diagnostics = diagnostics;
  }

  /** Fills the row from the next whole record; false at the end. */
  boolean next(TextRow row) throws IOException {
    while (records.next()) {
      if (isWhole()) {
        header.fill(row, records);
        return true;
      }
    }
    return false;
  }

  private boolean isWhole() throws IOException {
    int count = records.fields.count;
    if (count == header.width() && isClean()) {
      if (records.isLast()) {
        noteMissingLineEnd();
      }
      return unpacks();
    }
    skip(count);
    return false;
  }

  private boolean isClean() {
    return !records.isTooLong()
        && !records.isUnclosed()
        && !records.isStray()
        && !records.isCutOff(header.width());
  }

  private boolean unpacks() throws IOException {
    if (records.unpack()) {
      return true;
    }
    report("csv.stray-quote", "is quoted in a way that cannot be told apart", records.offset());
    return false;
  }

  private void skip(int count) throws IOException {
    long offset = records.offset();
    boolean tooLong = records.isTooLong();
    boolean unclosed = records.isUnclosed();
    boolean stray = records.isStray();
    boolean cut = records.isCutOff(header.width());
    boolean resumed = records.resume(header.width());
    if (tooLong || (unclosed && resumed)) {
      report("csv.unclosed-quote", "opens a quote that is not closed", offset);
    } else if (unclosed || cut) {
      report("csv.truncated", "is cut off: the file ends within it", offset);
    } else if (stray) {
      report("csv.stray-quote", "has text behind a closing quote", offset);
    } else {
      report("csv.wrong-width", widths(count), offset);
    }
  }

  private String widths(int count) {
    return "has " + count + " fields and not the " + header.width() + " of the header";
  }

  private void noteMissingLineEnd() {
    diagnostics.add(
        "csv.no-line-end",
        "The last line has no line end. If the file was cut off there, the last event's last column"
            + " may be incomplete.");
  }

  /** Leaves out the row at hand, for which {@link #next} returned true. */
  void reject(String reason) throws IOException {
    report("csv.unreadable-row", "cannot be read: " + reason, records.offset());
  }

  private void report(String code, String what, long offset) throws IOException {
    if (mode == ReadMode.STRICT) {
      throw MalformedTraceException.atEvent(file, number, offset, "the row " + what + ".");
    }
    diagnostics.add(
        code,
        message(what, offset),
        Map.of("offset", "0x" + Long.toHexString(offset), "events", Long.toString(number)));
  }

  private String message(String what, long offset) {
    return String.format(
        Locale.ROOT,
        "A row was left out: at byte 0x%x, behind %d events, it %s.",
        offset,
        number,
        what);
  }

  /** Counts the row at hand as an event. */
  void accept() {
    number++;
  }

  long number() {
    return number;
  }

  long offset() {
    return records.offset();
  }

  /** Goes on with this event at this byte. */
  void seek(long number, long offset) {
    this.number = number;
    records.seek(offset);
  }
}
