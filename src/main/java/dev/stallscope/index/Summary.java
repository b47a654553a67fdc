package dev.stallscope.index;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongPredicate;

/**
 * What ProcMon's summaries tell, for any grouping.
 *
 * @param grouping what a row stands for
 * @param rows those with events, by total time, then count, both falling, then key; the first of
 *     them where not all were wanted
 * @param found number of rows with events
 */
public record Summary(Grouping grouping, List<SummaryRow> rows, int found) {
  private static final Comparator<SummaryRow> ORDER =
      Comparator.comparingLong(SummaryRow::totalTicks)
          .thenComparingLong(SummaryRow::count)
          .reversed()
          .thenComparing(SummaryRow::key)
          .thenComparing(SummaryRow::id);

  /** Sums up all events. */
  public static Summary by(EventStore store, Grouping grouping) {
    return first(store, grouping, event -> true, Integer.MAX_VALUE);
  }

  /**
   * Sums up some events and keeps the first rows only: of a million rows those that are read.
   *
   * @param chosen holds for the numbers of those events; it is asked once for each
   * @param most how many rows to keep
   */
  public static Summary first(EventStore store, Grouping grouping, LongPredicate chosen, int most) {
    return by(store, grouping, chosen, most, EventGroups.LARGE);
  }

  static Summary by(
      EventStore store, Grouping grouping, LongPredicate chosen, int most, int large) {
    EventGroups groups = EventGroups.of(store, grouping, chosen, large);
    GroupTally tally = new GroupTally(store, groups);
    PriorityQueue<SummaryRow> kept = new PriorityQueue<>(ORDER.reversed());
    int found = 0;
    for (int group = 0; group < groups.size(); group++) {
      if (groups.count(group) > 0) {
        found++;
        kept.add(tally.row(group));
        if (kept.size() > most) {
          kept.remove();
        }
      }
    }
    return new Summary(grouping, kept.stream().sorted(ORDER).toList(), found);
  }
}
