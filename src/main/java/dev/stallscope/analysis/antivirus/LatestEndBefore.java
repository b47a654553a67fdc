package dev.stallscope.analysis.antivirus;

import java.util.Arrays;

/**
 * The latest end of all that lies before a place: a binary indexed tree (Fenwick), so that adding
 * and asking take steps by the logarithm of the number of places.
 */
final class LatestEndBefore {
  private final long[] tree;

  LatestEndBefore(int places) {
    tree = new long[places + 1];
    Arrays.fill(tree, Long.MIN_VALUE);
  }

  void add(int place, long end) {
    for (int node = place + 1; node < tree.length; node += node & -node) {
      tree[node] = Math.max(tree[node], end);
    }
  }

  /** {@code Long.MIN_VALUE} when nothing was added before this place. */
  long before(int place) {
    long latest = Long.MIN_VALUE;
    for (int node = place; node > 0; node -= node & -node) {
      latest = Math.max(latest, tree[node]);
    }
    return latest;
  }
}
