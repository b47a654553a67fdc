package dev.stallscope.compare;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Corrects p-values for their number after Benjamini and Hochberg (1995): of all rows marked at 5 %
 * at most 5 % are marked by chance. It holds for tests that depend on each other positively, as
 * those of operations of one run do. Holm's correction would keep out every single chance row and
 * with it most true ones; the rows are for people to look at and decide no verdict, so a few wrong
 * ones among many are the lesser harm.
 */
final class FalseDiscoveries {
  private FalseDiscoveries() {}

  /** Corrected p-values in the order of the given ones. */
  static double[] corrected(List<Double> pValues) {
    int all = pValues.size();
    int[] falling =
        IntStream.range(0, all)
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> pValues.get(i)).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    double[] corrected = new double[all];
    double least = 1;
    for (int i = 0; i < all; i++) {
      least = Math.min(least, pValues.get(falling[i]) * all / (all - i));
      corrected[falling[i]] = least;
    }
    return corrected;
  }
}
