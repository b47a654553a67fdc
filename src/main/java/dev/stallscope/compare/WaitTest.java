package dev.stallscope.compare;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Whether waits are fewer or shorter on one side than chance explains. If nothing changed, every
 * wait was as likely to fall into a run of the one side as of the other; so all waits are dealt out
 * again and again, and counted is how often the sides then differ by as much as they did. The test
 * draws its idea of natural variation from the sizes of the waits themselves: forty scans of one
 * second that are gone weigh more than one of forty seconds, which may have come by chance.
 *
 * <p>It holds when waits come independently. Waits at the same time are one wait here, so that many
 * threads held by one scan count once.
 *
 * @param differenceTicks mean of before less mean of after
 * @param pValue two-sided; 1 when there are no waits
 */
record WaitTest(double differenceTicks, double pValue) {
  /** So many waits can be dealt out in every way there is. */
  private static final int ALL_WAYS = 16;

  /** Beyond, the sum is as good as normal. */
  private static final int MANY = 400;

  private static final int DEALS = 20_000;
  private static final long SEED = 0x5741495453L;

  /** A sum of doubles may miss by its last digits. */
  private static final double SLACK = 1 - 1e-9;

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  /**
   * Tests waits.
   *
   * @param before ticks of each wait, run by run
   * @param after likewise; neither side is empty
   */
  static WaitTest of(List<long[]> before, List<long[]> after) {
    double mine = 1.0 / before.size();
    double theirs = 1.0 / after.size();
    double difference = sum(before) * mine - sum(after) * theirs;
    double[] waits =
        Stream.concat(before.stream(), after.stream())
            .flatMapToLong(Arrays::stream)
            .asDoubleStream()
            .toArray();
    double chance = before.size() / (double) (before.size() + after.size());
    if (waits.length == 0) {
      return new WaitTest(0, 1);
    }
    double p =
        waits.length > MANY
            ? normal(waits, difference, mine * theirs)
            : dealt(waits, Math.abs(difference) * SLACK, mine, theirs, chance);
    return new WaitTest(difference, Math.min(1, p));
  }

  private static double sum(List<long[]> runs) {
    return runs.stream().flatMapToLong(Arrays::stream).asDoubleStream().sum();
  }

  /** Each wait has mean 0 and variance x²/(n m). */
  private static double normal(double[] waits, double difference, double scale) {
    double variance = 0;
    for (double wait : waits) {
      variance += wait * wait * scale;
    }
    return variance == 0
        ? 1
        : 2 * NORMAL.cumulativeProbability(-Math.abs(difference) / Math.sqrt(variance));
  }

  private static double dealt(
      double[] waits, double limit, double mine, double theirs, double chance) {
    if (waits.length <= ALL_WAYS) {
      return everyWay(waits, 0, 0, limit, mine, theirs, chance);
    }
    SplittableRandom random = new SplittableRandom(SEED);
    int as = 0;
    for (int deal = 0; deal < DEALS; deal++) {
      double sum = 0;
      for (double wait : waits) {
        sum += random.nextDouble() < chance ? wait * mine : -wait * theirs;
      }
      as += Math.abs(sum) >= limit ? 1 : 0;
    }
    return (as + 1.0) / (DEALS + 1.0);
  }

  private static double everyWay(
      double[] waits, int at, double sum, double limit, double mine, double theirs, double chance) {
    if (at == waits.length) {
      return Math.abs(sum) >= limit ? 1 : 0;
    }
    double wait = waits[at];
    return chance * everyWay(waits, at + 1, sum + wait * mine, limit, mine, theirs, chance)
        + (1 - chance) * everyWay(waits, at + 1, sum - wait * theirs, limit, mine, theirs, chance);
  }
}
