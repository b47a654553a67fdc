package dev.stallscope.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same file by paths of any length and on any drive. */
class SameLongPathsTest {
  private final PathDictionary paths = new PathDictionary();

  @ParameterizedTest
  @ValueSource(ints = {600, 680, 682, 683, 1_023, 1_024, 1_025, 20_000})
  void longPaths(int length) {
    String tail = "\\" + "a".repeat(length - 1);
    int without = paths.add(tail);
    int with = paths.add("C:" + tail);
    int capitals = paths.add("C:" + tail.toUpperCase(Locale.ROOT));
    int longer = paths.add("C:" + tail + "a");
    assertThat(paths.fold(without)).isEqualTo(with);
    assertThat(paths.fold(capitals)).isEqualTo(with);
    assertThat(paths.fold(longer)).isEqualTo(longer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "C", "Z", "z"})
  void anyLetterIsADrive(String drive) {
    int without = paths.add("\\work\\a.js");
    int with = paths.add(drive + ":\\work\\a.js");
    assertThat(paths.fold(without)).isEqualTo(with);
  }

  @ParameterizedTest
  @ValueSource(strings = {"@", "[", "1", "\\"})
  void whatIsNoLetterIsNoDrive(String sign) {
    int without = paths.add("\\work\\a.js");
    paths.add(sign + ":\\work\\a.js");
    assertThat(paths.fold(without)).isEqualTo(without);
  }

  /** Also those written otherwise, met before it and after. */
  @Test
  void allThatLackTheDriveAreThatOfTheDrive() {
    int before = paths.add("\\WORK\\a.js");
    int with = paths.add("c:\\work\\A.js");
    int after = paths.add("\\work\\a.JS");
    assertThat(paths.fold(before)).isEqualTo(with);
    assertThat(paths.fold(after)).isEqualTo(with);
  }

  @Test
  void theRootOfADrive() {
    int without = paths.add("\\");
    int with = paths.add("C:\\");
    assertThat(paths.fold(without)).isEqualTo(with);
  }
}
