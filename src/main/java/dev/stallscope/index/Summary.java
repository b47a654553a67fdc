package dev.stallscope.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * What ProcMon's summaries tell, for any grouping.
 *
 * @param grouping what a row stands for
 * @param rows those with events, by total time, then count, both falling, then key
 */
public record Summary(Grouping grouping, List<SummaryRow> rows) {
  private static final Comparator<SummaryRow> ORDER =
      Comparator.comparingLong(SummaryRow::totalTicks)
          .thenComparingLong(SummaryRow::count)
          .reversed()
          .thenComparing(SummaryRow::key)
          .thenComparing(SummaryRow::id);

  /** Sums up the events for whose numbers {@code chosen} holds; it is asked once for each. */
  public static Summary by(EventStore store, Grouping grouping, LongPredicate chosen) {
    return by(store, grouping, chosen, EventGroups.LARGE);
  }

  static Summary by(EventStore store, Grouping grouping, LongPredicate chosen, int large) {
    EventGroups groups = EventGroups.of(store, grouping, chosen, large);
    GroupTally tally = new GroupTally(store, groups);
    List<SummaryRow> rows = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      if (groups.count(group) > 0) {
        rows.add(tally.row(group));
      }
    }
    rows.sort(ORDER);
    return new Summary(grouping, List.copyOf(rows));
  }

  /** Sums up all events. */
  public static Summary by(EventStore store, Grouping grouping) {
    return by(store, grouping, event -> true);
  }
}
