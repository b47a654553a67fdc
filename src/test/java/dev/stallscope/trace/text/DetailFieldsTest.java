package dev.stallscope.trace.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Column;
import dev.stallscope.trace.EventRecord;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a Detail tells: only the fields of its operation, and "not told" where it cannot be read.
 */
class DetailFieldsTest {
  private static EventRecord read(String operation, String detail) {
    return new Rows(Column.OPERATION, Column.DETAIL).row(operation, detail).events().get(0);
  }

  private static String target(EventRecord event) {
    return new String(event.target, event.targetStart, event.targetLength, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ReadFile | Offset: 4,096, Length: 512, Priority: Normal | 4096 | 512 | 0",
        "ReadFile | Offset: 0, Length: 16, I/O Flags: Non-cached, Paging I/O, Priority: Low"
            + " | 0 | 16 | 3",
        "WriteFile | Offset: 7, Length: 1, I/O Flags: Paging I/O | 7 | 1 | 2",
        "WriteFile | Offset: 7, Length: 1, I/O Flags: Non-cached, Write Through | 7 | 1 | 1",
        "ReadFile | Length: 1.048.576 | -1 | 1048576 | 0",
        "ReadFile | Offset: x, Length: | -1 | -1 | 0",
        "ReadFile | Offset 4, MyLength: 5 | -1 | -1 | 0",
        "LockFile | Exclusive: True, Offset: 10, Length: 2, Fail Immediately: False"
            + " | 10 | 2 | 256",
        "LockFile | Exclusive: False, Offset: 10, Length: 2, Fail Immediately: True"
            + " | 10 | 2 | 512",
        "LockFile | Offset: -1, Length: 2, Exclusive: Tru | -1 | 2 | 0",
        "UnlockFileSingle | Offset: 1.234.567, Length: 1 | 1234567 | 1 | 0",
        "TCP Send | Length: 1 460, startime: 1, endtime: 2 | -1 | 1460 | 0",
        "UDP Receive | Length: 70 | -1 | 70 | 0",
        "QueryOpen | Offset: 3, Length: 4 | -1 | -1 | 0",
      })
  void placesAndLengths(String operation, String detail, long offset, long length, int flags) {
    EventRecord event = read(operation, detail);
    assertThat(event.offset).isEqualTo(offset);
    assertThat(event.length).isEqualTo(length);
    assertThat(event.flags).isEqualTo(flags);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FileSystemControl | Control: FSCTL_GET_REPARSE_POINT | 0x900a8",
        "DeviceIoControl | Control: 0x2d1080 (Device:0x2d Function:1056 Method: 0) | 0x2d1080",
        "FileSystemControl | Control: no such thing | -1",
        "FileSystemControl | nothing | -1",
        "CreateFileMapping | SyncType: SyncTypeCreateSection, PageProtection: PAGE_READONLY | 1",
        "CreateFileMapping | SyncType: SyncTypeOther | 0",
        "CreateFileMapping | SyncType: Other | -1",
        "Process Create | PID: 4712, Command line: a | 4712",
        "Process Create | PID: , Command line: a | -1",
        "Thread Create | Thread ID: 5,208 | 5208",
        "Thread Exit | Thread ID: 7, User Time: 0.0000001, Kernel Time: 0.0000002 | -1",
        "Process Exit | Exit Status: -1073741510, User Time: 0.0000000 seconds | -1073741510",
      })
  void codes(String operation, String detail, String code) {
    assertThat(read(operation, detail).code).isEqualTo(Long.decode(code).intValue());
  }

  /** User and Kernel Time together, in ticks; seven decimals behind whatever mark. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Process Exit | Exit Status: 0, User Time: 0.0156001 seconds, Kernel Time: 12.0312002"
            + " seconds, Private Bytes: 4,096 | 120468003",
        "Thread Exit | User Time: 0,0000000, Kernel Time: 0,0000002 | 2",
        "Process Profiling | User Time: 3.0000001 seconds, Kernel Time: 0.0000000 seconds |"
            + " 30000001",
        "Thread Profiling | Kernel Time: 1.0000000, User Time: 2.5000000 | 35000000",
        "Process Exit | User Time: 0.0000000, Kernel Time: 0.0000000 | 0",
        "Process Exit | User Time: 2147483647.0000000, Kernel Time: 0.0000009 | 21474836470000009",
        "Process Exit | User Time: 2147483648.0000000, Kernel Time: 0.0000009 | -1",
        "Process Exit | User Time: 1234567890123456789.0000000, Kernel Time: 0.0000009 | -1",
        "Process Exit | User Time: 1.0000001 | -1",
        "Process Exit | Kernel Time: 1.0000001 | -1",
        "Process Exit | User Time: 1.000001, Kernel Time: 1.0000001 | -1",
        "Process Exit | User Time: 1.0000001, Kernel Time: 1.00000010 | -1",
        "Process Exit | User Time: .0000001, Kernel Time: 1.0000001 | -1",
        "Process Exit | User Time: 1, Kernel Time: 1.0000001 | -1",
        "Process Exit | User Time: x, Kernel Time: 1.0000001 | -1",
        "Process Start | User Time: 1.0000000, Kernel Time: 1.0000000 | -1",
      })
  void processorTimes(String operation, String detail, long ticks) {
    assertThat(read(operation, detail).offset).isEqualTo(ticks);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Load Image | Image Base: 0x7ff6, Image Size: 0x1f000 | 0x1f000",
        "Load Image | Image Size: 0xA, Image Base: 0x1 | 10",
        "Load Image | Image Size: 0x | -1",
        "Load Image | Image Size: 12 | -1",
        "Load Image | Image Size: 0x123456789abcdef | 0x123456789abcdef",
        "Load Image | Image Size: 0x1123456789abcdef | -1",
        "Load Image | Image Base: 0x5 | -1",
      })
  void imageSizes(String operation, String detail, String length) {
    assertThat(read(operation, detail).length).isEqualTo(Long.decode(length));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SetDispositionInformationFile | Delete: True | 1024",
        "SetDispositionInformationFile | Delete: False | 8192",
        "SetDispositionInformationEx | Flags: FILE_DISPOSITION_DELETE, FILE_DISPOSITION_X | 1024",
        "SetDispositionInformationEx | Flags: FILE_DISPOSITION_DO_NOT_DELETE | 8192",
        "SetDispositionInformationEx | Flags: FILE_DISPOSITION_POSIX_SEMANTICS, A: b | 8192",
        "SetDispositionInformationEx | 'Flags: ' | 8192",
        "SetDispositionInformationEx | Flags: 0x3 | 0",
        "SetDispositionInformationEx | Flags: FILE_DISPOSITION_DELET | 0",
        "SetDispositionInformationFile | Delete: Fals | 0",
        "SetDispositionInformationFile | '' | 0",
        "SetRenameInformationFile | ReplaceIfExists: True, FileName: C:\\b | 2048",
        "SetRenameInformationFile | ReplaceIfExists: False, FileName: C:\\b | 0",
        "SetRenameInformationEx | Flags: FILE_RENAME_POSIX, FILE_RENAME_REPLACE_IF_EXISTS,"
            + " FileName: C:\\b | 2048",
        "SetLinkInformationFile | Flags: FILE_LINK_REPLACE_IF_EXISTS, FileName: C:\\b | 2048",
      })
  void deletingAndReplacing(String operation, String detail, int flags) {
    assertThat(read(operation, detail).flags).isEqualTo(flags);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SetRenameInformationFile | ReplaceIfExists: True, FileName: C:\\a, b: c | C:\\a, b: c",
        "Process Create | PID: 8, Command line: x /y, z | x /y, z",
        "Process Create | PID: 8 | ''",
      })
  void theLastFieldGoesToTheEnd(String operation, String detail, String target) {
    assertThat(target(read(operation, detail))).isEqualTo(target);
  }

  @Test
  void anOpenTellsWhatItAskedForAndGot() {
    EventRecord event =
        read(
            "CreateFile",
            "Desired Access: Generic Read, Disposition: OpenIf, Options: Synchronous IO Non-Alert,"
                + " Non-Directory File, Attributes: N, ShareMode: Read, Delete, AllocationSize: 0,"
                + " Impersonating: A\\b, OpenResult: Created");
    assertThat(event.access).isEqualTo(0x120089);
    assertThat(event.disposition).isEqualTo(3);
    assertThat(event.options).isEqualTo(0x60);
    assertThat(event.shareMode).isEqualTo(5);
    assertThat(event.openResult).isEqualTo(2);
    assertThat(event.flags).isEqualTo(EventRecord.FLAG_IMPERSONATING);
  }

  @Test
  void aKeyTellsItsAccess() {
    assertThat(read("RegOpenKey", "Desired Access: Query Value").access).isEqualTo(1);
    assertThat(read("RegCreateKey", "Desired Access: Set Value, Disposition: x").access)
        .isEqualTo(2);
    assertThat(read("RegQueryValue", "Desired Access: Query Value").access).isZero();
  }

  @Test
  void withoutADetailNothingOfTheLastRowIsLeft() {
    Rows rows =
        new Rows(Column.OPERATION, Column.DETAIL)
            .row("Process Start", "Parent PID: 12, Command line: a")
            .row("Process Start", "");
    rows.events();
    assertThat(rows.processes()).extracting(process -> process.parentPid()).containsExactly(12, -1);
  }
}
