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
 * @param to remote end of a connection, {@code host:port}
 */
public record Terms(
    @Nullable Span blocked,
    @Nullable String by,
    @Nullable RetrySchedule retry,
    @Nullable String outcome,
    @Nullable String to) {

  /** A plant's own choice in everything. */
  public static final Terms NONE = new Terms(null, null, null, null, null);

  public Terms blocked(Span span) {
    return new Terms(span, by, retry, outcome, to);
  }

  public Terms by(String word) {
    return new Terms(blocked, word, retry, outcome, to);
  }

  public Terms retry(RetrySchedule schedule) {
    return new Terms(blocked, by, schedule, outcome, to);
  }

  public Terms outcome(String word) {
    return new Terms(blocked, by, retry, word, to);
  }

  public Terms to(String endpoint) {
    return new Terms(blocked, by, retry, outcome, endpoint);
  }

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
