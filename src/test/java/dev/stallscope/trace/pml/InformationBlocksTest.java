package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Column;
import dev.stallscope.model.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InformationBlocksTest {
  private static final long JULY = EventBytes.SUMMER_2020;

  private static EventBytes rename(int pointerSize, Operation operation, int flags) {
    EventBytes bytes = EventBytes.of(pointerSize, operation);
    String raw = "\\??\\C:\\Temp\\b.txt";
    int block = bytes.pick(20, 12) + 2 * raw.length();
    return bytes
        .intAt(16, block)
        .intAt(bytes.tail(0), flags)
        .pointerAt(bytes.tail(bytes.pick(8, 4)), 0)
        .intAt(bytes.tail(bytes.pick(16, 8)), 2 * raw.length())
        .utf16At(bytes.tail(bytes.pick(20, 12)), raw);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void renameShowsThePathTheDriverResolved(int pointerSize) {
    EventBytes bytes = rename(pointerSize, Operation.SET_RENAME_INFORMATION_FILE, 1);
    int resolved = bytes.pick(20, 12) + 2 * "\\??\\C:\\Temp\\b.txt".length();
    bytes.shortAt(bytes.tail(resolved), 13).utf16At(bytes.tail(resolved + 2), "C:\\Temp\\b.txt");
    assertThat(bytes.detail()).isEqualTo("ReplaceIfExists: True, FileName: C:\\Temp\\b.txt");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void renameWithoutItShowsTheNameAsGiven(int pointerSize) {
    EventBytes bytes = rename(pointerSize, Operation.SET_RENAME_INFORMATION_EX, 0x42);
    assertThat(bytes.detail()).isEqualTo("ReplaceIfExists: False, FileName: \\??\\C:\\Temp\\b.txt");
  }

  @Test
  void exFlagsSayReplaceInTheirLowestBit() {
    EventBytes link = rename(8, Operation.SET_LINK_INFORMATION_FILE, 0x100);
    assertThat(link.detail()).startsWith("ReplaceIfExists: False");
    EventBytes rename = rename(8, Operation.SET_RENAME_INFORMATION_EX, 0x43);
    assertThat(rename.detail()).startsWith("ReplaceIfExists: True");
  }

  @Test
  void dispositionExNamesItsFlags() {
    EventBytes bytes = EventBytes.of(Operation.SET_DISPOSITION_INFORMATION_EX);
    assertThat(bytes.intAt(bytes.tail(0), 0x13).detail())
        .isEqualTo(
            "Flags: FILE_DISPOSITION_DELETE, FILE_DISPOSITION_POSIX_SEMANTICS,"
                + " FILE_DISPOSITION_IGNORE_READONLY_ATTRIBUTE");
    assertThat(bytes.text(Column.CATEGORY, 0)).isEqualTo("Write Metadata");
  }

  @Test
  void dispositionIsAWriteOnlyWhenItDeletes() {
    EventBytes bytes = EventBytes.of(Operation.SET_DISPOSITION_INFORMATION_FILE);
    assertThat(bytes.byteAt(bytes.tail(0), 0).detail()).isEqualTo("Delete: False");
    assertThat(bytes.text(Column.CATEGORY, 0)).isEmpty();
    assertThat(bytes.byteAt(bytes.tail(0), 1).detail()).isEqualTo("Delete: True");
    assertThat(bytes.text(Column.CATEGORY, 0)).isEqualTo("Write");
  }

  @Test
  void settingTimesToNothingAndToNonsenseIsShown() {
    EventBytes bytes = EventBytes.of(Operation.SET_BASIC_INFORMATION_FILE);
    bytes
        .longAt(bytes.tail(0), 0)
        .longAt(bytes.tail(8), -1)
        .longAt(bytes.tail(16), JULY)
        .longAt(bytes.tail(24), Long.MAX_VALUE)
        .intAt(bytes.tail(32), 0);
    assertThat(bytes.detail())
        .startsWith("CreationTime: 1/1/1601 12:00:00 AM, LastAccessTime: ")
        .contains(", LastWriteTime: 7/1/2020 12:00:00 AM, ChangeTime: ")
        .endsWith(", FileAttributes: n/a");
  }

  @Test
  void queryOpenShowsSizesAsSizes() {
    EventBytes bytes = networkOpen(Operation.QUERY_OPEN);
    assertThat(bytes.detail())
        .endsWith("AllocationSize: 4,096, EndOfFile: 1,417, FileAttributes: A");
  }

  @Test
  void networkOpenShowsSizesAsTimesLikeProcmon() {
    EventBytes bytes = networkOpen(Operation.QUERY_NETWORK_OPEN_INFORMATION_FILE);
    assertThat(bytes.detail())
        .isEqualTo(
            "CreationTime: 7/1/2020 12:00:00 AM, LastAccessTime: 7/1/2020 12:00:00 AM,"
                + " LastWriteTime: 7/1/2020 12:00:00 AM, ChangeTime: 7/1/2020 12:00:00 AM,"
                + " AllocationSize: 1/1/1601 12:00:00 AM, EndOfFile: 1/1/1601 12:00:00 AM,"
                + " FileAttributes: A");
  }

  private static EventBytes networkOpen(Operation operation) {
    return EventBytes.of(operation)
        .extraLong(0, JULY)
        .extraLong(8, JULY)
        .extraLong(16, JULY)
        .extraLong(24, JULY)
        .extraLong(32, 4096)
        .extraLong(40, 1417)
        .extraInt(48, 0x20);
  }

  @Test
  void everythingAtOnce() {
    EventBytes bytes =
        EventBytes.of(Operation.QUERY_ALL_INFORMATION_FILE)
            .extraInt(32, 0x10)
            .extraLong(40, 8192)
            .extraLong(48, 5000)
            .extraInt(56, 2)
            .extraInt(60, 0x0100)
            .extraLong(64, 0x20000000045bbL)
            .extraInt(72, 1234)
            .extraInt(76, 0x120089)
            .extraLong(80, 1_000_000)
            .extraInt(88, 0x20)
            .extraInt(92, 3);
    assertThat(bytes.detail())
        .endsWith(
            ", FileAttributes: D, AllocationSize: 8,192, EndOfFile: 5,000, NumberOfLinks: 2,"
                + " DeletePending: False, Directory: True, IndexNumber: 0x20000000045bb, EaSize:"
                + " 1,234, Access: Generic Read, Position: 1,000,000, Mode: Synchronous IO"
                + " Non-Alert, AlignmentRequirement: Long");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "QUERY_OPEN",
        "QUERY_BASIC_INFORMATION_FILE",
        "QUERY_STANDARD_INFORMATION_FILE",
        "QUERY_FILE_INTERNAL_INFORMATION_FILE",
        "QUERY_ALL_INFORMATION_FILE",
        "QUERY_NETWORK_OPEN_INFORMATION_FILE",
        "QUERY_ATTRIBUTE_TAG_FILE"
      })
  void aBlockThatIsCutIsNotShown(Operation operation) {
    assertThat(EventBytes.of(operation).extraInt(0, 7).detail()).isEmpty();
  }

  @Test
  void aCutNameIsShownAsFarAsItGoes() {
    EventBytes bytes = EventBytes.of(Operation.QUERY_NAME_INFORMATION_FILE);
    assertThat(bytes.extraInt(0, 400).extraUtf16(4, "\\Users\\te").detail())
        .isEqualTo("Name: \\Users\\te");
  }
}
