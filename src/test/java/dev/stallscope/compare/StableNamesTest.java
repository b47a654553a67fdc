package dev.stallscope.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as tools and Windows make them, of two runs where that matters. */
class StableNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C:\\Users\\alice\\AppData\\Local\\Temp\\go-build1234\\b001 | %TEMP%\\go-build*\\b#",
        "D:\\Users\\bob\\AppData\\Local\\Temp\\go-build9876\\b001 | %TEMP%\\go-build*\\b#",
        "C:\\Users\\ALICE~1\\AppData\\Local\\Temp\\go-link-3141592\\go.o | %TEMP%\\go-link-*\\go.o",
        "\\Users\\alice\\AppData\\Local\\npm-cache\\_cacache\\tmp\\1f2e3d4c"
            + " | %LOCALAPPDATA%\\npm-cache\\_cacache\\tmp\\<hash>",
        "C:\\Users\\a b\\AppData\\Roaming\\npm | %APPDATA%\\npm",
        "C:\\Users\\alice | %USERPROFILE%",
        "C:\\Users\\Public\\Desktop | \\Users\\Public\\Desktop",
        "C:\\Users\\alice\\.cargo\\registry | %USERPROFILE%\\.cargo\\registry",
        "C:\\T\\pip-build-env-xyz_12ab\\overlay | \\T\\pip-build-env-*\\overlay",
        "C:\\T\\pip-install-a1b2c3d4\\numpy_0123456789abcdef0123456789abcdef"
            + " | \\T\\pip-install-*\\numpy_<hash>",
        "C:\\T\\pip-unpack-q7w8e9r0\\numpy-1.26.4-cp312-win_amd64.whl"
            + " | \\T\\pip-unpack-*\\numpy-<version>-cp#-win_amd#.whl",
        "C:\\T\\tmpk3j9x_2a\\setup.py | \\T\\tmp*\\setup.py",
        "C:\\src\\app\\target\\debug\\build\\foo-0123456789abcdef\\out"
            + " | \\src\\app\\target\\debug\\build\\foo-<hash>\\out",
        "C:\\src\\app\\target\\debug\\deps\\rustcAbC123\\lib.rmeta"
            + " | \\src\\app\\target\\debug\\deps\\rustc*\\lib.rmeta",
        "C:\\Config.Msi\\4a3b2c.rbf | \\Config.Msi\\*.rbf",
        "C:\\Windows\\Installer\\MSI3F2A.tmp | \\Windows\\Installer\\*.tmp",
        "C:\\Windows\\Installer\\{90160000-008C-0000-1000-0000000FF1CE}"
            + " | \\Windows\\Installer\\<guid>",
        "C:\\T\\is-A1B2C.tmp\\setup.exe | \\T\\is-*.tmp\\setup.exe",
        "C:\\T\\~DF3A2B91C0.TMP | \\T\\~*.TMP",
        "C:\\T\\package.json.tmp-12ab9f | \\T\\package.json.tmp-*",
        "C:\\app\\node_modules\\.lodash-XyZ12AbC | \\app\\node_modules\\.lodash-*",
        "C:\\g\\pkg\\mod\\foo@1.2.3 | \\g\\pkg\\mod\\foo@<version>",
        "C:\\g\\x\\telemetry@v0.0.0-20240829154258-f29ab539cc98 | \\g\\x\\telemetry@<version>",
        "C:\\c\\lodash-4.17.21.tgz | \\c\\lodash-<version>.tgz",
        "C:\\c\\next-15.0.0-canary.12.tgz | \\c\\next-<version>.tgz",
        "C:\\PROGRA~1\\Git\\bin | \\Program Files\\Git\\bin",
        "C:\\Windows\\System32\\drivers | \\Windows\\System32\\drivers",
        "C:\\Windows\\SysWOW64 | \\Windows\\SysWOW64",
        "\\Device\\HarddiskVolume3\\src\\x | \\src\\x",
        "\\\\?\\C:\\src\\x | \\src\\x",
        "\\\\server\\share\\x | \\\\server\\share\\x",
        "C:\\logs\\build.4711.log | \\logs\\build.#.log",
        "HKU\\S-1-5-21-1004336348-1177238915-682003330-512\\Software" + " | HKU\\<sid>\\Software",
        "HKU\\S-1-5-21-1-2-3-1001_Classes\\CLSID | HKU\\<sid>_Classes\\CLSID",
        "HKLM\\SOFTWARE\\Microsoft\\Windows NT | HKLM\\SOFTWARE\\Microsoft\\Windows NT",
        "PC-7.localdomain:49712 -> Registry.npm.example:https | registry.npm.example:https",
        "C:\\ | \\",
        "README.md | README.md"
      })
  void namesLoseWhatChangesFromRunToRun(String path, String stable) {
    assertThat(StableNames.of(path)).isEqualTo(stable);
  }

  @Test
  void rolesAreImagesWithoutNumbers() {
    assertThat(StableNames.role("Compile.exe")).isEqualTo("compile.exe");
    assertThat(StableNames.role("is-Q1W2E.tmp")).isEqualTo(StableNames.role("is-ZZ99A.tmp"));
    assertThat(StableNames.role("main4711.exe")).isEqualTo(StableNames.role("main9.exe"));
  }

  @Test
  void aFolderIsThatOfTheFile() {
    assertThat(StableNames.folder("C:\\T\\go-build12\\b001\\_pkg_.a"))
        .isEqualTo("\\T\\go-build*\\b#");
    assertThat(StableNames.folder("C:\\")).isEqualTo("\\");
    assertThat(StableNames.folder("a:1 -> b:2")).isEqualTo("b:2");
    assertThat(StableNames.folder("")).isEqualTo("\\");
  }

  /** Deeper than 40 counts to the folder there; no name on Windows is longer than 255. */
  @Test
  void whatIsDeeperOrLongerThanAnyNameStays() {
    String deepest = "\\a".repeat(40);
    assertThat(StableNames.folder(deepest + "\\file")).isEqualTo(deepest);
    assertThat(StableNames.folder(deepest + "\\a\\file")).isEqualTo(deepest);
    assertThat(StableNames.of("1".repeat(255))).isEqualTo("#");
    assertThat(StableNames.of("1".repeat(256))).isEqualTo("1".repeat(256));
  }

  @Test
  void hostileNamesTakeNoLongTime() {
    String digits = "1.".repeat(16_000);
    String hex = "a1".repeat(16_000);
    String deep = "\\a".repeat(16_000);
    assertThat(StableNames.of(digits)).isEqualTo(digits);
    assertThat(StableNames.of(hex)).isEqualTo(hex);
    assertThat(StableNames.folder(deep).length()).isLessThan(100);
  }
}
