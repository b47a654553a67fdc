package dev.stallscope.trace.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Ticks;
import dev.stallscope.trace.ReadDiagnostics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where a time begins and ends in its column, and what of it is the word for morning or evening.
 */
class ClockTextTest {
  private static final long HOUR = 3600 * Ticks.PER_SECOND;

  private final DayHalves halves = new DayHalves(new ReadDiagnostics());
  private final ClockText clock = new ClockText(halves);

  private long read(String before, String text, String after) {
    byte[] bytes = (before + text + after).getBytes(StandardCharsets.UTF_8);
    int start = before.getBytes(StandardCharsets.UTF_8).length;
    return clock.ticksOfDay(bytes, start, text.getBytes(StandardCharsets.UTF_8).length);
  }

  private long read(String text) {
    return read("", text, "");
  }

  /** Whether the word beside the time was taken for AM, letter by letter. */
  private boolean hasEnglishWord(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    clock.learn(bytes, 0, bytes.length, "");
    return halves.english();
  }

  @Test
  void neighboursEndWhereTheirColumnEnds() {
    for (String after : new String[] {"", "7", " PM", "\"", "\u00A0"}) {
      assertThat(read("9,", "1:00:00.0000001", after)).isEqualTo(HOUR + 1);
      assertThat(read("9,", "1:00:00.0000002", after)).isEqualTo(HOUR + 2);
      assertThat(read("10,", "1:00:00.9999990", after)).isEqualTo(HOUR + 9_999_990);
    }
  }

  @Test
  void neighboursOfAnotherSecondOrWordAreReadAnew() {
    assertThat(read("1:00:00.0000001 AM")).isEqualTo(HOUR + 1);
    assertThat(read("1:00:00.0000001 PM")).isEqualTo(13 * HOUR + 1);
    assertThat(read("2:00:00.0000001 PM")).isEqualTo(14 * HOUR + 1);
    assertThat(read("2:00:00.000001 PM ")).isEqualTo(14 * HOUR + 10);
    assertThat(read("12:00:00.000001 PM")).isEqualTo(12 * HOUR + 10);
    assertThat(read("2:00:00.00:0001 PM")).isEqualTo(ClockText.UNREADABLE);
    assertThat(read("2:00:00.00/0001 PM")).isEqualTo(ClockText.UNREADABLE);
    assertThat(read("2:00:00.0000009 PM")).isEqualTo(14 * HOUR + 9);
  }

  @Test
  void controlCharactersAreNoMarks() {
    assertThat(read("11:59:5\u0001\u0000\u0000j24284 PM")).isEqualTo(ClockText.UNREADABLE);
    assertThat(read("1:00\u007F00")).isEqualTo(ClockText.UNREADABLE);
    assertThat(read("1:00\u00A000")).isEqualTo(HOUR);
  }

  @Test
  void whatIsNoTimeDoesNotSpoilTheNext() {
    String far = " and very much later ";
    assertThat(read(String.join(far, "1", "2", "3", "4", "5", "6", "7", "8")))
        .isEqualTo(ClockText.UNREADABLE);
    assertThat(read("1:00:00.0000001")).isEqualTo(HOUR + 1);
    assertThat(read("1:00:00")).isEqualTo(HOUR);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9})
  void marksBetweenNumbersAreShort(int length) {
    String mark = "x".repeat(length);
    long expected = length == 8 ? HOUR + 2 * Ticks.PER_SECOND : ClockText.UNREADABLE;
    assertThat(read("1" + mark + "0:02.0")).isEqualTo(expected);
    assertThat(read("1:0" + mark + "02.0")).isEqualTo(expected);
    assertThat(read("1:0:02" + mark + "0")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1:00:00.0AM",
        "1:00:00.0 AM",
        "1:00:00.0   AM  ",
        "1:00:00.0\u00A0AM",
        "1:00:00.0\u202FAM",
        "1:00:00.0\u2000AM",
        "1:00:00.0\u200FAM",
        "1:00:00.0 \u200E\u00A0\u202F AM",
        "AM 1:00:00.0",
        "\u200EAM 1:00:00.0",
        "\u00A0 AM 1:00:00.0\u200F",
        "AM 1:00:00.0\u00A0",
        "AM 1:00:00.0   ",
        "von 1:00:00.0 AM",
      })
  void blanksAndDirectionMarksAreNotOfTheWord(String text) {
    assertThat(hasEnglishWord(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1:00:00.0",
        "1:00:00.0 ",
        "1:00:00.0\u200E",
        "1:00:00.0 .AM",
        "1:00:00.0 am",
        "1:00:00.0 A M",
        "1:00:00.0\u2010AM",
        "1:00:00.0\u2030AM",
        "1:00:00.0\u206FAM",
        "1:00:00.0\u00AFAM",
        "1:00:00.0\u00E0AM",
        "1:00:00.0\u0420AM",
        "1:00:00.0\u3000AM",
        "AM 1:00:00.0 Uhr",
        "AM",
      })
  void othersAre(String text) {
    assertThat(hasEnglishWord(text)).isFalse();
  }

  @Test
  void aMarkThatIsCutIsReadNoFurther() {
    byte[] narrow = "1:00:00.0\u202F".getBytes(StandardCharsets.UTF_8);
    byte[] noBreak = "1:00:00.0\u00A0".getBytes(StandardCharsets.UTF_8);
    for (byte[] bytes : List.of(narrow, noBreak)) {
      for (int length = bytes.length; length >= 9; length--) {
        ClockText fresh = new ClockText(new DayHalves(new ReadDiagnostics()));
        assertThat(fresh.ticksOfDay(Arrays.copyOf(bytes, length), 0, length)).isEqualTo(HOUR);
      }
    }
  }

  @Test
  void timesWithoutAWordTeachNone() {
    byte[] bytes = "0:00:00.0".getBytes(StandardCharsets.UTF_8);
    clock.learn(bytes, 0, bytes.length, "day 1");
    assertThat(read("9:00:00.0 qq")).as("the first word is the morning's").isEqualTo(9 * HOUR);
    assertThat(read("9:00:00.0 zz")).isEqualTo(21 * HOUR);
  }
}
