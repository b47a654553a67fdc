package dev.stallscope.index;

import java.util.BitSet;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

/**
 * Chosen events put in order of their groups by counting; within a group they keep theirs. The few
 * groups that hold a large part of a large capture are not copied: their events are looked for when
 * they are asked for.
 */
final class EventGroups {
  /** A group of more events would take as much as a part of the capture itself. */
  static final int LARGE = 1 << 20;

  private final GroupKeys keys;
  private final int large;
  private final BitSet members;
  private final int[] counts;

  /** Place of each group's first event, and that behind its last one; none for large groups. */
  private final int[] starts;

  private final int[] events;

  private EventGroups(GroupKeys keys, int large, BitSet members, int[] counts) {
    this.keys = keys;
    this.large = large;
    this.members = members;
    this.counts = counts;
    starts = new int[counts.length + 1];
    for (int group = 0; group < counts.length; group++) {
      starts[group + 1] = starts[group] + (isLarge(group) ? 0 : counts[group]);
    }
    events = placed();
  }

  /**
   * @param large groups of more events are not copied
   */
  static EventGroups of(EventStore store, Grouping grouping, LongPredicate chosen, int large) {
    GroupKeys keys = GroupKeys.of(store, grouping);
    // a store takes no more
    int size = Math.toIntExact(store.size());
    BitSet members = new BitSet(size);
    int[] counts = new int[keys.size()];
    for (int event = 0; event < size; event++) {
      int group = keys.group(event);
      if (group >= 0 && chosen.test(event)) {
        members.set(event);
        counts[group]++;
      }
    }
    return new EventGroups(keys, large, members, counts);
  }

  private int[] placed() {
    int[] next = starts.clone();
    int[] placed = new int[starts[starts.length - 1]];
    for (int event = members.nextSetBit(0); event >= 0; event = members.nextSetBit(event + 1)) {
      int group = keys.group(event);
      if (!isLarge(group)) {
        placed[next[group]++] = event;
      }
    }
    return placed;
  }

  boolean isLarge(int group) {
    return counts[group] > large;
  }

  /** Number of groups, empty ones included. */
  int size() {
    return counts.length;
  }

  /** Number of a group's events. */
  int count(int group) {
    return counts[group];
  }

  /** Goes through a group's events in their order. */
  void each(int group, LongConsumer action) {
    if (!isLarge(group)) {
      for (int place = starts[group]; place < starts[group + 1]; place++) {
        action.accept(events[place]);
      }
      return;
    }
    for (int event = members.nextSetBit(0); event >= 0; event = members.nextSetBit(event + 1)) {
      if (keys.group(event) == group) {
        action.accept(event);
      }
    }
  }

  String key(int group) {
    return keys.text(group);
  }

  int id(int group) {
    return keys.id(group);
  }
}
