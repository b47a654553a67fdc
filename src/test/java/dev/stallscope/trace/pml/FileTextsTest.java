package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Column;
import dev.stallscope.model.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTextsTest {
  /** S-1-5-18. */
  private static final byte[] SYSTEM = {1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0};

  private static EventBytes create(int pointerSize, int disposition) {
    EventBytes bytes = EventBytes.of(pointerSize, Operation.CREATE_FILE);
    return bytes
        .intAt(bytes.pick(24, 20), disposition << 24 | 0x60)
        .shortAt(bytes.pick(32, 24), 0x2022)
        .shortAt(bytes.pick(34, 26), 5)
        .longAt(bytes.pick(56, 36), 1_234_567)
        .intAt(bytes.tail(0), 0x80000000)
        .intAt(bytes.tail(4), 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void createNamesEveryField(int pointerSize) {
    assertThat(create(pointerSize, 2).extraInt(0, 2).detail())
        .isEqualTo(
            "Desired Access: Generic Read, Disposition: Create, Options: Synchronous IO Non-Alert,"
                + " Non-Directory File, Attributes: HANCI, ShareMode: Read, Delete,"
                + " AllocationSize: 1,234,567, OpenResult: Created");
  }

  @ParameterizedTest
  @CsvSource({"1,n/a", "4,n/a", "0,'1,234,567'", "3,'1,234,567'", "5,'1,234,567'", "9,n/a"})
  void allocationSizeIsShownOnlyWhereAFileMayBeMade(int disposition, String shown) {
    assertThat(create(8, disposition).detail()).endsWith(", AllocationSize: " + shown);
  }

  @Test
  void impersonationStandsBeforeTheOpenResult() {
    EventBytes bytes = create(8, 1);
    bytes.byteAt(bytes.tail(4), SYSTEM.length).bytesAt(bytes.tail(8), SYSTEM);
    assertThat(bytes.extraInt(0, 1).detail())
        .endsWith(", Impersonating: NT AUTHORITY\\SYSTEM, OpenResult: Opened");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void readShowsTheBytesDoneWhenToldAndTheAskedOtherwise(int pointerSize) {
    EventBytes bytes = EventBytes.of(pointerSize, Operation.READ_FILE);
    bytes.intAt(8, 0x43 | 3 << 17).intAt(16, 8192).longAt(bytes.pick(32, 24), 5_000_000_000L);
    assertThat(bytes.detail())
        .isEqualTo(
            "Offset: 5,000,000,000, Length: 8,192, I/O Flags: Non-cached, Paging I/O, Synchronous"
                + " Paging I/O, Priority: Normal");
    assertThat(bytes.extraInt(0, 100).detail()).startsWith("Offset: 5,000,000,000, Length: 100,");
  }

  @Test
  void appendingWriteHasOffsetMinusOne() {
    EventBytes bytes = EventBytes.of(Operation.WRITE_FILE).intAt(16, 24).longAt(32, -1);
    assertThat(bytes.detail()).isEqualTo("Offset: -1, Length: 24");
  }

  @Test
  void unknownPriorityIsHex() {
    EventBytes bytes = EventBytes.of(Operation.WRITE_FILE).intAt(8, 6 << 17).longAt(32, 0);
    assertThat(bytes.detail()).isEqualTo("Offset: 0, Length: 0, Priority: 0x6");
  }

  @Test
  void wideMappingProtectionIsReadWhereProcmonReadsIt() {
    EventBytes bytes = EventBytes.of(Operation.CREATE_FILE_MAPPING).intAt(16, 1).intAt(20, 2);
    assertThat(bytes.detail()).isEqualTo("SyncType: SyncTypeCreateSection, PageProtection: ");
    assertThat(bytes.intAt(24, 0xD733650).detail())
        .isEqualTo("SyncType: SyncTypeCreateSection, PageProtection: PAGE_EXECUTE|PAGE_NOCACHE");
  }

  @Test
  void narrowMappingProtectionIsTheTrueOne() {
    EventBytes bytes = EventBytes.of(4, Operation.CREATE_FILE_MAPPING).intAt(16, 1).intAt(20, 8);
    assertThat(bytes.detail())
        .isEqualTo("SyncType: SyncTypeCreateSection, PageProtection: PAGE_WRITECOPY");
  }

  @Test
  void otherMappingsHaveNoProtection() {
    assertThat(EventBytes.of(Operation.CREATE_FILE_MAPPING).intAt(24, 2).detail())
        .isEqualTo("SyncType: SyncTypeOther");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void lockHasItsFlagsAroundItsRange(int pointerSize) {
    EventBytes bytes = EventBytes.of(pointerSize, Operation.LOCK_FILE);
    bytes
        .longAt(bytes.pick(32, 24), 2_147_483_538L)
        .byteAt(bytes.pick(48, 36), 1)
        .byteAt(bytes.pick(49, 37), 0)
        .longAt(bytes.tail(0), 510);
    assertThat(bytes.detail())
        .isEqualTo("Exclusive: False, Offset: 2,147,483,538, Length: 510, Fail Immediately: True");
    assertThat(bytes.longAt(bytes.tail(0), -1).detail()).contains("Length: 4,294,967,295,");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void offloadsAreReadFromTheInputBuffer(int pointerSize) {
    EventBytes read = EventBytes.of(pointerSize, Operation.FILE_SYSTEM_CONTROL);
    read.intAt(read.pick(32, 24), 0x94264).longAt(read.tail(16), 4096).longAt(read.tail(24), 8192);
    assertThat(read.detail())
        .isEqualTo("Control: FSCTL_OFFLOAD_READ, Offset: 4,096, Length: 8,192");
    EventBytes write = EventBytes.of(pointerSize, Operation.FILE_SYSTEM_CONTROL);
    write.intAt(write.pick(32, 24), 0x98268).longAt(write.tail(8), 1).longAt(write.tail(16), 2);
    assertThat(write.detail()).isEqualTo("Control: FSCTL_OFFLOAD_WRITE, Offset: 1, Length: 2");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void pipeTransceiveHasBothLengths(int pointerSize) {
    EventBytes bytes = EventBytes.of(pointerSize, Operation.FILE_SYSTEM_CONTROL);
    bytes.intAt(16, 1024).intAt(bytes.pick(24, 20), 116).intAt(bytes.pick(32, 24), 0x11C017);
    assertThat(bytes.detail())
        .isEqualTo("Control: FSCTL_PIPE_TRANSCEIVE, WriteLength: 116, ReadLength: 1,024");
    assertThat(bytes.text(Column.CATEGORY, 0)).isEqualTo("Write");
  }

  @Test
  void unknownControlIsSpeltOut() {
    EventBytes bytes = EventBytes.of(Operation.DEVICE_IO_CONTROL).intAt(32, 0x1403A4);
    assertThat(bytes.detail()).isEqualTo("Control: 0x1403a4 (Device:0x14 Function:233 Method: 0)");
  }

  @Test
  void securityInformationWithoutANameIsHex() {
    EventBytes bytes = EventBytes.of(Operation.QUERY_SECURITY_FILE).intAt(16, 0x80000105);
    assertThat(bytes.detail()).isEqualTo("Information: Owner, DACL, DACL Protected, 0x100");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void notifyNamesWhatIsWatched(int pointerSize) {
    EventBytes bytes = EventBytes.of(pointerSize, Operation.NOTIFY_CHANGE_DIRECTORY);
    bytes.intAt(bytes.pick(24, 20), 0x81);
    assertThat(bytes.detail())
        .isEqualTo("Filter: FILE_NOTIFY_CHANGE_FILE_NAME, FILE_NOTIFY_CHANGE_EA");
  }

  @Test
  void fastIoPartsHaveTheirs() {
    EventBytes mdl = EventBytes.of(Operation.FASTIO_MDL_READ_COMPLETE).longAt(16, 0xffffa90f24a6L);
    assertThat(mdl.detail()).isEqualTo("MDL: 0xffffa90f24a6");
    EventBytes end = EventBytes.of(4, Operation.FASTIO_ACQUIRE_FOR_MOD_WRITE);
    assertThat(end.longAt(end.tail(0), 32768).detail()).isEqualTo("EndingOffset: 32,768");
  }
}
