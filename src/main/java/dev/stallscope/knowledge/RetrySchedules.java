package dev.stallscope.knowledge;

import dev.stallscope.model.Ticks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How tools try again when a file is refused. Table: {@code retry-schedules.csv}. */
public final class RetrySchedules {
  /** A sleep lasts up to one tick of Windows' timer longer (15.6 ms), and a try takes its time. */
  private static final double SLACK_MILLIS = 20;

  /** And on a busy machine a tenth of it more. */
  private static final double SLACK_PART = 0.1;

  /** A sleep ends up to one tick of the fastest timer early. */
  private static final double EARLY_MILLIS = 1.1;

  /** Fewer gaps fit many schedules: then only the tool's own image tells. */
  private static final int DISTINCT = 3;

  /** Puts those of other tools behind. */
  private static final double FOREIGN = 1e9;

  private static final RetrySchedules TABLE = new RetrySchedules();

  private final List<RetrySchedule> all = new ArrayList<>();

  private RetrySchedules() {
    for (KnowledgeTable.Row row : KnowledgeTable.rows("retry-schedules.csv")) {
      all.add(
          new RetrySchedule(
              row.get("tool"),
              Arrays.asList(row.get("process_images").split(";", -1)),
              RetrySchedule.Pattern.valueOf(row.get("pattern")),
              Arrays.stream(row.get("millis").split(";", -1)).map(Long::valueOf).toList(),
              Integer.parseInt(row.get("sleeps"))));
    }
  }

  /** The table in the jar, read when it is first asked for. */
  public static RetrySchedules load() {
    return TABLE;
  }

  /** All schedules, in the order of the table. */
  public List<RetrySchedule> all() {
    return List.copyOf(all);
  }

  /**
   * The schedule that all gaps between a process's tries keep to, the narrowest if several do; its
   * own tool's go first; others' count only with three gaps or more, and not where chance has a say
   * in them, since these fit too much.
   *
   * @param image image name in any case
   * @param gaps ticks from the end of each try to the start of the next
   */
  public Optional<RetrySchedule> of(String image, long[] gaps) {
    String name = image.toLowerCase(Locale.ROOT);
    RetrySchedule best = null;
    double bestWidth = Double.POSITIVE_INFINITY;
    for (RetrySchedule schedule : all) {
      boolean own = schedule.images().contains(name);
      if (own || (gaps.length >= DISTINCT && !schedule.isRandom())) {
        double width = width(schedule, gaps) + (own ? 0 : FOREIGN);
        if (width < bestWidth) {
          best = schedule;
          bestWidth = width;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** How much room the schedule leaves for these gaps; infinite when they do not fit into it. */
  private static double width(RetrySchedule schedule, long[] gaps) {
    if (gaps.length == 0 || gaps.length > schedule.sleeps()) {
      return Double.POSITIVE_INFINITY;
    }
    double width = 0;
    double before = 0;
    for (int i = 0; i < gaps.length; i++) {
      double millis = (double) gaps[i] / Ticks.PER_MILLISECOND;
      double slept = Math.max(0, before - SLACK_MILLIS);
      double least = Math.max(0, schedule.least(i, slept) - EARLY_MILLIS);
      double most = schedule.most(i, before) * (1 + SLACK_PART) + SLACK_MILLIS;
      if (millis < least || millis > most) {
        return Double.POSITIVE_INFINITY;
      }
      width += Math.log(most - least);
      before = millis;
    }
    return width;
  }
}
