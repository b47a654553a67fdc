package dev.stallscope.trace.csv;

import dev.stallscope.trace.TraceFile;

/**
 * The pieces in which a file is read: what it tells never hangs on them.
 *
 * @param window bytes held in memory at once, as long as no record needs more
 * @param block events to each of which the place is kept: rows are found again from there on
 */
record Pieces(int window, int block) {
  private static final int WINDOW = 1 << 20;
  private static final int BLOCK = 4096;

  /** Pieces that are fast to read, and for a small file no larger than it needs. */
  static Pieces of(TraceFile file) {
    return new Pieces((int) Math.min(WINDOW, 64 + file.size() * 2), BLOCK);
  }
}
