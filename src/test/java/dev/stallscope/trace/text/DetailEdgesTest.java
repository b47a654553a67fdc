package dev.stallscope.trace.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Column;
import dev.stallscope.model.Operation;
import dev.stallscope.trace.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Detail ends where its column ends: what stands before and behind it is of other columns. */
class DetailEdgesTest {
  private final DetailFields fields = new DetailFields();

  /** What is read of the bytes in this range. */
  private String read(Operation operation, byte[] bytes, int start, int length) {
    TextRow row = new TextRow();
    row.clear();
    row.bytes = bytes;
    row.set(Column.DETAIL, start, length);
    EventRecord event = new EventRecord();
    event.operation = operation;
    fields.fill(row, event);
    String target =
        new String(event.target, event.targetStart, event.targetLength, StandardCharsets.UTF_8);
    return "offset %d, length %d, code %d, flags %d, target '%s', parent %d"
        .formatted(event.offset, event.length, event.code, event.flags, target, fields.parentPid());
  }

  private String read(Operation operation, String detail) {
    byte[] bytes = detail.getBytes(StandardCharsets.UTF_8);
    return read(operation, bytes, 0, bytes.length);
  }

  /** Cut at every byte, so that every value, name and mark once stands at the end. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "READ_FILE | Offset: 4,096, Length: 1\u00A0024, I/O Flags: Non-cached, Paging I/O,"
            + " Priority: x",
        "WRITE_FILE | Offset: 1\u202F234, Length: -12, I/O Flags: Paging I/O, Non-cached",
        "LOCK_FILE | Exclusive: True, Offset: 10, Length: 2, Fail Immediately: True",
        "FILE_SYSTEM_CONTROL | Control: FSCTL_GET_REPARSE_POINT, Name: x",
        "CREATE_FILE_MAPPING | SyncType: SyncTypeCreateSection, PageProtection: x",
        "SET_DISPOSITION_INFORMATION_EX | Flags: FILE_DISPOSITION_DELETE, FILE_DISPOSITION_X, A: b",
        "SET_RENAME_INFORMATION_FILE | ReplaceIfExists: True, FileName: C:\\a, b: c",
        "PROCESS_CREATE | PID: 4712, Command line: a -b",
        "PROCESS_START | Parent PID: 712, Command line: a",
        "PROCESS_EXIT | Exit Status: -17, User Time: 0.0156001 seconds, Kernel Time: 1.0312002 s",
        "LOAD_IMAGE | Image Base: 0x7ff6, Image Size: 0x1f000",
      })
  void whatStandsBehindIsNotRead(Operation operation, String detail) {
    byte[] bytes = detail.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length <= bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThat(read(operation, bytes, 0, length))
          .as("%s", new String(cut, StandardCharsets.UTF_8))
          .isEqualTo(read(operation, cut, 0, length));
    }
  }

  @Test
  void aWordOrNumberThatIsCutIsAnother() {
    assertThat(read(Operation.LOCK_FILE, "Exclusive: Tru")).contains("flags 0");
    assertThat(read(Operation.LOCK_FILE, "Exclusive: True")).contains("flags 256");
    assertThat(read(Operation.READ_FILE, "Length: 4,096")).contains("length 4096,");
    assertThat(read(Operation.READ_FILE, "Length: 4,09")).contains("length 4,");
    assertThat(read(Operation.LOAD_IMAGE, "Image Size: ")).contains("length -1");
    assertThat(read(Operation.LOAD_IMAGE, "Image Size: 0x")).contains("length -1");
    assertThat(read(Operation.LOAD_IMAGE, "Image Size: 0x5")).contains("length 5");
    assertThat(read(Operation.FILE_SYSTEM_CONTROL, "Control: FSCTL_GET_REPARSE_POINT, Name:"))
        .as("no field without the blank, so it belongs to the value")
        .contains("code -1");
  }

  @Test
  void aFieldOpensTheDetailOrFollowsAComma() {
    assertThat(read(Operation.READ_FILE, "Length: 5")).contains("length 5");
    assertThat(read(Operation.READ_FILE, "a, Length: 5")).contains("length 5");
    assertThat(read(Operation.READ_FILE, "a Length: 5")).contains("length -1");
    assertThat(read(Operation.READ_FILE, "a,,Length: 5")).contains("length -1");
    assertThat(read(Operation.READ_FILE, " Length: 5"))
        .as("first in the buffer, with nothing before the blank")
        .contains("length -1");
    byte[] behindAnother = "C:\\a, Length: 5".getBytes(StandardCharsets.UTF_8);
    assertThat(read(Operation.READ_FILE, behindAnother, 5, behindAnother.length - 5))
        .as("the comma is of the column before")
        .contains("length -1");
  }

  @Test
  void theFirstFieldOfANameCounts() {
    assertThat(read(Operation.READ_FILE, "Length: 5, Length: 6")).contains("length 5");
    assertThat(read(Operation.PROCESS_CREATE, "PID: 8, Command line: a, PID: 9"))
        .contains("code 8")
        .contains("target 'a, PID: 9'");
  }

  @Test
  void withoutADetailNothingIsTold() {
    String nothing = "offset -1, length -1, code -1, flags 0, target '', parent -1";
    for (Operation operation : Operation.values()) {
      read(operation, "Parent PID: 12, Offset: 1, Length: 2");
      assertThat(read(operation, new byte[0], 0, 0)).isEqualTo(nothing);
      assertThat(read(operation, new byte[0], 0, -1)).isEqualTo(nothing);
    }
  }
}
