package dev.stallscope.synth.machine;

import java.util.List;
import java.util.Random;

/**
 * Everything that is drawn, from one seed. {@link Random} and not a newer generator, because its
 * algorithm is part of its contract: the same seed gives the same capture on every JDK.
 */
public final class Dice {
  private final Random random;

  public Dice(long seed) {
    // seeds 1, 2, 3 … begin alike unless their bits are spread first
    random = new Random(seed * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L);
  }

  /** A number from {@code least} to {@code most}, both included. */
  public int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** Ticks from {@code least} to {@code most}, every magnitude between them as likely. */
  public long ticks(long least, long most) {
    if (most <= least) {
      return least;
    }
    double low = Math.log((double) Math.max(1, least));
    double drawn = Math.exp(low + random.nextDouble() * (Math.log((double) most) - low));
    return Math.max(least, Math.min(most, Math.round(drawn)));
  }

  /** A fraction from 0 to below 1. */
  public double fraction() {
    return random.nextDouble();
  }

  /** Whether something that happens with this probability does. */
  public boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  public <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** Lower-case hexadecimal digits. */
  public String hex(int digits) {
    StringBuilder out = new StringBuilder(digits);
    for (int i = 0; i < digits; i++) {
      out.append(Character.forDigit(random.nextInt(16), 16));
    }
    return out.toString();
  }
}
