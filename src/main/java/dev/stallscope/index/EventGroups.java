package dev.stallscope.index;

import java.util.BitSet;
import java.util.function.LongPredicate;

/** Chosen events put in order of their groups by counting; within a group they keep theirs. */
final class EventGroups {
  private final GroupKeys keys;
  private final int[] starts;
  private final int[] events;

  private EventGroups(GroupKeys keys, int[] starts, int[] events) {
    this.keys = keys;
    this.starts = starts;
    this.events = events;
  }

  static EventGroups of(EventStore store, Grouping grouping, LongPredicate chosen) {
    GroupKeys keys = GroupKeys.of(store, grouping);
    // two thousand million events would not fit any heap this runs in
    int size = Math.toIntExact(store.size());
    BitSet members = new BitSet(size);
    int[] starts = new int[keys.size() + 1];
    for (int event = 0; event < size; event++) {
      int group = keys.group(event);
      if (group >= 0 && chosen.test(event)) {
        members.set(event);
        starts[group + 1]++;
      }
    }
    for (int group = 0; group < keys.size(); group++) {
      starts[group + 1] += starts[group];
    }
    return new EventGroups(keys, starts, placed(keys, members, starts));
  }

  private static int[] placed(GroupKeys keys, BitSet members, int[] starts) {
    int[] next = starts.clone();
    int[] events = new int[starts[starts.length - 1]];
    for (int event = members.nextSetBit(0); event >= 0; event = members.nextSetBit(event + 1)) {
      events[next[keys.group(event)]++] = event;
    }
    return events;
  }

  /** Number of groups, empty ones included. */
  int size() {
    return keys.size();
  }

  /** Place of the group's first event; that of the next group is its end. */
  int start(int group) {
    return starts[group];
  }

  long event(int place) {
    return events[place];
  }

  String key(int group) {
    return keys.text(group);
  }

  int id(int group) {
    return keys.id(group);
  }
}
