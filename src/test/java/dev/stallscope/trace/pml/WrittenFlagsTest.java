package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Operation;
import dev.stallscope.trace.EventRecord;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** IRP flags and kind of callback stand in a file event as Windows gives them to filters. */
class WrittenFlagsTest {
  private static final int PAGED = EventRecord.FLAG_NON_CACHED | EventRecord.FLAG_PAGING_IO;

  @TempDir Path folder;

  /** Flags: 0x60000 is the normal priority; callback: 1 an IRP, 2 fast I/O, 4 a filter's. */
  @ParameterizedTest
  @CsvSource({
    "READ_FILE,0,0x60900,1",
    "READ_FILE,1,0x60901,1",
    "READ_FILE,2,0x60042,1",
    "READ_FILE,3,0x60043,1",
    "PREPARE_MDL_WRITE,0,0x60900,4",
    "MDL_READ,3,0x60043,4",
    "WRITE_FILE,0,0x60A00,1",
    "WRITE_FILE,1,0x60A01,1",
    "WRITE_FILE,2,0x60042,1",
    "CREATE_FILE,0,0x884,9",
    "CLOSE_FILE,0,0x404,1",
    "QUERY_BASIC_INFORMATION_FILE,0,0x60870,9",
    "SET_BASIC_INFORMATION_FILE,0,0x60830,9",
    "QUERY_SIZE_INFORMATION_VOLUME,0,0x60870,9",
    "QUERY_DIRECTORY,0,0x60800,1",
    "FILE_SYSTEM_CONTROL,0,0x60870,9",
    "QUERY_SECURITY_FILE,0,0x4,1",
    "QUERY_OPEN,0,0,2",
    "LOCK_FILE,0,0,2",
    "VOLUME_DISMOUNT,0,0,4",
    "CREATE_FILE_MAPPING,0,0,4",
    "CREATE_PIPE,0,0,1",
    "UNKNOWN_FILE_SYSTEM,0,0,1"
  })
  void eachOperationHasItsOwn(Operation operation, int cache, String irpFlags, int callback)
      throws IOException {
    EventRecord event = Written.event(operation, "C:\\src\\a.go");
    event.flags = cache | ~PAGED;
    for (int bits : new int[] {32, 64}) {
      Written.Row row = Written.row(folder, bits, event);
      assertThat(row.u32(8)).isEqualTo((long) Long.decode(irpFlags));
      assertThat(row.u32(12)).isEqualTo(callback);
      assertThat(row.event().operation).isEqualTo(operation);
    }
  }

  @Test
  void theMinorFunctionTellsTheOperation() throws IOException {
    EventRecord event = Written.event(Operation.QUERY_ATTRIBUTE_TAG_FILE, "C:\\src\\a.go");
    assertThat(Written.row(folder, 64, event).bytes()[0]).isEqualTo((byte) 35);
    event.operation = Operation.UNKNOWN_FILE_SYSTEM;
    assertThat(Written.row(folder, 64, event).bytes()[0]).isEqualTo((byte) 0xFF);
    event.operation = Operation.CLOSE_FILE;
    assertThat(Written.row(folder, 64, event).bytes()[0]).isEqualTo((byte) 0);
  }
}
