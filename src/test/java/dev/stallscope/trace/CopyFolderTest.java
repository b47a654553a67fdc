package dev.stallscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopyFolderTest {
  @ParameterizedTest
  @CsvSource({
    "C:\\src\\a.go, C:\\copy-2\\src\\a.go",
    "C:\\a, C:\\copy-2\\a",
    "\\Users\\test\\a.txt, \\copy-2\\Users\\test\\a.txt",
  })
  void liesRightBelowTheRoot(String path, String copy) {
    assertThat(CopyFolder.of(2).in(path)).isEqualTo(copy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "C:",
        "C:\\",
        "\\",
        "\\\\nas1\\packages\\a.zip",
        "\\Device\\NamedPipe\\lsass",
        "HKLM\\Software",
        "a.go"
      })
  void whatIsNoFileOfAVolumeStaysAsItIs(String path) {
    assertThat(CopyFolder.of(2).in(path)).isEqualTo(path);
  }

  @Test
  void theFirstCopyIsTheOriginal() {
    assertThat(CopyFolder.of(0).in("C:\\src\\a.go")).isEqualTo("C:\\src\\a.go");
  }
}
