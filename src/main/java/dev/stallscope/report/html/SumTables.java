package dev.stallscope.report.html;

import dev.stallscope.index.Grouping;
import dev.stallscope.index.Summary;
import dev.stallscope.index.SummaryRow;
import dev.stallscope.model.Ticks;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.html.Page.SumRow;
import dev.stallscope.report.html.Page.SumTable;
import dev.stallscope.report.text.Quantities;
import dev.stallscope.report.text.VisibleText;
import dev.stallscope.report.text.Words;
import java.util.List;

/** What all of the target's operations come to, by process and by operation. */
final class SumTables {
  private static final int MOST = 15;
  private static final String UNKNOWN = "–";

  private final ReportInput input;
  private final Words words;
  private final boolean[] members;

  SumTables(ReportInput input, Words words) {
    this.input = input;
    this.words = words;
    this.members = new boolean[input.store().processes().size()];
    input.target().processes().forEach(process -> members[process] = true);
  }

  List<SumTable> tables() {
    return List.of(
        table(Grouping.PROCESS, "tables.process", "column.process"),
        table(Grouping.OPERATION, "tables.operation", "column.operation"));
  }

  private SumTable table(Grouping grouping, String title, String keyLabel) {
    Summary summary =
        Summary.by(input.store(), grouping, event -> members[input.store().process(event)]);
    List<SummaryRow> rows = summary.rows();
    int shown = Math.min(MOST, rows.size());
    return new SumTable(
        words.text(title),
        words.text(keyLabel),
        rows.subList(0, shown).stream().map(SumTables::row).toList(),
        shown == rows.size()
            ? null
            : words.text("tables.cut", "count", Quantities.count(rows.size() - shown)));
  }

  private static SumRow row(SummaryRow row) {
    return new SumRow(
        Shortened.path(VisibleText.of(row.key())),
        Quantities.count(row.count()),
        time(row.timed() == 0 ? Ticks.NONE : row.totalTicks()),
        time(row.medianTicks()),
        time(row.p95Ticks()),
        time(row.maxTicks()));
  }

  private static String time(long ticks) {
    return ticks == Ticks.NONE ? UNKNOWN : Quantities.time(ticks);
  }
}
