package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.trace.EventRecord;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A listing's folder and filter are parted as they were joined, and renames keep their target. */
class WrittenDirectoriesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "C:\\src\\a.go,0,'Filter: a.go, 1: a.go',a.go,32",
    "C:\\src\\ä.go,0,'Filter: ä.go, 1: ä.go',ä.go,32",
    "C:\\src\\*.go,0,'Filter: *.go, 1: .',.,16",
    "C:\\src\\a?,0,'Filter: a?, 1: .',.,16",
    "C:\\a.go,0,'Filter: a.go, 1: a.go',a.go,32",
    "C:\\src\\,0,'0: .',.,16",
    "C:,0,'0: .',.,16"
  })
  void anAnswerIsOneEntry(String path, int status, String detail, String name, int attributes)
      throws IOException {
    EventRecord event = Written.event(Operation.QUERY_DIRECTORY, path);
    event.status = status;
    for (int bits : new int[] {32, 64}) {
      Written.Row row = Written.row(folder, bits, event);
      assertThat(row.path()).isEqualTo(path);
      assertThat(row.detail().replace("FileInformationClass: FileIdBothDirectoryInformation, ", ""))
          .contains(detail);
      byte[] entry = row.answer();
      assertThat(entry).hasSize(104 + 2 * name.length());
      assertThat(RawEvent.u32(entry, 0)).as("next entry").isZero();
      for (int at = 8; at < 40; at += 8) {
        assertThat(RawEvent.i64(entry, at)).as("time at %d", at).isEqualTo(Written.START);
      }
      assertThat(RawEvent.u32(entry, 56)).as("attributes").isEqualTo(attributes);
      assertThat(RawEvent.u32(entry, 60)).as("bytes of name").isEqualTo(2L * name.length());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void aListingAtItsEndHasNoFilterAndNoAnswer(int bits) throws IOException {
    EventRecord event = Written.event(Operation.QUERY_DIRECTORY, "C:\\src\\sub");
    event.status = NtStatus.NO_MORE_FILES;
    Written.Row row = Written.row(folder, bits, event);
    assertThat(row.path()).isEqualTo("C:\\src\\sub");
    assertThat(row.answer()).isEmpty();
    assertThat(row.detail()).doesNotContain("Filter");
    assertThat(row.u32(16)).as("the caller's buffer").isEqualTo(616);
    event.status = 0xC000000F;
    Written.Row none = Written.row(folder, bits, event);
    assertThat(none.path()).isEqualTo("C:\\src\\sub");
    assertThat(none.answer()).isEmpty();
    assertThat(none.detail()).contains("Filter: sub");
  }

  @ParameterizedTest
  @CsvSource({
    "C:\\new\\b.go,\\??\\C:\\new\\b.go",
    "C:\\new\\ä.go,\\??\\C:\\new\\ä.go",
    "\\\\server\\share\\b,\\??\\UNC\\server\\share\\b",
    "b.go,b.go"
  })
  void aRenameTellsItsTargetTwice(String target, String asked) throws IOException {
    for (int bits : new int[] {32, 64}) {
      for (Operation operation :
          new Operation[] {
            Operation.SET_RENAME_INFORMATION_FILE,
            Operation.SET_LINK_INFORMATION_FILE,
            Operation.SET_RENAME_INFORMATION_EX,
            Operation.SET_RENAME_INFORMATION_EX_BYPASS_ACCESS_CHECK
          }) {
        EventRecord event = Written.target(Written.event(operation, "C:\\a.go"), target);
        event.flags = EventRecord.FLAG_REPLACE;
        Written.Row row = Written.row(folder, bits, event);
        assertThat(row.target()).isEqualTo(target);
        assertThat(row.event().flags).isEqualTo(EventRecord.FLAG_REPLACE);
        assertThat(row.detail()).isEqualTo("ReplaceIfExists: True, FileName: " + target);
        int block = (bits == 64 ? 20 : 12) + 2 * asked.length();
        assertThat(row.u32(16)).as("size of the block").isEqualTo(block);
        ByteRange bytes = new ByteRange();
        byte[] all = row.bytes();
        bytes.set(all, 0, all.length);
        int tail = (bits == 64 ? 68 : 48) + "C:\\a.go".length();
        StringBuilder name = new StringBuilder();
        bytes.appendUtf16(tail + (bits == 64 ? 20 : 12), 2L * asked.length(), name);
        assertThat(name).hasToString(asked);
        event.flags = ~EventRecord.FLAG_REPLACE;
        assertThat(Written.row(folder, bits, event).detail()).startsWith("ReplaceIfExists: False,");
      }
    }
  }
}
