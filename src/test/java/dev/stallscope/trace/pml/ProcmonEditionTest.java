package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcmonEditionTest {
  private static long at(int year, int month, int day) {
    return Ticks.ofUtc(LocalDateTime.of(year, month, day, 0, 0));
  }

  private static ProcessInfo process(String description, String version, LoadedModule... modules) {
    return Processes.of("a.exe", "", -1, description, version, List.of(modules));
  }

  private static LoadedModule driver(String name, String version) {
    return new LoadedModule("C:\\Windows\\system32\\Drivers\\" + name, 0, 0, version, "", "", 0);
  }

  @ParameterizedTest
  @CsvSource({
    "2017,12,31,BEFORE_350",
    "2018,1,1,BEFORE_360",
    "2020,9,16,BEFORE_360",
    "2020,9,17,SINCE_360"
  })
  void theDateDecidesWhenNothingElseDoes(int year, int month, int day, ProcmonEdition edition) {
    assertThat(ProcmonEdition.of(List.of(), at(year, month, day))).isEqualTo(edition);
  }

  @ParameterizedTest
  @CsvSource({
    "PROCMON23.SYS,'',BEFORE_350",
    "PROCMON24.SYS,3.51,BEFORE_360",
    "PROCMON24.SYS,'',BEFORE_360",
    "PROCMON24.SYS,4.01,SINCE_360",
    "ntfs.sys,10.0,BEFORE_360"
  })
  void theDriverKnowsBetter(String name, String version, ProcmonEdition edition) {
    assertThat(ProcmonEdition.of(List.of(process("", "", driver(name, version))), at(2020, 7, 11)))
        .isEqualTo(edition);
  }

  @ParameterizedTest
  @CsvSource({"3.4,BEFORE_350", "3.53,BEFORE_360", "3.60,SINCE_360", "3.83.0.1,SINCE_360"})
  void procmonItselfKnowsBest(String version, ProcmonEdition edition) {
    List<ProcessInfo> processes =
        List.of(
            process("", "", driver("PROCMON24.SYS", "4.01")), process("Process Monitor", version));
    assertThat(ProcmonEdition.of(processes, at(2023, 1, 1))).isEqualTo(edition);
  }

  @Test
  void newNamesAreUnknownToOldEditions() {
    assertThat(ProcmonEdition.BEFORE_360.operationName(Operation.QUERY_CASE_SENSITIVE_INFORMATION))
        .isEqualTo("<Unknown>");
    assertThat(ProcmonEdition.SINCE_360.operationName(Operation.QUERY_CASE_SENSITIVE_INFORMATION))
        .isEqualTo("QueryCaseSensitiveInformation");
    assertThat(ProcmonEdition.BEFORE_350.operationName(Operation.QUERY_STAT_INFORMATION))
        .isEqualTo("QueryStatInformation");
  }
}
