package dev.stallscope.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes of names and of the same in capitals, as the Unicode tables have them. */
class UpperCaseTest {
  private static String upper(String hex) {
    byte[] text = HexFormat.of().parseHex(hex);
    byte[] out = new byte[UpperCase.room(text.length)];
    return HexFormat.of().formatHex(out, 0, UpperCase.of(text, 0, text.length, out, 0));
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "617a, 415a, a and z",
    "607b, 607b, what stands beside a and z in ASCII",
    "405b, 405b, what stands beside A and Z in ASCII",
    "c2b5, ce9c, micro sign: the least letter of two bytes that has a capital",
    "c3bf, c5b8, y with diaeresis",
    "d18f, d0af, Cyrillic ya",
    "c8bf, e2b1be, two bytes whose capital takes three",
    "d6b0, d6b0, a Hebrew point has no capital",
    "dfbf, dfbf, the last of two bytes",
    "e1b881, e1b880, a of three bytes",
    "efbd9a, efbcba, fullwidth z",
    "e18aa0, e18aa0, Ethiopic has no capitals",
    "efbfbf, efbfbf, the last of three bytes",
    "f09f9880, f09f9880, beyond the first plane",
  })
  void letters(String text, String capitals, String what) {
    assertThat(upper(text)).isEqualTo(capitals);
    assertThat(upper("61" + text + "62")).isEqualTo("41" + capitals + "42");
  }

  /** After each a small letter, which must not be taken for a part of it. */
  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "c1a1, two bytes where one would do",
    "c3, the second byte is missing",
    "e1b8, the third byte is missing",
    "80, a byte that goes on with nothing",
    "ff, a byte that UTF-8 does not have",
  })
  void bytesThatAreNoUtf8Stay(String text, String what) {
    assertThat(upper(text)).isEqualTo(text);
    assertThat(upper(text + "6161")).isEqualTo(text + "4141");
  }

  @Test
  void aLetterCutOffByTheEndOfTheNameStays() {
    byte[] text = HexFormat.of().parseHex("61c3a9");
    byte[] out = new byte[8];
    assertThat(UpperCase.of(text, 0, 2, out, 0)).isEqualTo(2);
    assertThat(Arrays.copyOf(out, 3)).isEqualTo(HexFormat.of().parseHex("41c300"));
  }

  @Test
  void startsAndEndsWhereItIsTold() {
    byte[] text = {'x', 'a', 'b', 'x'};
    byte[] out = new byte[5];
    assertThat(UpperCase.of(text, 1, 2, out, 3)).isEqualTo(5);
    assertThat(out).isEqualTo(new byte[] {0, 0, 0, 'A', 'B'});
  }

  /** A capital of three bytes for each two. */
  @Test
  void roomIsHalfAsMuchAgain() {
    assertThat(UpperCase.room(4)).isEqualTo(6);
    assertThat(UpperCase.room(0)).isZero();
  }
}
