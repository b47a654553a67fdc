package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions of Windows have the names people use, and the names lead back to the numbers. */
class WindowsNameTest {
  @ParameterizedTest
  @CsvSource({
    "5,1,2600,3,1,Windows XP SP3 (build 2600)",
    "5,2,3790,2,1,Windows XP x64 SP2 (build 3790)",
    "5,2,3790,0,3,Windows Server 2003 (build 3790)",
    "6,0,6002,2,1,Windows Vista SP2 (build 6002)",
    "6,0,6003,0,3,Windows Server 2008 (build 6003)",
    "6,1,7601,1,1,Windows 7 SP1 (build 7601)",
    "6,1,7601,1,3,Windows Server 2008 R2 SP1 (build 7601)",
    "6,2,9200,0,1,Windows 8 (build 9200)",
    "6,2,9200,0,3,Windows Server 2012 (build 9200)",
    "6,3,9600,0,1,Windows 8.1 (build 9600)",
    "6,3,9600,0,3,Windows Server 2012 R2 (build 9600)",
    "10,0,21999,0,1,Windows 10 (build 21999)",
    "10,0,22000,0,1,Windows 11 (build 22000)",
    "10,0,17762,0,3,Windows Server 2016 (build 17762)",
    "10,0,17763,0,3,Windows Server 2019 (build 17763)",
    "10,0,20347,0,3,Windows Server 2019 (build 20347)",
    "10,0,20348,0,3,Windows Server 2022 (build 20348)",
    "10,0,26099,0,3,Windows Server 2022 (build 26099)",
    "10,0,26100,0,3,Windows Server 2025 (build 26100)"
  })
  void nameAndNumbersTellTheSame(
      int major, int minor, int build, int pack, int product, String name) {
    assertThat(WindowsName.text(major, minor, build, pack, product)).isEqualTo(name);
    assertThat(WindowsName.numbers(name))
        .isEqualTo(new WindowsName.Numbers(major, minor, build, pack, product));
  }

  @Test
  void otherVersionsAreCalledByTheirNumbers() {
    assertThat(WindowsName.text(11, 2, 30_000, 0, 1)).isEqualTo("Windows 11.2 (build 30000)");
    assertThat(WindowsName.text(11, 2, 30_000, 0, 2))
        .isEqualTo("Windows Server 11.2 (build 30000)");
    assertThat(WindowsName.text(10, 0, 22_631, 0, 0)).isEqualTo("Windows 11 (build 22631)");
    assertThat(WindowsName.text(0, 0, 7, 0, 1)).isEqualTo("Windows 0.0 (build 7)");
    assertThat(WindowsName.text(0, 5, 0, 0, 1)).isEqualTo("Windows 0.5 (build 0)");
    assertThat(WindowsName.text(5, 0, 0, 0, 1)).isEqualTo("Windows 5.0 (build 0)");
    assertThat(WindowsName.text(0, 0, 0, 0, 0)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Windows 11", "Linux (build 22000)", "Windows 11 (build 21999)", "Windows 12"})
  void whatIsNoNameHasNoNumbers(String name) {
    assertThat(WindowsName.numbers(name)).isEqualTo(new WindowsName.Numbers(0, 0, 0, 0, 0));
  }
}
