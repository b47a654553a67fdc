package dev.stallscope.trace.csv;

import dev.stallscope.trace.TraceFile;

/**
 * A file to be gone through record by record, any number of times.
 *
 * @param window bytes held in memory at once, as long as no record needs more
 */
record CsvSource(TraceFile file, CsvDialect dialect, int window) {

  /** The records from this byte on, where one has to begin, read as suits the dialect. */
  CsvRecords records(long offset) {
    ByteWindow bytes = new ByteWindow(file, offset, window, ByteWindow.MAX_RECORD);
    return dialect.procmon()
        ? new ProcmonScanner(bytes, dialect)
        : new ResavedRecords(bytes, dialect);
  }

  /** The records from the header on. */
  CsvRecords records() {
    return records(dialect.start());
  }
}
