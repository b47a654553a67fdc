package dev.stallscope.analysis.rule;

/** Of spans of time of any number of owners, the few owners whose spans end last. */
final class LatestEnds {
  private final int[] owners;
  private final long[] ends;
  private int size;

  /**
   * @param most of how many owners the last end is kept
   */
  LatestEnds(int most) {
    owners = new int[most];
    ends = new long[most];
  }

  private LatestEnds(LatestEnds other) {
    owners = other.owners.clone();
    ends = other.ends.clone();
    size = other.size;
  }

  LatestEnds copy() {
    return new LatestEnds(this);
  }

  void add(int owner, long end) {
    int place = 0;
    while (place < size && owners[place] != owner) {
      place++;
    }
    if (place < size) {
      ends[place] = Math.max(ends[place], end);
      return;
    }
    if (size < owners.length) {
      size++;
    } else {
      place = earliest();
      if (ends[place] >= end) {
        return;
      }
    }
    owners[place] = owner;
    ends[place] = end;
  }

  private int earliest() {
    int earliest = 0;
    for (int place = 1; place < size; place++) {
      earliest = ends[place] < ends[earliest] ? place : earliest;
    }
    return earliest;
  }

  /** How many of them, this one not counted, have a span that ends after a time. */
  int othersAfter(int owner, long ticks) {
    int others = 0;
    for (int place = 0; place < size; place++) {
      others += owners[place] != owner && ends[place] > ticks ? 1 : 0;
    }
    return others;
  }
}
