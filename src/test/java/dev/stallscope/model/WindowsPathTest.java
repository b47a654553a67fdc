package dev.stallscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsPathTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "C:\\Users\\mia\\go.mod, C:\\Users\\mia",
        "C:\\Users\\mia\\, C:\\Users",
        "C:\\pagefile.sys, C:\\",
        "C:\\, ''",
        "C:, ''",
        "\\Users\\mia, \\Users",
        "\\Users, \\",
        "\\, ''",
        "\\\\nas\\builds\\out\\a.zip, \\\\nas\\builds\\out",
        "\\\\nas\\builds\\a.zip, \\\\nas\\builds",
        "\\\\nas\\builds, ''",
        "\\\\nas, ''",
        "\\Device\\NamedPipe\\lsass, \\Device\\NamedPipe",
        "C:\\Users\\a.txt:Zone.Identifier, C:\\Users",
        "name.txt, ''",
        "'', ''",
      })
  void directory(String path, String directory) {
    assertThat(WindowsPath.directory(path)).isEqualTo(directory);
  }

  @ParameterizedTest
  @CsvSource({
    "C:\\Users\\mia\\Go.MOD, mod",
    "C:\\src\\app.tar.gz, gz",
    "C:\\src\\Makefile, ''",
    "C:\\src.d\\Makefile, ''",
    "C:\\src\\.gitignore, gitignore",
    "C:\\src\\ends., ''",
    "C:\\src\\Vol. 2 of 3, ''",
    "C:\\Users\\a.txt:Zone.Identifier, txt",
    "C:\\Users\\a:b.c, ''",
    "C:\\, ''",
    "'', ''",
  })
  void extension(String path, String extension) {
    assertThat(WindowsPath.extension(path)).isEqualTo(extension);
  }

  @ParameterizedTest
  @CsvSource({
    "C:\\Users\\mia\\go.mod, go.mod",
    "C:\\Users\\, Users",
    "C:\\a.txt:stream, a.txt:stream",
    "go.mod, go.mod",
    "\\, ''",
    "'', ''",
  })
  void name(String path, String name) {
    assertThat(WindowsPath.name(path)).isEqualTo(name);
  }

  @Test
  void drive() {
    assertThat(WindowsPath.drive("d:\\x")).isEqualTo("d:");
    assertThat(WindowsPath.drive("\\x")).isEmpty();
    assertThat(WindowsPath.drive("1:\\x")).isEmpty();
    assertThat(WindowsPath.drive("")).isEmpty();
  }

  @Test
  void rootKey() {
    assertThat(WindowsPath.rootKey("HKLM\\Software\\Git")).isEqualTo("HKLM");
    assertThat(WindowsPath.rootKey("HKCU")).isEqualTo("HKCU");
  }
}
