package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.NtStatus;
import dev.stallscope.model.OpenResult;
import dev.stallscope.model.Operation;
import dev.stallscope.trace.EventRecord;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written of registry events is what their Detail tells. */
class WrittenRegistryTest {
  private static final String KEY = "HKLM\\SOFTWARE\\Vendor\\值";

  @TempDir Path folder;

  private Written.Row row(int bits, EventRecord event) throws IOException {
    Written.Row row = Written.row(folder, bits, event);
    assertThat(row.path()).isEqualTo(KEY);
    return row;
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void keysAreOpenedAndMade(int bits) throws IOException {
    EventRecord event = Written.event(Operation.REG_OPEN_KEY, KEY);
    event.access = 0x20019;
    assertThat(row(bits, event).event().access).isEqualTo(0x20019);
    assertThat(row(bits, event).detail()).isEqualTo("Desired Access: Read");
    event.access = 0x2000000;
    assertThat(row(bits, event).detail())
        .isEqualTo("Desired Access: Maximum Allowed, Granted Access: All Access");
    event.status = 0xC0000034;
    assertThat(row(bits, event).detail()).isEqualTo("Desired Access: Maximum Allowed");
    event.status = NtStatus.SUCCESS;
    event.operation = Operation.REG_CREATE_KEY;
    event.access = 0x2;
    assertThat(row(bits, event).detail())
        .isEqualTo("Desired Access: Set Value, Disposition: REG_OPENED_EXISTING_KEY");
    event.openResult = OpenResult.CREATED;
    assertThat(row(bits, event).detail())
        .isEqualTo("Desired Access: Set Value, Disposition: REG_CREATED_NEW_KEY");
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void valuesAreTextsOrTheNumberOne(int bits) throws IOException {
    for (Operation operation :
        new Operation[] {Operation.REG_QUERY_VALUE, Operation.REG_SET_VALUE}) {
      EventRecord event = Written.event(operation, KEY);
      assertThat(row(bits, event).detail()).isEqualTo("Type: REG_DWORD, Length: 4, Data: 1");
      Written.target(event, "wörd");
      assertThat(row(bits, event).detail()).isEqualTo("Type: REG_SZ, Length: 10, Data: wörd");
    }
    EventRecord event = Written.event(Operation.REG_QUERY_VALUE, KEY);
    event.status = NtStatus.BUFFER_OVERFLOW;
    assertThat(row(bits, event).detail()).isEqualTo("Length: 144");
    event.length = 0;
    assertThat(row(bits, event).detail()).isEqualTo("Length: 0");
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void ofALongValueTheBeginIsKept(int bits) throws IOException {
    EventRecord event =
        Written.target(Written.event(Operation.REG_SET_VALUE, KEY), "x".repeat(20_000));
    assertThat(row(bits, event).detail())
        .isEqualTo("Type: REG_SZ, Length: 40,002, Data: " + "x".repeat(0x7FFE / 2));
    event.operation = Operation.REG_QUERY_VALUE;
    assertThat(row(bits, event).answer()).hasSize(12 + 0x7FFE);
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void enumerationsCount(int bits) throws IOException {
    EventRecord event = Written.event(Operation.REG_ENUM_KEY, KEY);
    event.offset = 7;
    Written.Row key = row(bits, event);
    assertThat(key.detail()).isEqualTo("Index: 7, Name: Item7");
    assertThat(RawEvent.i64(key.answer(), 0)).as("last write").isEqualTo(Written.START);
    Written.target(event, "Näme");
    assertThat(row(bits, event).detail()).isEqualTo("Index: 7, Name: Näme");
    event.operation = Operation.REG_ENUM_VALUE;
    Written.Row value = row(bits, event);
    assertThat(value.detail())
        .isEqualTo("Index: 7, Name: Näme, Type: REG_DWORD, Length: 4, Data: 1");
    assertThat(RawEvent.u32(value.answer(), 8)).as("where the data is").isEqualTo(28);
    Written.target(event, "abc");
    assertThat(RawEvent.u32(row(bits, event).answer(), 8)).as("aligned to 4").isEqualTo(28);
    assertThat(row(bits, event).detail()).endsWith("Length: 4, Data: 1");
    event.status = 0x8000001A;
    event.offset = EventRecord.NONE;
    assertThat(row(bits, event).detail()).isEqualTo("Index: 0, Length: 144");
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void theRestIsAsItMostOftenIs(int bits) throws IOException {
    EventRecord event = Written.event(Operation.REG_QUERY_KEY, KEY);
    assertThat(row(bits, event).detail()).isEqualTo("Query: HandleTags, HandleTags: 0x0");
    event.operation = Operation.REG_SET_INFO_KEY;
    assertThat(row(bits, event).detail())
        .isEqualTo("KeySetInformationClass: KeySetHandleTagsInformation, Length: 0");
    event.operation = Operation.REG_LOAD_KEY;
    Written.target(event, "C:\\hive");
    assertThat(row(bits, event).detail()).isEqualTo("Hive Path: C:\\hive");
    event.operation = Operation.REG_RENAME_KEY;
    assertThat(row(bits, event).detail()).isEqualTo("New Name: C:\\hive");
    event.operation = Operation.REG_CLOSE_KEY;
    assertThat(row(bits, event).detail()).isEmpty();
    assertThat(row(bits, event).answer()).isEmpty();
  }
}
