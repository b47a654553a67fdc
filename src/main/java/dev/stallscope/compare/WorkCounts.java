package dev.stallscope.compare;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Counts events by process and place. */
final class WorkCounts {
  private final Map<Long, long[]> counts = new HashMap<>();
  private long latest = -1;
  private long[] latestCount = new long[1];

  void add(int process, int place) {
    long key = (long) process << Integer.SIZE | place;
    // events of one process on one folder often follow each other
    if (key != latest) {
      latest = key;
      latestCount = counts.computeIfAbsent(key, unmet -> new long[1]);
    }
    latestCount[0]++;
  }

  /** By the process's role, then by place; names differ in more than case. */
  Map<String, Map<String, Long>> byRole(IntFunction<String> imageOf, PlaceNumbers places) {
    Map<String, Map<String, Long>> byRole = new TreeMap<>();
    counts.forEach(
        (key, count) ->
            byRole
                .computeIfAbsent(
                    StableNames.role(imageOf.apply((int) (key >>> Integer.SIZE))),
                    role -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
                .merge(places.name(key.intValue()), count[0], Long::sum));
    return byRole;
  }
}
