package dev.stallscope.trace.text;

import static dev.stallscope.trace.text.Rows.dated;
import static dev.stallscope.trace.text.Rows.times;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Ticks;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times of day in the forms of different locales, and the midnights between them. */
class RowTimesTest {
  private static final long HOUR = 3600 * Ticks.PER_SECOND;

  private static long at(String time) {
    return Ticks.ofUtc(LocalDateTime.parse(time));
  }

  @ParameterizedTest
  @CsvSource({
    "1:02:03.0000004 AM, 1:02:03.0000004",
    "12:00:00.0000000 AM, 0:00:00.0000000",
    "12:59:59.9999999 AM, 0:59:59.9999999",
    "12:00:00.0000000 PM, 12:00:00.0000000",
    "11:59:59.0000001 PM, 23:59:59.0000001",
    "13:00:00.0000000 PM, 13:00:00.0000000",
    "'23:59:59,1234567', 23:59:59.1234567",
    "14.05.06.5, 14:05:06.5000000",
    "14.05.06.123456789, 14:05:06.1234567",
    "14:05:06, 14:05:06.0000000",
    "上午 1:02:03.0000000, 1:02:03.0000000",
    "下午 1:02:03.0000000, 13:02:03.0000000",
    "下午\u00A01:02:03.0000000, 13:02:03.0000000",
    "\u200E1:02:03.0000000 p. m., 13:02:03.0000000",
    "1:02:03.0000000\u202FPM, 13:02:03.0000000",
    "1:02:03.0000000 PM  , 13:02:03.0000000"
  })
  void timesOfDay(String text, String clock) {
    String[] parts = clock.split("[:.]", -1);
    long expected =
        ((Long.parseLong(parts[0]) * 60 + Long.parseLong(parts[1])) * 60 + Long.parseLong(parts[2]))
                * Ticks.PER_SECOND
            + Long.parseLong(parts[3]);
    assertThat(times(text).starts()).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "noon",
        "1:02",
        "24:00:00.0000000",
        "1:60:00.0000000",
        "1:00:60.0000000",
        "123:00:00.0000000",
        "1:02:03.1234567 5 6",
        "1 and now 02:03.0000000"
      })
  void whatIsNoTimeIsSaid(String text) {
    Rows rows = times("1:00:00.0000000", text);
    assertThat(rows.starts()).hasSize(1);
    assertThat(rows.faults).containsExactly("Time of Day: '" + text + "'");
  }

  @Test
  void aWordOrTimeWithoutEndIsNoTime() {
    String word = "x".repeat(65);
    Rows rows = times("1:00:00.0000000 " + word.substring(1), "1:00:00.0000000 " + word);
    assertThat(rows.starts()).hasSize(1);
    assertThat(rows.faults)
        .containsExactly("Time of Day: '1:00:00.0000000 " + word.substring(0, 44) + "...'");
    assertThat(times(" ".repeat(113) + "1:00:00.0000000").starts()).hasSize(1);
    assertThat(times(" ".repeat(114) + "1:00:00.0000000").starts()).isEmpty();
  }

  @Test
  void neighboursWithTheSameSecondAreReadByTheirFractions() {
    assertThat(
            times(
                    "1:00:00.0000001 PM",
                    "1:00:00.0000002 PM",
                    "1:00:00.00000x2 PM",
                    "1:00:01.0000003 PM",
                    "1:00:01.0000003 AM",
                    "1:00:01.000000 AM",
                    "1:00:01.9999999 AM")
                .starts())
        .startsWith(13 * HOUR + 1, 13 * HOUR + 2, 13 * HOUR + Ticks.PER_SECOND + 3)
        .hasSize(6)
        .endsWith(HOUR + 10_000_003, HOUR + 10_000_000, HOUR + 19_999_999);
  }

  @Test
  void ofTwoUnknownWordsWithoutDatesTheFirstIsTakenForTheMornings() {
    Rows rows = times("9:00:00.0 qq", "1:00:00.0 zz");
    assertThat(rows.starts()).containsExactly(9 * HOUR, 13 * HOUR);
    assertThat(rows.codes()).contains("text.half-of-day-assumed");
  }

  @Test
  void unlessTheDateChangedBeforeTheSecond() {
    Rows rows = dated("9:00:00.0 qq|2024-02-28", "1:00:00.0 zz|2024-02-29");
    assertThat(rows.starts()).containsExactly(at("2024-02-28T21:00:00"), at("2024-02-29T01:00:00"));
  }

  @Test
  void onOneDateTheFirstIsTheMornings() {
    Rows rows = dated("9:00:00.0 qq|2024-02-28", "1:00:00.0 zz|2024-02-28");
    assertThat(rows.starts()).containsExactly(at("2024-02-28T09:00:00"), at("2024-02-28T13:00:00"));
    assertThat(rows.codes()).doesNotContain("text.half-of-day-assumed");
  }

  @Test
  void anUnknownWordBesideAKnownOneIsTheOtherHalf() {
    assertThat(times("9:00:00.0 PM", "1:00:00.0 zz").starts())
        .containsExactly(21 * HOUR, 24 * HOUR + HOUR);
  }

  @Test
  void aWordWithAllHoursSaysNothing() {
    assertThat(times("0:00:00.0 zz", "9:00:00.0 zz", "13:00:00.0 zz").starts())
        .containsExactly(0L, 9 * HOUR, 13 * HOUR);
    assertThat(times("13:00:00.0 zz", "12:00:00.0 zz").codes())
        .doesNotContain("text.half-of-day-assumed");
  }

  @Test
  void aSingleUnknownWordIsTheMorningsAndItIsSaid() {
    Rows rows = times("12:00:00.0 zz");
    assertThat(rows.starts()).containsExactly(0L);
    assertThat(rows.codes()).contains("text.half-of-day-assumed");
  }

  @Test
  void midnightsAreCountedWithoutDates() {
    assertThat(
            times("23:59:59.0", "0:00:01.0", "23:59:59.5", "0:00:02.0", "12:30:00.0", "0:00:00.0")
                .starts())
        .containsExactly(
            23 * HOUR + 3599 * Ticks.PER_SECOND,
            24 * HOUR + Ticks.PER_SECOND,
            24 * HOUR - Ticks.PER_SECOND / 2,
            24 * HOUR + 2 * Ticks.PER_SECOND,
            36 * HOUR + HOUR / 2,
            48 * HOUR);
  }

  @Test
  void halfADayBackIsNoMidnight() {
    assertThat(times("12:00:00.0", "0:00:00.0").starts()).containsExactly(12 * HOUR, 0L);
    assertThat(times("0:00:00.5", "23:59:59.0").starts())
        .as("nothing goes before the first day")
        .containsExactly(Ticks.PER_SECOND / 2, 24 * HOUR - Ticks.PER_SECOND);
    assertThat(times("23:00:00.0", "0:01:00.0", "23:59:30.0").starts())
        .as("a minute apart is not out of order")
        .containsExactly(23 * HOUR, 24 * HOUR + HOUR / 60, 48 * HOUR - HOUR / 120);
  }

  @Test
  void aRowJustBeforeMidnightMayComeAfterIt() {
    assertThat(times("23:00:00.0", "0:00:00.0", "23:59:59.0").starts())
        .containsExactly(23 * HOUR, 24 * HOUR, 24 * HOUR - Ticks.PER_SECOND);
    assertThat(times("23:00:00.0", "0:00:30.0", "23:59:00.0000001").starts())
        .containsExactly(23 * HOUR, 24 * HOUR + HOUR / 120, 24 * HOUR - HOUR / 60 + 1);
    assertThat(times("23:00:00.0", "0:00:30.0", "23:59:00.0").starts())
        .as("a whole minute is a day later")
        .endsWith(48 * HOUR - HOUR / 60);
  }
}
