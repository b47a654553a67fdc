package dev.stallscope.knowledge;

import java.util.List;

/**
 * How long a tool sleeps between tries at a file that is refused.
 *
 * @param tool its name, with the step if it has several schedules
 * @param images image names in lower case
 * @param pattern how the sleeps follow each other
 * @param millis what the pattern is made from, in milliseconds
 * @param sleeps sleeps before it gives up, at most
 */
public record RetrySchedule(
    String tool, List<String> images, Pattern pattern, List<Long> millis, int sleeps) {

  /** How sleeps follow each other. */
  public enum Pattern {
    /** Always the same. */
    CONSTANT,
    /** One after the other as listed. */
    LISTED,
    /** From the first number, by the second more each time, up to the third. */
    ADDING,
    /** From the first number, twice as long each time. */
    DOUBLING,
    /** From the first number, longer by a random part of itself each time. */
    GROWING_AT_RANDOM,
    /** Fibonacci numbers times the first number, each cut to a random part. */
    FIBONACCI_WITH_JITTER
  }

  /** Whether chance has a say in the sleeps. */
  boolean isRandom() {
    return pattern == Pattern.GROWING_AT_RANDOM || pattern == Pattern.FIBONACCI_WITH_JITTER;
  }

  /**
   * The shortest that a sleep can be, in milliseconds.
   *
   * @param sleep its place, from 0
   * @param before how long the sleep before it was; ignored for the first
   */
  double least(int sleep, double before) {
    return switch (pattern) {
      case GROWING_AT_RANDOM -> sleep == 0 ? millis.get(0) : before;
      case FIBONACCI_WITH_JITTER -> 0;
      default -> most(sleep, before);
    };
  }

  /** The longest that a sleep can be, in milliseconds. */
  double most(int sleep, double before) {
    return switch (pattern) {
      case CONSTANT -> millis.get(0);
      case LISTED -> millis.get(Math.min(sleep, millis.size() - 1));
      case ADDING -> Math.min(millis.get(2), millis.get(0) + millis.get(1) * sleep);
      case DOUBLING -> millis.get(0) * Math.pow(2, sleep);
      case GROWING_AT_RANDOM -> sleep == 0 ? millis.get(0) : before * 2;
      case FIBONACCI_WITH_JITTER -> millis.get(0) * fibonacci(sleep);
    };
  }

  /** 1, 1, 2, 3, 5 … */
  private static double fibonacci(int place) {
    double previous = 0;
    double number = 1;
    for (int i = 0; i < place; i++) {
      double next = previous + number;
      previous = number;
      number = next;
    }
    return number;
  }
}
