package dev.stallscope.cli;

import dev.stallscope.cli.TableWriter.Head;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.Grouping;
import dev.stallscope.index.Summary;
import dev.stallscope.index.SummaryRow;
import dev.stallscope.model.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/** Counts, times and bytes of each group of a grouping. */
record GroupTable(Grouping by) implements SummaryTable {
  private static final List<Head> FIGURES =
      List.of(
          new Head("count", 9, true),
          new Head("total s", 11, true),
          new Head("median s", 10, true),
          new Head("p95 s", 10, true),
          new Head("max s", 11, true),
          new Head("opens", 7, true),
          new Head("closes", 7, true),
          new Head("reads", 7, true),
          new Head("writes", 7, true),
          new Head("get acl", 7, true),
          new Head("set acl", 7, true),
          new Head("other", 7, true),
          new Head("bytes read", 13, true),
          new Head("bytes written", 13, true));

  @Override
  public List<Head> heads() {
    List<Head> heads = new ArrayList<>(FIGURES);
    heads.add(new Head(Named.name(by), 40, false));
    return heads;
  }

  @Override
  public Stream<List<String>> rows(EventStore store, LongPredicate chosen, int most) {
    return Summary.first(store, by, chosen, most).rows().stream().map(GroupTable::cells);
  }

  private static List<String> cells(SummaryRow row) {
    return List.of(
        Long.toString(row.count()),
        seconds(row.timed() == 0 ? Ticks.NONE : row.totalTicks()),
        seconds(row.medianTicks()),
        seconds(row.p95Ticks()),
        seconds(row.maxTicks()),
        Long.toString(row.opens()),
        Long.toString(row.closes()),
        Long.toString(row.reads()),
        Long.toString(row.writes()),
        Long.toString(row.getAcls()),
        Long.toString(row.setAcls()),
        Long.toString(row.others()),
        Long.toString(row.bytesRead()),
        Long.toString(row.bytesWritten()),
        row.key());
  }

  /** Seconds with all digits a tick has; empty where no event has a duration. */
  private static String seconds(long ticks) {
    return ticks == Ticks.NONE
        ? ""
        : String.format(Locale.ROOT, "%d.%07d", ticks / Ticks.PER_SECOND, ticks % Ticks.PER_SECOND);
  }
}
