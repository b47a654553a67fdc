package dev.stallscope.compare;

import dev.stallscope.compare.Comparison.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.inference.TTest;
import org.jspecify.annotations.Nullable;

/** The difference of the runs' total times, where both sides were repeated. */
final class SavedTime {
  private static final int DRAWS = 10_000;
  private static final long SEED = 0x53544F5245L;
  private static final double OUTSIDE = 0.025;

  private SavedTime() {}

  /**
   * A bootstrap interval: runs are drawn again from each side, with repetition, and of the
   * differences of their means the middle 95 % are kept. With few runs it is narrower than it
   * should be; it is shown, and decides nothing.
   *
   * @return null when a side has one run
   */
  static @Nullable Interval interval(double[] before, double[] after) {
    if (before.length < 2 || after.length < 2) {
      return null;
    }
    SplittableRandom random = new SplittableRandom(SEED);
    double[] differences = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      differences[draw] = meanOfDrawn(before, random) - meanOfDrawn(after, random);
    }
    Arrays.sort(differences);
    int cut = (int) (OUTSIDE * DRAWS);
    return new Interval(Math.round(differences[cut]), Math.round(differences[DRAWS - 1 - cut]));
  }

  private static double meanOfDrawn(double[] values, SplittableRandom random) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[random.nextInt(values.length)];
    }
    return sum / values.length;
  }

  /**
   * Welch's t test of the totals, two-sided: runs are what is independent of each other. 1 when a
   * side has one run, or when no run differs from another of its side, as when one file is given
   * twice: then nothing is known of how much runs differ.
   */
  static double pValue(double[] before, double[] after) {
    if (before.length < 2 || after.length < 2 || isConstant(before) || isConstant(after)) {
      return 1;
    }
    return new TTest().tTest(before, after);
  }

  private static boolean isConstant(double[] values) {
    return Arrays.stream(values).distinct().count() == 1;
  }
}
