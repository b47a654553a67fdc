package dev.stallscope.trace.text;

import static dev.stallscope.trace.text.Rows.dated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Column;
import dev.stallscope.model.Ticks;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates: the order of day, month and year, and what is no date. */
class RowDatesTest {
  private static final long HOUR = 3600 * Ticks.PER_SECOND;

  private static long at(String time) {
    return Ticks.ofUtc(LocalDateTime.parse(time));
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

  /** A program that saved the export again may have dropped the clock. */
  @Test
  void underAnAssumedOrderADateAloneIsOneDayAndNotOneForEachRow() {
    Rows rows = dated("1:00:00.0|1/2/2024");
    RowDecoder decoder = rows.decoder();
    rows.row("0:00:00.0", "1/3/2024").row("1:00:00.0", "1/3/2024");
    assertThat(rows.events(decoder).stream().map(event -> event.startTicks))
        .containsExactly(
            at("2024-02-01T01:00:00"), at("2024-02-02T00:00:00"), at("2024-02-02T01:00:00"));
  }

  @Test
  void aLongerDateIsNotTakenForTheOneBefore() {
    Rows rows = dated("1:00:00.0|2024-02-2 1", "1:00:00.0|2024-02-28 1");
    assertThat(rows.starts()).containsExactly(at("2024-02-02T01:00:00"), at("2024-02-28T01:00:00"));
  }
}
