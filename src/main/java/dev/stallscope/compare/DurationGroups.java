package dev.stallscope.compare;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Gathers durations with the number of their group, and puts each group's together at the end. */
final class DurationGroups {
  private int[] groups = new int[1024];
  private long[] durations = new long[1024];
  private int size;

  /** Adds an operation; a negative duration stands for one the trace does not tell. */
  void add(int group, long ticks) {
    if (size == groups.length) {
      groups = Arrays.copyOf(groups, size * 2);
      durations = Arrays.copyOf(durations, size * 2);
    }
    groups[size] = group;
    durations[size++] = ticks;
  }

  /** Groups that have an operation, by name; those of one name put together. */
  Map<String, Durations> durations(int count, IntFunction<String> nameOf) {
    int[] timed = new int[count + 1];
    long[] events = new long[count];
    for (int i = 0; i < size; i++) {
      events[groups[i]]++;
      timed[groups[i] + 1] += durations[i] >= 0 ? 1 : 0;
    }
    for (int group = 0; group < count; group++) {
      timed[group + 1] += timed[group];
    }
    long[] ordered = ordered(timed);
    Map<String, Durations> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int group = 0; group < count; group++) {
      if (events[group] > 0) {
        Durations some = Durations.of(ordered, timed[group], timed[group + 1], events[group]);
        named.merge(nameOf.apply(group), some, Durations::with);
      }
    }
    return named;
  }

  private long[] ordered(int[] starts) {
    long[] ordered = new long[starts[starts.length - 1]];
    int[] next = starts.clone();
    for (int i = 0; i < size; i++) {
      if (durations[i] >= 0) {
        ordered[next[groups[i]]++] = durations[i];
      }
    }
    return ordered;
  }
}
