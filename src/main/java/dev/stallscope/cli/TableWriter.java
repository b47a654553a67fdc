package dev.stallscope.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.stallscope.report.text.TextWidth;
import dev.stallscope.report.text.VisibleText;
import dev.stallscope.trace.csv.CsvRow;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Writes rows of texts below heads in one of the {@link TableFormat}s. */
abstract class TableWriter implements Closeable {
  /**
   * A column of a table.
   *
   * @param head text above it, and its name in JSON
   * @param width columns of a terminal it is padded to, in a table
   * @param number whether its texts stand to the right in a table and are numbers in JSON
   */
  record Head(String head, int width, boolean number) {}

  final PrintStream out;
  final List<Head> heads;

  private TableWriter(PrintStream out, List<Head> heads) {
    this.out = out;
    this.heads = heads;
  }

  /**
   * A writer that has written the heads.
   *
   * @param formulas whether a text may stand in CSV that a spreadsheet would take for a formula;
   *     else it gets an apostrophe before it, which makes it a text
   */
  static TableWriter of(TableFormat format, PrintStream out, List<Head> heads, boolean formulas)
      throws IOException {
    return switch (format) {
      case TABLE -> new Table(out, heads);
      case CSV -> new Csv(out, heads, formulas);
      case JSONL -> new JsonLines(out, heads);
    };
  }

  /** Writes one row; as many cells as there are heads. */
  abstract void row(List<? extends CharSequence> cells) throws IOException;

  @Override
  public void close() throws IOException {
    out.flush();
  }

  private static final class Table extends TableWriter {
    Table(PrintStream out, List<Head> heads) {
      super(out, heads);
      row(heads.stream().map(Head::head).toList());
    }

    @Override
    void row(List<? extends CharSequence> cells) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < heads.size(); i++) {
        String text = VisibleText.of(cells.get(i).toString());
        Head head = heads.get(i);
        line.append(i == 0 ? "" : "  ");
        line.append(
            head.number
                ? TextWidth.padLeft(text, head.width)
                : TextWidth.pad(text, i == heads.size() - 1 ? 0 : head.width));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static final class Csv extends TableWriter {
    /** What a spreadsheet takes a formula by, some after leaving out blanks before it. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private final StringBuilder line = new StringBuilder();
    private final boolean formulas;

    Csv(PrintStream out, List<Head> heads, boolean formulas) {
      super(out, heads);
      this.formulas = formulas;
      row(heads.stream().map(Head::head).toList());
    }

    @Override
    void row(List<? extends CharSequence> cells) {
      line.setLength(0);
      List<CharSequence> safe = new ArrayList<>(cells);
      for (int column = 0; !formulas && column < safe.size(); column++) {
        CharSequence cell = safe.get(column);
        if (!heads.get(column).number && isFormula(cell)) {
          safe.set(column, "'" + cell);
        }
      }
      CsvRow.append(safe, line);
      out.print(line);
    }

    private static boolean isFormula(CharSequence cell) {
      int at = 0;
      while (at < cell.length() && cell.charAt(at) == ' ') {
        at++;
      }
      return at < cell.length() && FORMULA.indexOf(cell.charAt(at)) >= 0;
    }
  }

  private static final class JsonLines extends TableWriter {
    private final JsonGenerator json;

    JsonLines(PrintStream out, List<Head> heads) throws IOException {
      super(out, heads);
      json = new JsonFactory().createGenerator(out);
      json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }

    @Override
    void row(List<? extends CharSequence> cells) throws IOException {
      json.writeStartObject();
      for (int i = 0; i < heads.size(); i++) {
        String text = cells.get(i).toString();
        if (!heads.get(i).number) {
          json.writeStringField(heads.get(i).head, text);
        } else if (!text.isEmpty()) {
          json.writeFieldName(heads.get(i).head);
          json.writeNumber(text);
        }
      }
      json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
      json.writeRaw('\n');
      json.flush();
      super.close();
    }
  }
}
