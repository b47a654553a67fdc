package dev.stallscope.trace.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers in every locale's groups, and where they end before the comma of the next field. */
class GroupedNumberTest {
  private static final String NONE = "-9223372036854775808";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | 7",
        "-7 | -7",
        "-1,024 | -1024",
        "12345 | 12345",
        "1,234,567 | 1234567",
        "1.234.567 | 1234567",
        "1'234 | 1234",
        "1 234 567 | 1234567",
        "1\u00A0234 | 1234",
        "1\u202F234 | 1234",
        "1\u2019234 | 1234",
        "1\u066C234 | 1234",
        "1\u00A1234 | 1",
        "1\u066B234 | 1",
        "1\u202E234 | 1",
        "12,34,567 | 1234567",
        "12,34 | 12",
        "12,34,5 | 12",
        "1,2 | 1",
        "512,123 | 512123",
        "1,2345 | 1",
        "1, Length: 5 | 1",
        "1234,567 | 1234",
        "512, 16 | 512",
        "1;234 | 1",
        "1, | 1",
        "999999999999999999 | 999999999999999999",
        "000000000000000000000012 | 12",
        "1000000000000000000 | " + NONE,
        "-1000000000000000000 | " + NONE,
        "x | " + NONE,
        "- | " + NONE,
      })
  void groups(String text, long number) {
    byte[] bytes = ("9" + text + "9").getBytes(StandardCharsets.UTF_8);
    assertThat(GroupedNumber.at(bytes, 1, bytes.length - 1)).isEqualTo(number);
  }

  /** A mark's first byte or two may be all that is left of a text that was cut. */
  @ParameterizedTest
  @CsvSource({"'', " + NONE, "-, " + NONE, "12, 12", "1\u00A0, 1", "1\u066C, 1", "1\u202F, 1"})
  void nothingIsReadBeyondTheEnd(String text, long number) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int end = bytes.length; end >= Math.min(2, bytes.length); end--) {
      assertThat(GroupedNumber.at(Arrays.copyOf(bytes, end), 0, end)).isEqualTo(number);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "4711, 4711", "4.711, " + NONE, "12x, " + NONE, "'', " + NONE})
  void plainNumbersAreDigitsOnly(String text, long number) {
    byte[] bytes = ("9" + text + "9").getBytes(StandardCharsets.UTF_8);
    assertThat(GroupedNumber.plain(bytes, 1, bytes.length - 2)).isEqualTo(number);
  }
}
