package dev.stallscope.analysis.antivirus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long the quickest of some touches of a file took, of those since its last write. */
final class QuickestTouches {
  /** Those after which another duration is the least. */
  private final List<Long> events = new ArrayList<>(1);

  private final List<Long> least = new ArrayList<>(1);

  /** Adds the next touch. */
  void add(long event, long ticks) {
    if (ticks < latest()) {
      put(event, ticks);
    }
  }

  /** The content is another from this event on. */
  void forget(long event) {
    if (latest() != Long.MAX_VALUE) {
      put(event, Long.MAX_VALUE);
    }
  }

  private void put(long event, long ticks) {
    events.add(event);
    least.add(ticks);
  }

  private long latest() {
    return least.isEmpty() ? Long.MAX_VALUE : least.get(least.size() - 1);
  }

  /** The least duration before an event, {@code Long.MAX_VALUE} when there is none. */
  long before(long event) {
    int found = Collections.binarySearch(events, event);
    int place = found < 0 ? -found - 1 : found;
    return place == 0 ? Long.MAX_VALUE : least.get(place - 1);
  }
}
