package dev.stallscope.index;

import java.util.Arrays;

/**
 * Half-open spans of time [start, end) in ticks, gathered in any order: how much time at least one
 * of them covers. Waits that go on at the same time count once.
 */
public final class Intervals {
  private long[] starts = new long[16];
  private long[] ends = new long[16];
  private int size;

  /** Adds a span; one that ends where it starts, or before, covers nothing. */
  public Intervals add(long start, long end) {
    if (end <= start) {
      return this;
    }
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    starts[size] = start;
    ends[size++] = end;
    return this;
  }

  /** The same time as spans that rise and neither overlap nor touch. */
  public Intervals merged() {
    long[] rising = Arrays.copyOf(starts, size);
    long[] ending = Arrays.copyOf(ends, size);
    // each list by itself: where as many ended as started, a gap begins
    Arrays.sort(rising);
    Arrays.sort(ending);
    Intervals merged = new Intervals();
    int first = 0;
    for (int i = 0; i < size; i++) {
      if (i == size - 1 || ending[i] < rising[i + 1]) {
        merged.add(rising[first], ending[i]);
        first = i + 1;
      }
    }
    return merged;
  }

  /** The part of each span that lies in [from, to). */
  public Intervals clip(long from, long to) {
    Intervals clipped = new Intervals();
    for (int i = 0; i < size; i++) {
      clipped.add(Math.max(starts[i], from), Math.min(ends[i], to));
    }
    return clipped;
  }

  /** The time that these spans cover and {@code others} do not. */
  public Intervals minus(Intervals others) {
    Intervals mine = merged();
    Intervals theirs = others.merged();
    Intervals left = new Intervals();
    int next = 0;
    for (int i = 0; i < mine.size; i++) {
      long from = mine.starts[i];
      while (next < theirs.size && theirs.ends[next] <= from) {
        next++;
      }
      for (int j = next; j < theirs.size && theirs.starts[j] < mine.ends[i]; j++) {
        left.add(from, theirs.starts[j]);
        from = theirs.ends[j];
      }
      left.add(from, mine.ends[i]);
    }
    return left;
  }

  /** Ticks that at least one span covers. */
  public long covered() {
    Intervals merged = merged();
    long covered = 0;
    for (int i = 0; i < merged.size; i++) {
      covered += merged.ends[i] - merged.starts[i];
    }
    return covered;
  }

  public int size() {
    return size;
  }

  public long start(int index) {
    return starts[index];
  }

  public long end(int index) {
    return ends[index];
  }
}
