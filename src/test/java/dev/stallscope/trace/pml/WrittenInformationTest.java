package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.trace.EventRecord;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Blocks of what is asked of files and volumes, and of what is set, are read as they were meant.
 */
class WrittenInformationTest {
  private static final String FILE = "C:\\src\\ä.go";

  /** A day before the capture. */
  private static final String TIMES =
      "CreationTime: 6/30/2020 12:00:00 AM, LastAccessTime: 6/30/2020 12:00:00 AM, "
          + "LastWriteTime: 6/30/2020 12:00:00 AM, ChangeTime: 6/30/2020 12:00:00 AM";

  @TempDir Path folder;

  private String detail(int bits, EventRecord event) throws IOException {
    Written.Row row = Written.row(folder, bits, event);
    assertThat(row.path()).isEqualTo(FILE);
    return row.detail();
  }

  private static EventRecord sized(Operation operation, long size) {
    EventRecord event = Written.event(operation, FILE);
    event.length = size;
    return event;
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void questionsAboutAFile(int bits) throws IOException {
    assertThat(detail(bits, sized(Operation.QUERY_BASIC_INFORMATION_FILE, 5)))
        .isEqualTo(TIMES + ", FileAttributes: A");
    assertThat(detail(bits, sized(Operation.QUERY_STANDARD_INFORMATION_FILE, 4_097)))
        .isEqualTo(
            "AllocationSize: 8,192, EndOfFile: 4,097, NumberOfLinks: 1, DeletePending: False, "
                + "Directory: False");
    assertThat(detail(bits, sized(Operation.QUERY_STANDARD_INFORMATION_FILE, EventRecord.NONE)))
        .startsWith("AllocationSize: 4,096, EndOfFile: 4,096, ");
    assertThat(detail(bits, sized(Operation.QUERY_STANDARD_INFORMATION_FILE, 0)))
        .startsWith("AllocationSize: 0, EndOfFile: 0, ");
    assertThat(detail(bits, sized(Operation.QUERY_NAME_INFORMATION_FILE, 0)))
        .isEqualTo("Name: \\src\\ä.go");
    assertThat(detail(bits, sized(Operation.QUERY_ATTRIBUTE_TAG_FILE, 0)))
        .isEqualTo("Attributes: A, ReparseTag: 0x0");
    assertThat(detail(bits, sized(Operation.QUERY_OPEN, 1)))
        .isEqualTo(TIMES + ", AllocationSize: 4,096, EndOfFile: 1, FileAttributes: A");
    assertThat(detail(bits, sized(Operation.QUERY_NETWORK_OPEN_INFORMATION_FILE, 0)))
        .startsWith(TIMES + ", AllocationSize: ")
        .endsWith(", FileAttributes: A");
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void everythingAboutAFile(int bits) throws IOException {
    EventRecord event = sized(Operation.QUERY_ALL_INFORMATION_FILE, 10);
    event.access = 0x120089;
    event.status = NtStatus.BUFFER_OVERFLOW;
    Written.Row row = Written.row(folder, bits, event);
    assertThat(row.detail())
        .startsWith(
            TIMES
                + ", FileAttributes: A, AllocationSize: 4,096, EndOfFile: 10, NumberOfLinks: 1, "
                + "DeletePending: False, Directory: False, IndexNumber: 0x10000")
        .endsWith(
            ", EaSize: 0, Access: Generic Read, Position: 0, Mode: , AlignmentRequirement: Byte");
    assertThat(RawEvent.u32(row.answer(), 96)).as("bytes of the name").isEqualTo(2 * 9);
    assertThat(row.answer()).hasSize(100 + 2 * 9);
    assertThat(row.u32(16)).as("size of the block").isEqualTo(row.answer().length);
    assertThat(row.u32(bits == 64 ? 24 : 20)).as("information class").isEqualTo(18);
  }

  /** 31 times the hash so far, from 1 on, plus the next byte: of "C" 31 + 67. */
  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void aFileKeepsItsNumber(int bits) throws IOException {
    EventRecord event = Written.event(Operation.QUERY_FILE_INTERNAL_INFORMATION_FILE, "C");
    assertThat(Written.row(folder, bits, event).detail()).isEqualTo("IndexNumber: 0x1000000000062");
    Written.path(event, "C:");
    assertThat(Written.row(folder, bits, event).detail()).isEqualTo("IndexNumber: 0x1000000000c18");
    Written.path(event, "\\\\server\\share");
    event.operation = Operation.QUERY_NAME_INFORMATION_FILE;
    assertThat(Written.row(folder, bits, event).detail()).isEqualTo("Name: \\\\server\\share");
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void aFailedQuestionHasNoAnswer(int bits) throws IOException {
    for (Operation operation :
        new Operation[] {
          Operation.QUERY_BASIC_INFORMATION_FILE,
          Operation.QUERY_SIZE_INFORMATION_VOLUME,
          Operation.QUERY_OPEN
        }) {
      EventRecord event = sized(operation, 5);
      event.status = NtStatus.ACCESS_DENIED;
      Written.Row row = Written.row(folder, bits, event);
      assertThat(row.answer()).isEmpty();
      assertThat(row.detail()).isEmpty();
    }
    EventRecord event = sized(Operation.QUERY_SIZE_INFORMATION_VOLUME, 5);
    event.status = NtStatus.ACCESS_DENIED;
    assertThat(Written.row(folder, bits, event).u32(bits == 64 ? 24 : 20)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void questionsAboutAVolume(int bits) throws IOException {
    assertThat(detail(bits, sized(Operation.QUERY_INFORMATION_VOLUME, 0)))
        .isEqualTo(
            "VolumeCreationTime: 6/30/2020 12:00:00 AM, VolumeSerialNumber: 1A2B-3C4D, "
                + "SupportsObjects: True, VolumeLabel: ");
    assertThat(detail(bits, sized(Operation.QUERY_SIZE_INFORMATION_VOLUME, 0)))
        .isEqualTo(
            "TotalAllocationUnits: 62,000,000, AvailableAllocationUnits: 31,000,000, "
                + "SectorsPerAllocationUnit: 8, BytesPerSector: 512");
    assertThat(detail(bits, sized(Operation.QUERY_FULL_SIZE_INFORMATION_VOLUME, 0)))
        .isEqualTo(
            "TotalAllocationUnits: 62,000,000, CallerAvailableAllocationUnits: 31,000,000, "
                + "ActualAvailableAllocationUnits: 31,000,000, SectorsPerAllocationUnit: 8, "
                + "BytesPerSector: 512");
    assertThat(detail(bits, sized(Operation.QUERY_DEVICE_INFORMATION_VOLUME, 0)))
        .isEqualTo("DeviceType: Disk, Characteristics: Mounted");
    assertThat(detail(bits, sized(Operation.QUERY_ATTRIBUTE_INFORMATION_VOLUME, 0)))
        .endsWith("MaximumComponentNameLength: 255, FileSystemName: NTFS");
    assertThat(detail(bits, sized(Operation.QUERY_OBJECT_ID_INFORMATION_VOLUME, 0)))
        .startsWith("ObjectId: 4D3C2B1A00000000");
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void whatIsSetStandsBehindThePath(int bits) throws IOException {
    assertThat(detail(bits, sized(Operation.SET_BASIC_INFORMATION_FILE, 5)))
        .isEqualTo(TIMES + ", FileAttributes: A");
    assertThat(detail(bits, sized(Operation.SET_END_OF_FILE_INFORMATION_FILE, 70_000)))
        .isEqualTo("EndOfFile: 70,000");
    assertThat(detail(bits, sized(Operation.SET_ALLOCATION_INFORMATION_FILE, -1)))
        .isEqualTo("AllocationSize: 0");
    EventRecord event = Written.event(Operation.SET_DISPOSITION_INFORMATION_FILE, FILE);
    event.flags = ~EventRecord.FLAG_DELETE;
    assertThat(detail(bits, event)).isEqualTo("Delete: False");
    event.flags = EventRecord.FLAG_DELETE;
    assertThat(detail(bits, event)).isEqualTo("Delete: True");
    event.operation = Operation.SET_DISPOSITION_INFORMATION_EX;
    Written.Row row = Written.row(folder, bits, event);
    assertThat(row.detail())
        .isEqualTo("Flags: FILE_DISPOSITION_DELETE, FILE_DISPOSITION_POSIX_SEMANTICS");
    assertThat(row.event().flags).isEqualTo(EventRecord.FLAG_DELETE);
    assertThat(row.u32(16)).as("size of the block").isEqualTo(4);
    assertThat(row.u32(bits == 64 ? 24 : 20)).as("information class").isEqualTo(64);
    event.flags = 0;
    assertThat(detail(bits, event)).isEqualTo("Flags: ");
  }
}
