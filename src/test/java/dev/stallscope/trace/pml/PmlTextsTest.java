package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Column;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PmlTextsTest {
  private static final KnownProcesses TABLES =
      Processes.tables(Processes.of("go.exe", "PC\\anna", 0x0001_0000_0000_E0ACL));

  private static EventBytes read() {
    EventBytes bytes = EventBytes.of(Operation.READ_FILE);
    bytes.event.startTicks = EventBytes.SUMMER_2020 + 16 * 3600 * Ticks.PER_SECOND + 1_234_567;
    bytes.event.durationTicks = 123;
    bytes.event.threadId = 77;
    byte[] path = "xC:\\Temp\\ä.txt".getBytes(StandardCharsets.UTF_8);
    bytes.event.path = path;
    bytes.event.pathStart = 1;
    bytes.event.pathLength = path.length - 1;
    return bytes;
  }

  @ParameterizedTest
  @CsvSource({
    "TIME_OF_DAY,4:00:00.1234567 PM",
    "DATE_AND_TIME,7/1/2020 4:00:00 PM",
    "RELATIVE_TIME,16:00:00.1234567",
    "DURATION,0.0000123",
    "COMPLETION_TIME,4:00:00.1234690 PM",
    "PROCESS_NAME,go.exe",
    "PID,4711",
    "PARENT_PID,815",
    "TID,77",
    "OPERATION,ReadFile",
    "EVENT_CLASS,File System",
    "CATEGORY,Read",
    "PATH,C:\\Temp\\ä.txt",
    "RESULT,SUCCESS",
    "SEQUENCE,n/a",
    "IMAGE_PATH,C:\\bin\\go.exe",
    "COMPANY,Example Ltd",
    "DESCRIPTION,An example",
    "VERSION,1.0",
    "USER,PC\\anna",
    "AUTHENTICATION_ID,00010000:0000e0ac",
    "SESSION,1",
    "COMMAND_LINE,go.exe --run",
    "VIRTUALIZED,False",
    "INTEGRITY,Medium",
    "ARCHITECTURE,64-bit"
  })
  void columnsReadLikeProcmons(Column column, String text) {
    assertThat(read().text(column, EventBytes.SUMMER_2020, TABLES)).isEqualTo(text);
  }

  @Test
  void pendingEventsHaveNoEnd() {
    EventBytes bytes = read();
    bytes.event.durationTicks = Ticks.NONE;
    bytes.event.status = NtStatus.PENDING;
    for (Column column : new Column[] {Column.DURATION, Column.COMPLETION_TIME, Column.RESULT}) {
      assertThat(bytes.text(column, EventBytes.SUMMER_2020, TABLES)).isEmpty();
    }
  }

  @Test
  void anInformationClassWithoutANameHasACategory() {
    EventBytes bytes = EventBytes.of(Operation.SET_BASIC_INFORMATION_FILE).byteAt(0, 0x48);
    bytes.event.operation = Operation.UNKNOWN_FILE_SYSTEM;
    assertThat(bytes.text(Column.OPERATION, 0)).isEqualTo("<Unknown>");
    assertThat(bytes.text(Column.CATEGORY, 0)).isEqualTo("Write Metadata");
    assertThat(bytes.detail()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2,1,''", "2,2,Write", "1,3,Write", "1,9,''", "2,9,Write", "77,9,''"})
  void createIsAWriteWhenItMadeOrWouldMakeSomething(int disposition, int result, String category) {
    EventBytes bytes = EventBytes.of(Operation.CREATE_FILE).intAt(24, disposition << 24);
    assertThat(bytes.extraInt(0, result).text(Column.CATEGORY, 0)).isEqualTo(category);
  }
}
