package dev.stallscope.report.html;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.index.Grouping;
import dev.stallscope.index.Summary;
import dev.stallscope.index.SummaryRow;
import dev.stallscope.model.Endpoint;
import dev.stallscope.model.Ticks;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.html.Page.SumRow;
import dev.stallscope.report.html.Page.SumTable;
import dev.stallscope.report.text.Quantities;
import dev.stallscope.report.text.VisibleText;
import dev.stallscope.report.text.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What all of the target's operations come to: by process, by operation and by endpoint. */
final class SumTables {
  private static final String UNKNOWN = "–";

  private final ReportInput input;
  private final Words words;

  SumTables(ReportInput input, Words words) {
    this.input = input;
    this.words = words;
  }

  List<SumTable> tables() {
    Map<String, Long> byProcess = waited(finding -> Integer.toString(finding.process()));
    Map<String, Long> byOperation = waited(finding -> finding.operation().displayName());
    Map<String, Long> byEndpoint = waited(this::endpoint);
    List<String> times =
        heads(
            "tables.count",
            "tables.waited",
            "tables.sum",
            "tables.median",
            "tables.p95",
            "tables.longest");
    return Stream.of(
            table(
                Grouping.PROCESS,
                words.text("tables.process"),
                words.text("column.process"),
                times,
                row -> times(row, byProcess.get(Integer.toString(row.id())))),
            table(
                Grouping.OPERATION,
                words.text("tables.operation"),
                words.text("column.operation"),
                times,
                row -> times(row, byOperation.get(row.key()))),
            table(
                Grouping.ENDPOINT,
                words.text("tables.endpoint"),
                words.text("tables.endpoint.key"),
                heads("tables.count", "tables.waited", "tables.sent", "tables.received"),
                row -> traffic(row, byEndpoint.get(row.key()))))
        .filter(table -> !table.rows().isEmpty())
        .toList();
  }

  private List<String> heads(String... keys) {
    return Stream.of(keys).map(key -> words.text(key)).toList();
  }

  private Map<String, Long> waited(Function<Finding, String> key) {
    Map<String, Long> ticks = new HashMap<>();
    for (Finding finding : input.analysis().findings()) {
      ticks.merge(key.apply(finding), finding.blockedTicks(), Long::sum);
    }
    return ticks;
  }

  private String endpoint(Finding finding) {
    Endpoint remote = Endpoint.remote(input.path(finding.path()));
    return remote == null ? "" : remote.toString();
  }

  private SumTable table(
      Grouping grouping,
      String title,
      String keyLabel,
      List<String> heads,
      Function<SummaryRow, List<String>> numbers) {
    Summary summary = input.sums().by(grouping);
    List<SummaryRow> rows = summary.rows();
    return new SumTable(
        title,
        keyLabel,
        heads,
        rows.stream()
            .map(row -> new SumRow(Shortened.path(VisibleText.of(row.key())), numbers.apply(row)))
            .toList(),
        summary.found() == rows.size()
            ? null
            : words.text("tables.cut", "count", Quantities.count(summary.found() - rows.size())));
  }

  private static List<String> times(SummaryRow row, @Nullable Long waited) {
    return List.of(
        Quantities.count(row.count()),
        time(waited == null ? Ticks.NONE : waited),
        time(row.timed() == 0 ? Ticks.NONE : row.totalTicks()),
        time(row.medianTicks()),
        time(row.p95Ticks()),
        time(row.maxTicks()));
  }

  private static List<String> traffic(SummaryRow row, @Nullable Long waited) {
    return List.of(
        Quantities.count(row.count()),
        time(waited == null ? Ticks.NONE : waited),
        Quantities.bytes(row.bytesWritten()),
        Quantities.bytes(row.bytesRead()));
  }

  private static String time(long ticks) {
    return ticks == Ticks.NONE ? UNKNOWN : Quantities.time(ticks);
  }
}
