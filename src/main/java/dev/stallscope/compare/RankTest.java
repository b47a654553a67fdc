package dev.stallscope.compare;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Mann-Whitney's U of two samples of durations, with the normal approximation corrected for ties
 * and continuity, and Cliff's delta as the size of the effect: how much likelier a duration of
 * before exceeds one of after than the other way round, from -1 to 1. It equals the rank-biserial
 * correlation.
 *
 * <p>The operations of one run are no independent runs: a small p says that these two runs differ,
 * not that another pair would. That is why no verdict rests on it alone.
 *
 * @param u pairs in which the one of before is longer, ties as halves
 * @param pValue two-sided
 * @param delta positive when before took longer
 */
public record RankTest(double u, double pValue, double delta) {
  /** With fewer the normal approximation is too rough. */
  private static final long ENOUGH = 8;

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  /** Null when a side has too few. */
  public static @Nullable RankTest of(Durations before, Durations after) {
    if (before.timed() < ENOUGH || after.timed() < ENOUGH) {
      return null;
    }
    double u = 0;
    double ties = 0;
    double smaller = 0;
    int one = 0;
    int other = 0;
    while (one < before.size() || other < after.size()) {
      int bin = Math.min(before.binAt(one), after.binAt(other));
      double mine = before.binAt(one) == bin ? before.countAt(one++) : 0;
      double theirs = after.binAt(other) == bin ? after.countAt(other++) : 0;
      u += mine * (smaller + theirs / 2);
      smaller += theirs;
      double tied = mine + theirs;
      ties += tied * tied * tied - tied;
    }
    return of(u, (double) before.timed(), (double) after.timed(), ties);
  }

  private static RankTest of(double u, double n, double m, double ties) {
    double all = n + m;
    double variance = n * m / 12 * (all + 1 - ties / (all * (all - 1)));
    double away = Math.max(0, Math.abs(u - n * m / 2) - 0.5);
    double p = variance <= 0 ? 1 : 2 * NORMAL.cumulativeProbability(-away / Math.sqrt(variance));
    return new RankTest(u, Math.min(1, p), 2 * u / (n * m) - 1);
  }
}
