package dev.stallscope.index;

import dev.stallscope.model.Ticks;
import java.util.Arrays;

/** The durations of one group's events after the other's, by rank. */
final class GroupDurations {
  private static final int DIGIT_BITS = 16;

  private final EventStore store;
  private long[] sorted = new long[1024];
  private final EventGroups groups;

  /** Of larger groups the durations are counted digit by digit rather than copied and sorted. */
  private final int mostSorted;

  private int start;
  private int end;
  private int timed;
  private long total;
  private long longest;

  GroupDurations(EventStore store, EventGroups groups, int mostSorted) {
    this.store = store;
    this.groups = groups;
    this.mostSorted = mostSorted;
  }

  /** Looks at a group. */
  void of(int group) {
    start = groups.start(group);
    end = groups.start(group + 1);
    timed = 0;
    total = 0;
    longest = Ticks.NONE;
    for (int place = start; place < end; place++) {
      long ticks = store.durationTicks(groups.event(place));
      if (ticks >= 0) {
        keep(ticks);
        total = GroupTally.add(total, ticks);
        longest = Math.max(longest, ticks);
        timed++;
      }
    }
    if (timed <= mostSorted) {
      Arrays.sort(sorted, 0, timed);
    }
  }

  private void keep(long ticks) {
    if (timed >= mostSorted) {
      return;
    }
    if (timed == sorted.length) {
      sorted = Arrays.copyOf(sorted, Math.min(mostSorted, timed * 2));
    }
    sorted[timed] = ticks;
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
    return timed <= mostSorted ? sorted[place] : counted(place);
  }

  /** The duration at a place of the sorted ones: its digits one after the other from the top. */
  private long counted(int place) {
    long left = place;
    long above = 0;
    for (int shift = topDigit(); shift >= 0; shift -= DIGIT_BITS) {
      int[] counts = new int[1 << DIGIT_BITS];
      for (int at = start; at < end; at++) {
        long ticks = store.durationTicks(groups.event(at));
        if (ticks >= 0 && ticks >>> shift >>> DIGIT_BITS == above) {
          counts[(int) (ticks >>> shift) & (counts.length - 1)]++;
        }
      }
      int digit = 0;
      while (left >= counts[digit]) {
        left -= counts[digit++];
      }
      above = above << DIGIT_BITS | digit;
    }
    return above;
  }

  /** By how many bits the highest digit that any of them has is shifted. */
  private int topDigit() {
    int bits = 64 - Long.numberOfLeadingZeros(longest);
    return Math.max(0, (bits - 1) / DIGIT_BITS * DIGIT_BITS);
  }
}
