package dev.stallscope.analysis.lock;

import dev.stallscope.analysis.rule.EventNumbers;

/** When one file was marked for deletion, and when that was taken back, in the order of events. */
final class Deletions {
  private final EventNumbers marks = new EventNumbers();
  private final EventNumbers takenBack = new EventNumbers();

  /**
   * Notes the next event that says so.
   *
   * @param deletes whether it marks the file, rather than taking that back
   */
  void set(long event, boolean deletes) {
    (deletes ? marks : takenBack).add(event);
  }

  /**
   * The latest event before this one that marked the file, -1 when none did or the mark was taken
   * back since.
   */
  long pendingAt(long event) {
    long mark = latestBefore(marks, event);
    return mark > latestBefore(takenBack, event) ? mark : -1;
  }

  private static long latestBefore(EventNumbers events, long event) {
    int place = events.placeOf(event);
    return place == 0 ? -1 : events.get(place - 1);
  }
}
