package dev.stallscope.synth;

import dev.stallscope.model.Ticks;

/** Lets other packages' tests play a scenario that is short enough to be played often. */
public final class ScenarioPlay {
  private static final int FEW_ITEMS = 40;
  private static final int FEW_STRIKES = 8;
  private static final long SHORT = 60 * Ticks.PER_SECOND;

  private ScenarioPlay() {}

  /** Whether it is short, whatever the seed. */
  public static boolean isShort(Scenario scenario) {
    int strikes = scenario.casts().stream().mapToInt(cast -> cast.times().most()).sum();
    long strike = scenario.casts().stream().mapToLong(Scenario.Cast::longestTicks).max().orElse(0);
    return scenario.items().most() <= FEW_ITEMS
        && scenario.items().most() * scenario.pace().most() <= SHORT
        && strikes <= FEW_STRIKES
        && strikes * strike <= SHORT * FEW_STRIKES;
  }
}
