package dev.stallscope.trace.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Column;
import dev.stallscope.model.Ticks;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times of day, dates and spans of exports, in the forms of different locales. */
class RowTimesTest {
  private static final long HOUR = 3600 * Ticks.PER_SECOND;

  private static Rows times(String... times) {
    Rows rows = new Rows(Column.TIME_OF_DAY);
    Arrays.stream(times).forEach(rows::row);
    return rows;
  }

  /** With dates: {@code time|date}. */
  private static Rows dated(String... times) {
    Rows rows = new Rows(Column.TIME_OF_DAY, Column.DATE_AND_TIME);
    for (String time : times) {
      rows.row(time.split("\\|"));
    }
    return rows;
  }

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "28/2/2024 | 2024-02-28",
        "2/28/2024 | 2024-02-28",
        "2024-02-28 | 2024-02-28",
        "28.02.24 | 2024-02-28",
        "28.02.79 | 2079-02-28",
        "28.02.80 | 1980-02-28",
        "28.2.2567 | 2024-02-28",
        "28. 2. 2024 | 2024-02-28",
        "28/12/1601 | 1601-12-28",
        "29.02.2400 | 1857-02-28",
      })
  void dates(String text, String day) {
    Rows rows = dated("1:00:00.0|" + text + " 1:00:00");
    if (text.startsWith("29.02")) {
      assertThat(rows.starts()).as("no such day").isEqualTo(List.of(HOUR));
      assertThat(rows.codes()).contains("text.dates-unreadable");
    } else {
      assertThat(rows.starts()).containsExactly(at(day + "T01:00:00"));
      assertThat(rows.codes()).doesNotContain("text.date-order-assumed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"31.12.1600", "32.13.2024", "1.2", "1.2.345", "1.2.20245", "30.2.2024"})
  void datesThatAreNoneAreSaidAndTheTimeGoesOn(String text) {
    Rows rows = dated("1:00:00.0|" + text);
    assertThat(rows.starts()).containsExactly(HOUR);
    assertThat(rows.decoder().dated()).isFalse();
    assertThat(rows.codes()).contains("text.dates-unreadable");
  }

  @Test
  void amongGoodDatesABadOneCostsItsRow() {
    Rows rows = dated("1:00:00.0|28.2.2024", "1:00:01.0|99.99.2024", "1:00:02.0|28.2.2024");
    assertThat(rows.starts()).hasSize(2);
    assertThat(rows.faults).containsExactly("Date & Time: '99.99.2024'");
    assertThat(rows.decoder().dated()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1:00:00.0 AM | 1/2/2024 | 2024-01-02 | true",
        "1:00:00.0 AM | 01/02/2024 | 2024-02-01 | true",
        "1:00:00.0 a.m. | 1/2/2024 | 2024-02-01 | true",
        "1:00:00.0 AM | 1-2-2024 | 2024-02-01 | true",
        "1:00:00.0 | 1/2/2024 | 2024-02-01 | true",
        "1:00:00.0 | 1.2.2024 | 2024-02-01 | false",
      })
  void whatADateLeavesOpenGoesByCustom(String time, String date, String day, boolean said) {
    Rows rows = dated(time + "|" + date);
    assertThat(rows.starts()).containsExactly(at(day + "T01:00:00"));
    assertThat(rows.codes().contains("text.date-order-assumed")).isEqualTo(said);
  }

  @Test
  void midnightTellsWhichPartIsTheDay() {
    Rows rows = dated("23:00:00.0|1/2/2024", "23:30:00.0|1/2/2024", "1:00:00.0|1/3/2024");
    assertThat(rows.starts()).element(0).isEqualTo(at("2024-01-02T23:00:00"));
    assertThat(rows.starts()).element(2).isEqualTo(at("2024-01-03T01:00:00"));
    assertThat(rows.codes()).doesNotContain("text.date-order-assumed");
  }

  @Test
  void datesOfDetailsTellTheOrderToo() {
    for (String field : List.of("CreationTime: ", "Open, LastWriteTime: ")) {
      Rows rows =
          new Rows(Column.TIME_OF_DAY, Column.DATE_AND_TIME, Column.DETAIL)
              .row("1:00:00.0", "1/2/2024", field + "1/31/2024 5:00:00, x");
      assertThat(rows.starts()).containsExactly(at("2024-01-02T01:00:00"));
      assertThat(rows.codes()).doesNotContain("text.date-order-assumed");
    }
    for (String field : List.of("Time: ", "x Time: ", "CreationTime; ", "CreationTime:")) {
      Rows rows =
          new Rows(Column.TIME_OF_DAY, Column.DATE_AND_TIME, Column.DETAIL)
              .row("1:00:00.0", "1/2/2024", field + "1/31/2024 5:00:00, x");
      assertThat(rows.starts()).hasSize(1);
      assertThat(rows.codes()).as(field).contains("text.date-order-assumed");
    }
  }

  @Test
  void underAnAssumedOrderTheNextDateIsTheNextDay() {
    Rows rows = dated("1:00:00.0|1/2/2024");
    RowDecoder decoder = rows.decoder();
    rows.row("0:00:00.0", "1/3/2024 0:00").row("1:00:00.0", "1/3/2024 1:00");
    assertThat(rows.events(decoder).stream().map(event -> event.startTicks))
        .containsExactly(
            at("2024-02-01T01:00:00"), at("2024-02-02T00:00:00"), at("2024-02-02T01:00:00"));
  }

  @Test
  void aLongerDateIsNotTakenForTheOneBefore() {
    Rows rows = dated("1:00:00.0|2024-02-2 1", "1:00:00.0|2024-02-28 1");
    assertThat(rows.starts()).containsExactly(at("2024-02-02T01:00:00"), at("2024-02-28T01:00:00"));
  }

  @Test
  void wholeSecondsDoWhereNothingElseTells() {
    Rows rows =
        new Rows(Column.DATE_AND_TIME).row("28.02.2024., 23:59:58").row("28.02.2024 11:00:00 PM");
    assertThat(rows.starts()).containsExactly(at("2024-02-28T23:59:58"), at("2024-02-28T23:00:00"));
    assertThat(rows.codes()).contains("text.whole-seconds");
    Rows broken =
        new Rows(Column.DATE_AND_TIME).row("28.02.2024 1:00:00").row("28.02.2024").row("");
    assertThat(broken.starts()).hasSize(1);
    assertThat(broken.faults).containsExactly("Date & Time: '28.02.2024'", "Date & Time: ''");
  }

  @Test
  void relativeTimesCountFromTheFirstSecond() {
    Rows rows =
        new Rows(Column.RELATIVE_TIME, Column.DATE_AND_TIME)
            .row("00:00:01.5000000", "28.02.2024 10:00:01")
            .row("100:01:02.0000007", "28.02.2024 10:00:01")
            .row("00:60:00.0000000", "28.02.2024 10:00:01")
            .row("00:00:60.0000000", "28.02.2024 10:00:01")
            .row("1234567:00:00.0000000", "28.02.2024 10:00:01")
            .row("00:00:00", "28.02.2024 10:00:01");
    assertThat(rows.starts())
        .containsExactly(
            at("2024-02-28T10:00:01.5"), at("2024-02-28T10:00:00") + 100 * HOUR + 620_000_007L);
    assertThat(rows.faults).hasSize(4).contains("Relative Time: '00:60:00.0000000'");
    assertThat(new Rows(Column.RELATIVE_TIME).row("00:00:01.5000000").starts())
        .containsExactly(15_000_000L);
  }

  @Test
  void withoutTimesItIsSaid() {
    Rows rows = new Rows(Column.OPERATION).row("ReadFile");
    assertThat(rows.starts()).containsExactly(0L);
    assertThat(rows.codes()).contains("text.no-times", "text.no-durations");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.0000001 | 1",
        "1,5 | 15000000",
        "12 | 120000000",
        "123456.7654321 | 1234567654321",
        "0.00000019 | 1",
        "99999999999.1234567 | 999999999991234567",
      })
  void durations(String text, long ticks) {
    Rows rows = new Rows(Column.TIME_OF_DAY, Column.DURATION, Column.RESULT);
    rows.row("1:00:00.0", text, "SUCCESS");
    assertThat(rows.events().get(0).durationTicks).isEqualTo(ticks);
    assertThat(rows.codes()).doesNotContain("text.no-durations");
  }

  @ParameterizedTest
  @ValueSource(strings = {".5", "1.5.5", "-1", "x", "999999999999.1234567", "9999999999999999999"})
  void whatIsNoDurationCostsItsRow(String text) {
    Rows rows = new Rows(Column.TIME_OF_DAY, Column.DURATION).row("1:00:00.0", text);
    assertThat(rows.events()).isEmpty();
    assertThat(rows.faults).containsExactly("Duration: '" + text + "'");
  }

  @Test
  void completionTimesTellDurationsToo() {
    Rows rows =
        new Rows(Column.TIME_OF_DAY, Column.COMPLETION_TIME, Column.RESULT)
            .row("1:00:00.0000000", "1:00:00.0000005", "SUCCESS")
            .row("23:59:59.9999999", "0:00:00.0000001", "SUCCESS")
            .row("1:00:00.0000000", "", "SUCCESS")
            .row("1:00:00.0000000", "1:00:00.0000005", "")
            .row("1:00:00.0000000", "later", "SUCCESS");
    assertThat(rows.events().stream().map(event -> event.durationTicks))
        .containsExactly(5L, 2L, Ticks.NONE, Ticks.NONE);
    assertThat(rows.faults).containsExactly("Completion Time: 'later'");
    assertThat(rows.codes()).doesNotContain("text.no-durations");
  }
}
