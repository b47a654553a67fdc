package dev.stallscope.index;

import dev.stallscope.model.Ticks;
import java.util.Arrays;

/**
 * The durations of one group's events after the other's, by rank. Those of a large group are
 * counted digit by digit rather than copied and sorted.
 */
final class GroupDurations {
  private static final int DIGIT_BITS = 16;

  private final EventStore store;
  private final EventGroups groups;
  private long[] sorted = new long[1024];
  private int group;
  private int timed;
  private long total;
  private long longest;

  GroupDurations(EventStore store, EventGroups groups) {
    this.store = store;
    this.groups = groups;
  }

  /** Looks at a group. */
  void of(int chosen) {
    group = chosen;
    timed = 0;
    total = 0;
    longest = Ticks.NONE;
    groups.each(group, event -> add(store.durationTicks(event)));
    if (!groups.isLarge(group)) {
      Arrays.sort(sorted, 0, timed);
    }
  }

  private void add(long ticks) {
    if (ticks < 0) {
      return;
    }
    if (!groups.isLarge(group)) {
      if (timed == sorted.length) {
        sorted = Arrays.copyOf(sorted, timed * 2);
      }
      sorted[timed] = ticks;
    }
    total = GroupTally.add(total, ticks);
    longest = Math.max(longest, ticks);
    timed++;
  }

  /** How many of the events tell a duration. */
  int timed() {
    return timed;
  }

  /** Their sum in ticks; the largest number where it would be larger. */
  long total() {
    return total;
  }

  /** Nearest rank: the shortest duration with at least this share of all up to it. */
  long rank(int percent) {
    if (timed == 0 || percent == 100) {
      return longest;
    }
    int place = (int) (((long) timed * percent + 99) / 100) - 1;
    return groups.isLarge(group) ? counted(place) : sorted[place];
  }

  /** The duration at a place of the sorted ones: its digits one after the other from the top. */
  private long counted(int place) {
    long left = place;
    long above = 0;
    for (int shift = topDigit(); shift >= 0; shift -= DIGIT_BITS) {
      int[] counts = counts(shift, above);
      int digit = 0;
      while (left >= counts[digit]) {
        left -= counts[digit++];
      }
      above = above << DIGIT_BITS | digit;
    }
    return above;
  }

  /** How often each digit follows those above it. */
  private int[] counts(int shift, long above) {
    int[] counts = new int[1 << DIGIT_BITS];
    groups.each(
        group,
        event -> {
          long ticks = store.durationTicks(event);
          if (ticks >= 0 && ticks >>> shift >>> DIGIT_BITS == above) {
            counts[(int) (ticks >>> shift) & (counts.length - 1)]++;
          }
        });
    return counts;
  }

  /** By how many bits the highest digit that any of them has is shifted. */
  private int topDigit() {
    int bits = 64 - Long.numberOfLeadingZeros(longest);
    return Math.max(0, (bits - 1) / DIGIT_BITS * DIGIT_BITS);
  }
}
