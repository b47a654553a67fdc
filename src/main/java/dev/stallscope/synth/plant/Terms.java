package dev.stallscope.synth.plant;

import dev.stallscope.synth.machine.Dice;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario asks of a plant; null leaves it to the plant.
 *
 * @param blocked how long it takes
 * @param by word for who does it
 * @param retry how the tool retries, when not as the tool does by default
 * @param outcome {@code recovered} or {@code gave-up}
 */
public record Terms(
    @Nullable Span blocked,
    @Nullable String by,
    @Nullable RetrySchedule retry,
    @Nullable String outcome) {

  /** A plant's own choice in everything. */
  public static final Terms NONE = new Terms(null, null, null, null);

  /**
   * From so many ticks to so many.
   *
   * @param least not negative
   * @param most not below {@code least}
   */
  public record Span(long least, long most) {}

  long blocked(Dice dice, long least, long most) {
    return blocked == null ? dice.ticks(least, most) : dice.ticks(blocked.least, blocked.most);
  }
}
