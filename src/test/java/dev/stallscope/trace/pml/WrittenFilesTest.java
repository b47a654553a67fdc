package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.CreateOptions;
import dev.stallscope.model.Disposition;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.OpenResult;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ShareMode;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.EventRecord;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written of opens, transfers, mappings, locks and controls is what their Detail tells. */
class WrittenFilesTest {
  private static final String FILE = "C:\\src\\a.go";

  @TempDir Path folder;

  private Written.Row row(int bits, EventRecord event) throws IOException {
    Written.Row row = Written.row(folder, bits, event);
    assertThat(row.path()).isEqualTo(FILE);
    return row;
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void anOpenWithAllThatIsToBeTold(int bits) throws IOException {
    EventRecord event = Written.event(Operation.CREATE_FILE, FILE);
    event.access = 0x120089;
    event.shareMode = ShareMode.READ | ShareMode.WRITE;
    event.disposition = Disposition.OPEN_IF;
    event.openResult = OpenResult.CREATED;
    event.options = CreateOptions.DELETE_ON_CLOSE | 0x60;
    event.flags = EventRecord.FLAG_IMPERSONATING;
    Written.Row row = row(bits, event);
    assertThat(row.event().access).isEqualTo(0x120089);
    assertThat(row.event().shareMode).isEqualTo(3);
    assertThat(row.event().disposition).isEqualTo(Disposition.OPEN_IF);
    assertThat(row.event().openResult).isEqualTo(OpenResult.CREATED);
    assertThat(row.event().options).isEqualTo(0x1060);
    assertThat(row.event().flags).isEqualTo(EventRecord.FLAG_IMPERSONATING);
    assertThat(row.answer()).hasSize(bits / 8);
    assertThat(row.detail())
        .isEqualTo(
            "Desired Access: Generic Read, Disposition: OpenIf, Options: Synchronous IO Non-Alert, "
                + "Non-Directory File, Delete On Close, Attributes: N, ShareMode: Read, Write, "
                + "AllocationSize: 0, Impersonating: S-1-5-21-1-2-3-1001, OpenResult: Created");
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void anOpenThatTellsNothingIsTheUsualOne(int bits) throws IOException {
    EventRecord event = Written.event(Operation.CREATE_FILE, FILE);
    event.access = 0x80;
    event.flags = ~EventRecord.FLAG_IMPERSONATING;
    event.status = NtStatus.SHARING_VIOLATION;
    Written.Row row = row(bits, event);
    assertThat(row.event().flags).isZero();
    assertThat(row.event().openResult).isEqualTo(EventRecord.NONE);
    assertThat(row.detail())
        .isEqualTo(
            "Desired Access: Read Attributes, Disposition: Open, Options: , Attributes: n/a, "
                + "ShareMode: Read, Write, Delete, AllocationSize: n/a");
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void aSupersedeThatSharesNothing(int bits) throws IOException {
    EventRecord event = Written.event(Operation.CREATE_FILE, FILE);
    event.access = 0x10000;
    event.shareMode = 0;
    event.disposition = Disposition.SUPERSEDE;
    event.options = -1;
    event.openResult = OpenResult.SUPERSEDED;
    Written.Row row = row(bits, event);
    assertThat(row.event().options).isEqualTo(0xFFFFFF);
    assertThat(row.event().disposition).isEqualTo(Disposition.SUPERSEDE);
    assertThat(row.event().openResult).isEqualTo(OpenResult.SUPERSEDED);
    assertThat(row.detail())
        .contains("Disposition: Supersede, ", "Attributes: N, ShareMode: None, AllocationSize: 0");
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void transfersTellWhatWasDone(int bits) throws IOException {
    EventRecord event = Written.event(Operation.READ_FILE, FILE);
    event.offset = 5_368_709_120L;
    event.length = 1_048_576;
    event.flags = EventRecord.FLAG_NON_CACHED | EventRecord.FLAG_PAGING_IO;
    Written.Row row = row(bits, event);
    assertThat(row.event().offset).isEqualTo(5_368_709_120L);
    assertThat(row.event().length).isEqualTo(1_048_576);
    assertThat(row.event().flags).isEqualTo(event.flags);
    assertThat(row.u32(16)).as("asked for").isEqualTo(1_048_576);
    assertThat(row.answer()).as("done").hasSize(bits / 8);
    assertThat(row.detail())
        .isEqualTo(
            "Offset: 5,368,709,120, Length: 1,048,576, I/O Flags: Non-cached, Paging I/O, "
                + "Synchronous Paging I/O, Priority: Normal");
    for (Operation write : new Operation[] {Operation.WRITE_FILE, Operation.PREPARE_MDL_WRITE}) {
      event.operation = write;
      event.flags = 0;
      Written.Row written = row(bits, event);
      assertThat(written.answer()).isEmpty();
      assertThat(written.detail())
          .isEqualTo("Offset: 5,368,709,120, Length: 1,048,576, Priority: Normal");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void aReadWithoutAnEndHasNoAnswer(int bits) throws IOException {
    EventRecord event = Written.event(Operation.MDL_READ, FILE);
    event.status = NtStatus.PENDING;
    event.durationTicks = Ticks.NONE;
    event.offset = 7;
    event.length = 9;
    Written.Row row = row(bits, event);
    assertThat(row.answer()).isEmpty();
    assertThat(row.event().length).isEqualTo(9);
    assertThat(row.event().durationTicks).isEqualTo(Ticks.NONE);
    event.status = NtStatus.SUCCESS;
    event.length = EventRecord.NONE;
    assertThat(row(bits, event).event().length).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void locksTellTheirRange(int bits) throws IOException {
    EventRecord event = Written.event(Operation.LOCK_FILE, FILE);
    event.offset = 1_073_741_824;
    event.length = 4_096;
    event.flags = EventRecord.FLAG_EXCLUSIVE;
    String range = "Offset: 1,073,741,824, Length: 4,096";
    assertThat(row(bits, event).detail())
        .isEqualTo("Exclusive: True, " + range + ", Fail Immediately: False");
    event.flags = EventRecord.FLAG_FAIL_IMMEDIATELY;
    assertThat(row(bits, event).detail())
        .isEqualTo("Exclusive: False, " + range + ", Fail Immediately: True");
    event.operation = Operation.UNLOCK_FILE_SINGLE;
    assertThat(row(bits, event).detail()).isEqualTo(range);
    event.operation = Operation.UNLOCK_FILE_ALL;
    assertThat(row(bits, event).detail()).isEqualTo("Offset: 0, Length: 0");
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void mappingsTellTheirProtection(int bits) throws IOException {
    EventRecord event = Written.event(Operation.CREATE_FILE_MAPPING, FILE);
    event.code = 1;
    String section = "SyncType: SyncTypeCreateSection, PageProtection: ";
    Written.Row usual = row(bits, event);
    assertThat(usual.event().code).isEqualTo(1);
    assertThat(usual.detail()).isEqualTo(section + "PAGE_READONLY");
    assertThat(usual.u32(20)).as("the true protection").isEqualTo(2);
    event.options = 0x20;
    assertThat(row(bits, event).detail()).isEqualTo(section + "PAGE_EXECUTE_READ");
    event.code = EventRecord.NONE;
    Written.Row other = row(bits, event);
    assertThat(other.detail()).isEqualTo("SyncType: SyncTypeOther");
    assertThat(other.u32(20)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void controlsTellTheirCode(int bits) throws IOException {
    EventRecord event = Written.event(Operation.FILE_SYSTEM_CONTROL, FILE);
    event.code = 0x11C017;
    assertThat(row(bits, event).detail())
        .isEqualTo("Control: FSCTL_PIPE_TRANSCEIVE, WriteLength: 1,024, ReadLength: 1,024");
    event.length = 0;
    assertThat(row(bits, event).detail()).endsWith("WriteLength: 0, ReadLength: 0");
    event.offset = 65_536;
    event.length = 512;
    for (int code : new int[] {FileTexts.FSCTL_OFFLOAD_READ, FileTexts.FSCTL_OFFLOAD_WRITE}) {
      event.code = code;
      assertThat(row(bits, event).event().code).isEqualTo(code);
      assertThat(row(bits, event).detail()).endsWith(", Offset: 65,536, Length: 512");
    }
    event.operation = Operation.DEVICE_IO_CONTROL;
    event.code = 0x900A8;
    assertThat(row(bits, event).detail()).isEqualTo("Control: FSCTL_GET_REPARSE_POINT");
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void theRestIsAsItMostOftenIs(int bits) throws IOException {
    EventRecord event = Written.event(Operation.NOTIFY_CHANGE_DIRECTORY, FILE);
    assertThat(row(bits, event).detail())
        .isEqualTo(
            "Filter: FILE_NOTIFY_CHANGE_FILE_NAME, FILE_NOTIFY_CHANGE_DIR_NAME, "
                + "FILE_NOTIFY_CHANGE_LAST_WRITE");
    event.operation = Operation.QUERY_SECURITY_FILE;
    assertThat(row(bits, event).detail()).isEqualTo("Information: Owner, Group, DACL");
    event.operation = Operation.FASTIO_MDL_READ_COMPLETE;
    assertThat(row(bits, event).detail()).isEqualTo("MDL: 0x8a102000");
    event.operation = Operation.FASTIO_ACQUIRE_FOR_MOD_WRITE;
    event.offset = 32_768;
    assertThat(row(bits, event).detail()).isEqualTo("EndingOffset: 32,768");
  }
}
