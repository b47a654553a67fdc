package dev.stallscope.trace.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Ticks;
import dev.stallscope.trace.ReadOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Times of single rows where they hang on those before, which are not read again: they are what the
 * whole pass made of them.
 */
class CsvChosenTimesTest {
  private static final int BLOCK = 4096;
  private static final int ROWS = 3 * BLOCK;

  @TempDir Path folder;

  /** Start of each row in ticks by a whole pass, after having looked whether single rows agree. */
  private List<Long> starts(String head, IntFunction<String> times) throws IOException {
    StringBuilder csv = new StringBuilder(head + "\r\n");
    for (int i = 0; i < ROWS; i++) {
      csv.append(times.apply(i)).append("\r\n");
    }
    List<Long> starts = new ArrayList<>();
    try (CsvTraceReader reader =
        CsvTraceReader.open(
            Csv.file(folder, csv.toString()), ReadOptions.DEFAULTS, new Pieces(1 << 16, BLOCK))) {
      reader.read((event, texts) -> starts.add(event.startTicks));
      List<Long> alone = new ArrayList<>();
      for (int i = 0; i < starts.size(); i += i % BLOCK < 8 ? 1 : 97) {
        int number = i;
        reader.readEvents(
            new long[] {number},
            (event, texts) -> {
              assertThat(event.startTicks).as("row %d", number).isEqualTo(starts.get(number));
              return alone.add(event.startTicks);
            });
      }
      assertThat(alone).hasSizeGreaterThan(100);
    }
    return starts;
  }

  private static String row(String time) {
    return Csv.row(time, "4", "ReadFile");
  }

  private static double hours(List<Long> starts, int row) {
    return (double) starts.get(row) / Ticks.PER_SECOND / 3600;
  }

  /** The first row of a block is behind midnight, the next one just before it. */
  @Test
  void rowsALittleOutOfOrderAtMidnight() throws IOException {
    int midnight = BLOCK;
    List<Long> starts =
        starts(
            Csv.row("Time of Day", "PID", "Operation"),
            i ->
                row(
                    i < midnight || i == midnight + 1
                        ? "23:59:59.0000000"
                        : "0:00:00." + String.format(Locale.ROOT, "%07d", i)));
    assertThat(hours(starts, midnight)).isBetween(24.0, 24.1);
    assertThat(hours(starts, midnight + 1)).isBetween(23.9, 24.0);
    assertThat(hours(starts, midnight + 2)).isBetween(24.0, 24.1);
  }

  /** Noon, and now and then a row from just before it. */
  private static String atNoon(int i) {
    return i % 3 == 2 ? "11:59:59.9 brek" : "12:00:00.0 lurz";
  }

  /** Words that the first rows do not have: the one met first is the morning's. */
  @Test
  void unknownWordsForTheHalvesOfTheDay() throws IOException {
    List<Long> starts =
        starts(
            Csv.row("Time of Day", "PID", "Operation"),
            i -> row(i < 4_200 ? "9:00:00.0" : i < 5_000 ? "9:30:00.0 brek" : atNoon(i)));
    assertThat(hours(starts, 4_500)).isEqualTo(9.5);
    assertThat(hours(starts, 6_000)).isEqualTo(12);
    assertThat(hours(starts, 6_002)).isBetween(11.9, 12.0);
  }

  /** A row that is left out for its PID has told which word comes first. */
  @Test
  void wordsOfRowsThatAreLeftOut() throws IOException {
    List<Long> starts =
        starts(
            Csv.row("Time of Day", "PID", "Operation"),
            i -> i == 0 ? Csv.row("9:00:00.0 brek", "x", "ReadFile") : row(atNoon(i)));
    assertThat(starts).hasSize(ROWS - 1);
    assertThat(hours(starts, 0)).isEqualTo(12);
  }

  /** The dates may be read either way; then a change of date is the next day. */
  @Test
  void daysThatAreCountedBecauseTheirOrderIsAGuess() throws IOException {
    List<Long> starts =
        starts(
            Csv.row("Time of Day", "Date & Time", "PID", "Operation"),
            i -> {
              String day = i < 5_000 ? "01.02.2024" : i < 9_000 ? "01.05.2024" : "01.02.2024";
              return Csv.row("8:00:00.0", day + " 8:00:00", "4", "ReadFile");
            });
    long first = starts.get(0);
    assertThat(starts.get(5_000)).isEqualTo(first + Ticks.PER_DAY);
    assertThat(starts.get(9_000)).isEqualTo(first + 2 * Ticks.PER_DAY);
  }

  /** What was taken for the month is the day: behind midnight there is no such month. */
  @Test
  void daysThatAreNoneByTheGuess() throws IOException {
    List<Long> starts =
        starts(
            Csv.row("Time of Day", "Date & Time", "PID", "Operation"),
            i -> {
              String day = i < 4_096 ? "12/2/2024" : "13/2/2024";
              return Csv.row("8:00:00.0 AM", day + " 8:00:00 AM", "4", "ReadFile");
            });
    assertThat(starts.get(8_192)).isEqualTo(starts.get(0) + Ticks.PER_DAY);
  }
}
