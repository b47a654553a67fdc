package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.CopyFolder;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.EveryOperation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A copied event is the original's bytes but for its start, its processes and its folder. */
class EventCopyTest {
  private static final long SHIFT = 1_234_567_890_123L;

  @TempDir Path folder;

  private List<Written.Row> copy(Path original, CopyFolder fresh) throws IOException {
    Path copied = folder.resolve("copied.PML");
    try (PmlTraceReader ended = PmlWriterRealCaptureTest.open(original);
        PmlTraceReader reader = PmlWriterRealCaptureTest.open(original)) {
      ended.read((event, texts) -> true);
      try (PmlTraceWriter writer = PmlTraceWriter.copying(copied, ended)) {
        reader.read(
            (event, texts) -> {
              event.startTicks += SHIFT;
              return copied(writer, event, (PmlTexts) texts, fresh);
            });
      }
    }
    return Written.read(copied);
  }

  private static boolean copied(
      PmlTraceWriter writer, EventRecord event, PmlTexts texts, CopyFolder fresh) {
    try {
      writer.copy(event, texts, fresh);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] whole(Written.Row row) {
    RawEvent raw = row.raw();
    return Arrays.copyOfRange(raw.bytes, raw.start, raw.extraEnd);
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void onlyTheStartOfEveryOperationMoves(int bits) throws IOException {
    Path original = EveryOperation.write(folder.resolve("every.PML"), bits);
    List<Written.Row> before = Written.rows(original);
    List<Written.Row> after = copy(original, CopyFolder.NONE);
    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i++) {
      byte[] expected = whole(before.get(i));
      RawEvent.putU64(expected, 0x1C, before.get(i).event().startTicks + SHIFT);
      assertThat(whole(after.get(i))).as("%s", before.get(i).event().operation).isEqualTo(expected);
    }
    StrictPml.check(folder.resolve("copied.PML"));
    assertThat(processes("copied.PML")).isEqualTo(processes("every.PML"));
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void aFreshFolderMovesThePathsOfFilesAlone(int bits) throws IOException {
    Path original = EveryOperation.write(folder.resolve("every.PML"), bits);
    List<Written.Row> before = Written.rows(original);
    List<Written.Row> after = copy(original, CopyFolder.of(2));
    StrictPml.check(folder.resolve("copied.PML"));
    for (int i = 0; i < before.size(); i++) {
      Written.Row row = after.get(i);
      Written.Row was = before.get(i);
      boolean file = was.raw().classCode() == 3;
      assertThat(row.path())
          .isEqualTo(file ? was.path().replace("C:\\", "C:\\copy-2\\") : was.path());
      assertThat(row.answer()).isEqualTo(was.answer());
      if (was.target().isEmpty()) {
        assertThat(row.detail()).isEqualTo(was.detail());
      } else {
        String target = file ? was.target().replace("C:\\", "C:\\copy-2\\") : was.target();
        assertThat(row.target()).isEqualTo(target);
      }
      assertThat(row.event().durationTicks).isEqualTo(was.event().durationTicks);
      assertThat(row.event().process).isEqualTo(was.event().process);
    }
  }

  /** One byte or two per character; what has no root to go below stays as it is. */
  @ParameterizedTest
  @CsvSource({
    "C:\\src\\a.go,C:\\x\\a.go,C:\\copy-1\\src\\a.go,C:\\copy-1\\x\\a.go",
    "C:\\src\\ä.go,C:\\x\\a.go,C:\\copy-1\\src\\ä.go,C:\\copy-1\\x\\a.go",
    "C:\\src\\a.go,C:\\x\\ä.go,C:\\copy-1\\src\\a.go,C:\\copy-1\\x\\ä.go",
    "\\\\server\\a,C:\\x\\ä.go,\\\\server\\a,C:\\copy-1\\x\\ä.go",
    "\\src\\ä,b.go,\\copy-1\\src\\ä,b.go",
    "\\Device\\Pipe,b,\\Device\\Pipe,b",
    "C:,b,C:,b"
  })
  void bothPathsOfARenameMove(String path, String target, String newPath, String newTarget)
      throws IOException {
    for (int bits : new int[] {32, 64}) {
      EventRecord rename = Written.event(Operation.SET_RENAME_INFORMATION_FILE, path);
      Written.target(rename, target);
      EventRecord read = Written.event(Operation.READ_FILE, path);
      read.length = 77;
      Written.rows(folder, bits, rename, read);
      List<Written.Row> rows = copy(folder.resolve("written.PML"), CopyFolder.of(1));
      assertThat(rows.get(0).path()).isEqualTo(newPath);
      assertThat(rows.get(0).target()).isEqualTo(newTarget);
      assertThat(rows.get(0).answer()).isEmpty();
      assertThat(rows.get(1).path()).isEqualTo(newPath);
      assertThat(rows.get(1).event().length).isEqualTo(77);
    }
  }

  /** A counted string holds 32,767 characters: the folder is put in up to there. */
  @Test
  void aPathThatWouldBeTooLongStays() throws IOException {
    int most = 0x7FFF - "\\copy-1".length();
    String fits = "C:\\" + "a".repeat(most - 3);
    EventRecord first = Written.event(Operation.CLOSE_FILE, fits);
    EventRecord second = Written.event(Operation.CLOSE_FILE, fits + "a");
    Written.rows(folder, 64, first, second);
    List<Written.Row> rows = copy(folder.resolve("written.PML"), CopyFolder.of(1));
    assertThat(rows.get(0).path()).hasSize(0x7FFF).startsWith("C:\\copy-1\\aaa");
    assertThat(rows.get(1).path()).isEqualTo(fits + "a");
  }

  /** The keys of the original are any numbers, those of the copy are places in its table. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void processesGetTheirNewKeys(boolean wide) throws IOException {
    PmlBuilder builder =
        new PmlBuilder(wide)
            .process(70, 100, 0, "make.exe", 1000)
            .process(90, 4321, 70, "cc.exe", PmlBuilder.START + 5);
    builder.add(builder.event(1, 1).key(70).detail(ProcessBytes.created(90, 4321, 70, 100)));
    builder.add(builder.event(1, 1).key(90).detail(new LittleEndian().u32(90).u32(1).u16(1)));
    builder.add(builder.event(3, 38).key(90).detail(new LittleEndian().u32(5)));
    Path original = folder.resolve("original.PML");
    Files.write(original, builder.build());
    List<Written.Row> rows = copy(original, CopyFolder.of(1));
    RawEvent created = rows.get(0).raw();
    assertThat(RawEvent.u32(created.bytes, created.start)).as("process").isZero();
    assertThat(rows.get(0).u32(0)).as("child").isEqualTo(1);
    assertThat(rows.get(0).u32(4)).as("its id").isEqualTo(4321);
    assertThat(rows.get(0).u32(8)).as("parent").isZero();
    assertThat(rows.get(0).u32(12)).as("its id").isEqualTo(100);
    assertThat(rows.get(1).u32(0)).as("of a detail that is cut off").isEqualTo(90);
    assertThat(rows.get(2).bytes()).hasSize(4);
    assertThat(processes("copied.PML"))
        .extracting(ProcessInfo::name)
        .containsExactly("make.exe", "cc.exe");
  }

  private List<ProcessInfo> processes(String name) throws IOException {
    try (PmlTraceReader reader = PmlWriterRealCaptureTest.open(folder.resolve(name))) {
      reader.read((event, texts) -> true);
      return reader.processes();
    }
  }
}
