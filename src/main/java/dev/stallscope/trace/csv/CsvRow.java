package dev.stallscope.trace.csv;

import java.util.List;

/** A row as Process Monitor's CSV export writes it: every field quoted, quotes doubled, CR LF. */
public final class CsvRow {
  private CsvRow() {}

  /** Appends a row with its end of line. */
  public static void append(List<? extends CharSequence> cells, StringBuilder out) {
    for (int i = 0; i < cells.size(); i++) {
      out.append(i == 0 ? "\"" : ",\"");
      appendDoubled(cells.get(i), out);
      out.append('"');
    }
    out.append("\r\n");
  }

  private static void appendDoubled(CharSequence cell, StringBuilder out) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '"') {
        out.append('"');
      }
      out.append(c);
    }
  }

  /** In its CSV ProcMon writes every line feed within a text as a semicolon. */
  public static void withoutLineFeeds(StringBuilder text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        text.setCharAt(i, ';');
      }
    }
  }
}
