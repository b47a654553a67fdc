package dev.stallscope.synth.machine;

import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How long operations take when nothing is wrong: quantiles measured in real captures, which {@code
 * timings.tsv} names in its head.
 */
public final class Timings {
  /** The probabilities of the table's columns. */
  public static final List<Double> PROBABILITIES = List.of(0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99);

  /** Row of the time a thread spends between two operations of one burst of work. */
  public static final String GAP = "gap";

  /** A healthy operation takes less: what takes longer is planted, and told. */
  public static final long LIMIT = 20 * Ticks.PER_MILLISECOND;

  private final Map<Operation, long[]> quantiles = new EnumMap<>(Operation.class);
  private long[] gaps = {};

  private Timings() {}

  /** Reads the table in the jar. */
  public static Timings load() {
    Timings timings = new Timings();
    try (InputStream in = Timings.class.getResourceAsStream("timings.tsv")) {
      if (in == null) {
        throw new IllegalStateException("resource missing from the jar: timings.tsv");
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(timings::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return timings;
  }

  private void add(String line) {
    String[] cells = line.split("\t", -1);
    long[] row = new long[PROBABILITIES.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = Long.parseLong(cells[cells.length - row.length + i]);
    }
    Operation operation = Operation.named(cells[0]);
    if (cells[0].equals(GAP)) {
      gaps = row;
    } else if (operation != null) {
      quantiles.put(operation, row);
    }
  }

  /** Ticks of a healthy operation; 0 for those that have no duration in any capture. */
  public long of(Operation operation, Dice dice) {
    long[] row = quantiles.get(operation);
    return row == null ? 0 : draw(row, dice);
  }

  /** Ticks between the end of one operation of a thread and the start of its next. */
  public long gap(Dice dice) {
    return draw(gaps, dice);
  }

  private static long draw(long[] row, Dice dice) {
    long ticks = at(row, dice.fraction());
    while (ticks > LIMIT) {
      ticks = at(row, dice.fraction());
    }
    return ticks;
  }

  /** Between two quantiles values are taken to lie evenly by magnitude; beyond the last is none. */
  private static long at(long[] row, double fraction) {
    int right = 0;
    while (right < row.length - 1 && PROBABILITIES.get(right) < fraction) {
      right++;
    }
    if (right == 0) {
      return row[0];
    }
    double left = PROBABILITIES.get(right - 1);
    double part = Math.min(1, (fraction - left) / (PROBABILITIES.get(right) - left));
    double low = Math.log(row[right - 1] + 1.0);
    double high = Math.log(row[right] + 1.0);
    return Math.round(Math.exp(low + part * (high - low)) - 1);
  }
}
