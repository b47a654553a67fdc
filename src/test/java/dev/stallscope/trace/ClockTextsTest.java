package dev.stallscope.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.stallscope.model.Ticks;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockTextsTest {
  private static String timeOfDay(String zone, String utc) {
    StringBuilder out = new StringBuilder();
    new ClockTexts(ZoneId.of(zone)).appendTimeOfDay(Ticks.ofUtc(LocalDateTime.parse(utc)), out);
    return out.toString();
  }

  private static String date(String zone, long fileTime) {
    StringBuilder out = new StringBuilder();
    new ClockTexts(ZoneId.of(zone)).appendDateAndTime(fileTime, out);
    return out.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, 2020-07-31T16:19:03.123456700, 4:19:03.1234567 PM",
    "UTC, 2020-07-31T00:00:00, 12:00:00.0000000 AM",
    "UTC, 2020-07-31T12:05:09.0000001, 12:05:09.0000001 PM",
    "Europe/Berlin, 2020-07-31T22:30:00, 12:30:00.0000000 AM",
    "Asia/Kathmandu, 2020-01-01T00:00:00, 5:45:00.0000000 AM"
  })
  void clocksShowTwelveHours(String zone, String utc, String text) {
    assertThat(timeOfDay(zone, utc)).isEqualTo(text);
  }

  @Test
  void clocksChangeInsideACapture() {
    ClockTexts clock = new ClockTexts(ZoneId.of("America/New_York"));
    StringBuilder out = new StringBuilder();
    clock.appendDateAndTime(Ticks.ofUtc(LocalDateTime.of(2020, 11, 1, 5, 59, 59)), out);
    clock.appendDateAndTime(Ticks.ofUtc(LocalDateTime.of(2020, 11, 1, 6, 0, 0)), out.append('|'));
    assertThat(out).hasToString("11/1/2020 1:59:59 AM|11/1/2020 1:00:00 AM");
  }

  @Test
  void thePastGoesByZoneTimeAndNotByTheSun() {
    assertThat(date("UTC", 0)).isEqualTo("1/1/1601 12:00:00 AM");
    assertThat(date("Europe/Berlin", 0)).isEqualTo("1/1/1601 1:00:00 AM");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1, 1L << 62})
  void nonsenseIsTaken(long fileTime) {
    StringBuilder out = new StringBuilder();
    ClockTexts clock = new ClockTexts(ZoneOffset.ofHours(-5));
    assertThatNoException()
        .isThrownBy(
            () -> {
              clock.appendDateAndTime(fileTime, out);
              clock.appendTimeOfDay(fileTime, out);
              ClockTexts.appendSpan(fileTime, out);
              ClockTexts.appendSeconds(fileTime, out);
            });
    assertThat(out).doesNotContain("--");
  }

  @Test
  void spansAndSecondsHaveSevenPlaces() {
    StringBuilder out = new StringBuilder();
    ClockTexts.appendSpan(123, out);
    ClockTexts.appendSpan(101 * 3600 * Ticks.PER_SECOND + 61 * Ticks.PER_SECOND, out.append('|'));
    ClockTexts.appendSeconds(123, out.append('|'));
    ClockTexts.appendSeconds(75 * Ticks.PER_SECOND + 1_000_000, out.append('|'));
    assertThat(out).hasToString("00:00:00.0000123|101:01:01.0000000|0.0000123|75.1000000");
  }
}
