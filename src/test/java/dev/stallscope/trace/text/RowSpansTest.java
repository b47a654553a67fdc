package dev.stallscope.trace.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Column;
import dev.stallscope.model.Ticks;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times that are not of day: whole seconds, relative ones, durations. */
class RowSpansTest {
  private static final long HOUR = 3600 * Ticks.PER_SECOND;

  private static long at(String time) {
    return Ticks.ofUtc(LocalDateTime.parse(time));
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
        "0.0000000 | 0",
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
  @ValueSource(
      strings = {
        ".5",
        "1.5.5",
        "1..5",
        "1,.5",
        "-1",
        "x",
        "999999999999.1234567",
        "9999999999999",
        "9300000000000000000",
        "9999999999999999999"
      })
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
            .row("1:00:00.0000000", "1:00:00.0000000", "SUCCESS")
            .row("1:00:00.0000000", "", "SUCCESS")
            .row("1:00:00.0000000", "1:00:00.0000005", "")
            .row("1:00:00.0000000", "later", "SUCCESS");
    assertThat(rows.events().stream().map(event -> event.durationTicks))
        .containsExactly(5L, 2L, 0L, Ticks.NONE, Ticks.NONE);
    assertThat(rows.faults).containsExactly("Completion Time: 'later'");
    assertThat(rows.codes()).doesNotContain("text.no-durations");
  }

  /** No Time of Day, so the words have to be learned from Date & Time. */
  @Test
  void wholeSecondsTeachTheWordsOfTheHalvesOfTheDay() {
    Rows rows =
        new Rows(Column.DATE_AND_TIME)
            .row("27.02.2024 9:00:00 qq")
            .row("28.02.2024 1:00:00 zz")
            .row("28.02.2024 9:00:00 qq");
    assertThat(rows.starts())
        .as("the date changed before the second word, so that is the morning's")
        .containsExactly(
            at("2024-02-27T21:00:00"), at("2024-02-28T01:00:00"), at("2024-02-28T21:00:00"));
    assertThat(rows.codes()).doesNotContain("text.half-of-day-assumed");
  }

  @Test
  void marksThatEndADateAreNoWord() {
    Rows rows =
        new Rows(Column.DATE_AND_TIME).row("28.02.2024., 1:00:00").row("28.02.2024. 2:00:00");
    assertThat(rows.starts()).containsExactly(at("2024-02-28T01:00:00"), at("2024-02-28T02:00:00"));
    assertThat(rows.codes()).doesNotContain("text.half-of-day-assumed");
  }

  @Test
  void wholeSecondsOnDatesOfNoCalendarAreCounted() {
    Rows rows =
        new Rows(Column.DATE_AND_TIME)
            .row("30.2.2024 23:00:00")
            .row("30.2.2024 1:00:00")
            .row("30.2.2024 2:00:00");
    assertThat(rows.starts()).containsExactly(23 * HOUR, 25 * HOUR, 26 * HOUR);
    assertThat(rows.codes()).contains("text.dates-unreadable");
  }

  @ParameterizedTest
  @CsvSource({
    "00:59:59.0000001, 35990000001",
    "00:01:00.0000000, 600000000",
    "123456:00:00.0000000, 4444416000000000",
    "00:00:00.0000000, 0",
  })
  void relativeTimes(String text, long ticks) {
    assertThat(new Rows(Column.RELATIVE_TIME).row(text).starts()).containsExactly(ticks);
  }

  /** As a pending operation has it. */
  @Test
  void anEmptyDurationIsNoneWhateverTheCompletionTime() {
    Rows rows =
        new Rows(Column.TIME_OF_DAY, Column.DURATION, Column.COMPLETION_TIME, Column.RESULT)
            .row("1:00:00.0", "", "1:00:01.0", "SUCCESS")
            .row("1:00:00.0", "0.5", "1:00:01.0", "SUCCESS");
    assertThat(rows.events())
        .extracting(event -> event.durationTicks)
        .containsExactly(Ticks.NONE, Ticks.PER_SECOND / 2);
  }
}
