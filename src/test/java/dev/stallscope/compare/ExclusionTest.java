package dev.stallscope.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.compare.Exclusion.Kind;
import dev.stallscope.compare.Exclusion.Reading;
import dev.stallscope.compare.Loss.Program;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Microsoft's documentation says of exclusions, case by case. */
class ExclusionTest {
  private static final Program NODE =
      new Program("node.exe", "C:\\Program Files\\nodejs\\node.exe");
  private static final Program CMD = new Program("cmd.exe", "C:\\Windows\\System32\\cmd.exe");

  @ParameterizedTest
  @CsvSource({
    "*.go, EXTENSION",
    ".go, EXTENSION",
    "node.exe, PROCESS",
    "go, PROCESS",
    "C:\\tools\\node.exe, PROCESS",
    "C:\\src, PATH",
    "%TEMP%, PATH",
    "C:\\Users\\*\\.cargo, PATH",
    "\\\\server\\share\\src, PATH",
    "/src/shop, PATH"
  })
  void rulesAreToldByTheirForm(String text, Kind kind) {
    assertThat(Exclusion.parse(text).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "C:\\src, C:\\src\\a\\b\\c.js, true",
    "C:/src/, C:\\src\\a.js, true",
    "s\\, s\\a.js, true",
    "C:\\src\\, C:\\SRC\\a.js, true",
    "C:\\src, C:\\src, true",
    "C:\\src, C:\\src2\\a.js, false",
    "C:\\src, \\src\\a.js, true",
    "C:\\src, D:\\src\\a.js, false",
    "C:\\Users\\*\\go, C:\\Users\\a\\go\\pkg\\x.go, true",
    "C:\\Users\\*\\go, C:\\Users\\a\\src\\go\\x.go, false",
    "C:\\src\\*\\out\\*, C:\\src\\app\\out\\x\\y.o, true",
    "C:\\src\\file?.txt, C:\\src\\file1.txt, true",
    "C:\\a.b, C:\\aXb\\c, false",
    "%ProgramData%\\x, C:\\ProgramData\\x\\y, true",
    "%LOCALAPPDATA%\\npm-cache, C:\\Users\\a\\AppData\\Local\\npm-cache\\x, false",
    "%LOCALAPPDATA%\\x, C:\\Windows\\System32\\config\\systemprofile\\AppData\\Local\\x\\y, true",
    "%GOPATH%\\pkg, C:\\go\\pkg\\x, false",
    "*.go, C:\\src\\a.go, true",
    "*.go, C:\\src\\a.go.tmp, false",
    ".go, C:\\src\\a.go:Zone.Identifier, true"
  })
  void pathsAreCoveredAsWindowsReadsRules(String rule, String path, boolean covered) {
    assertThat(Exclusion.parse(rule).paths(Reading.EFFECTIVE).test(path)).isEqualTo(covered);
  }

  @ParameterizedTest
  @CsvSource({
    "C:\\Users\\*\\go, C:\\Users\\a\\src\\go\\x.go",
    "%LOCALAPPDATA%\\npm-cache, C:\\Users\\a\\AppData\\Local\\npm-cache\\x"
  })
  void whatWasMeantIsMore(String rule, String path) {
    assertThat(Exclusion.parse(rule).paths(Reading.MEANT).test(path)).isTrue();
  }

  @Test
  void aProcessRuleIsForTheProcessAndNotItsChildren() {
    Exclusion bare = Exclusion.parse("node.exe");
    assertThat(bare.covers(List.of(NODE, CMD), Reading.EFFECTIVE)).isTrue();
    assertThat(bare.covers(List.of(CMD, NODE), Reading.EFFECTIVE)).isFalse();
    assertThat(bare.covers(List.of(CMD, NODE), Reading.MEANT)).isTrue();
    assertThat(Exclusion.parse("C:\\tools\\node.exe").covers(List.of(NODE), Reading.EFFECTIVE))
        .isFalse();
    assertThat(
            Exclusion.parse("C:\\Program Files\\*\\node.exe").covers(List.of(NODE), Reading.MEANT))
        .isTrue();
    Program driveless = new Program("node.exe", "\\tools\\node.exe");
    assertThat(Exclusion.parse("\\tools\\node.exe").covers(List.of(driveless), Reading.EFFECTIVE))
        .isTrue();
    assertThat(bare.covers(List.of(), Reading.EFFECTIVE)).isFalse();
  }

  @Test
  void whatWindowsRefusesIsKnown() {
    assertThat(Exclusion.parse("*:\\src").refused()).isTrue();
    assertThat(Exclusion.parse("C:\\*\\*\\*\\*\\*\\*\\*").refused()).isTrue();
    assertThat(Exclusion.parse("C:\\*\\*\\*\\*\\*\\*").refused()).isFalse();
    assertThat(Exclusion.parse("*.go").refused()).isFalse();
    assertThat(Exclusion.parse("%TEMP%\\x").userVariable()).isEqualTo("%TEMP%");
    assertThat(Exclusion.parse("%ProgramFiles%\\x").userVariable()).isNull();
  }
}
