package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.RealCaptures;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.ReadMode;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was read from a real capture and written again reads the same. */
class PmlWriterRealCaptureTest {
  private static final ReadOptions STRICT = new ReadOptions(ReadMode.STRICT, ZoneOffset.UTC);

  @TempDir Path folder;

  static Stream<String> captures() {
    return RealCaptures.NAMES.stream();
  }

  static PmlTraceReader open(Path file) throws IOException {
    return PmlTraceReader.open(List.of(TraceFile.open(file.toString(), file, false)), STRICT);
  }

  /** Every typed field of every event survives. */
  @ParameterizedTest
  @MethodSource("captures")
  void typedFieldsSurvive(String name) throws IOException {
    Path original = RealCaptures.require(name + ".PML");
    Path written = folder.resolve("written.PML");
    List<String> expected = new ArrayList<>();
    try (PmlTraceReader reader = open(original);
        PmlTraceWriter writer = PmlTraceWriter.create(written, reader.info(), reader.processes())) {
      reader.read(
          (event, texts) -> {
            expected.add(line(event));
            write(writer, event);
            return true;
          });
    }
    StrictPml strict = StrictPml.check(written);
    assertThat(strict.events).isEqualTo(expected.size());
    try (PmlTraceReader before = open(original);
        PmlTraceReader after = open(written)) {
      Iterator<String> lines = expected.iterator();
      List<String> differences = new ArrayList<>();
      after.read(
          (event, texts) -> {
            String line = line(event);
            String wanted = lines.next();
            if (!line.equals(wanted) && differences.size() < 10) {
              differences.add(wanted + "\n  " + line);
            }
            return true;
          });
      assertThat(differences).isEmpty();
      assertThat(lines.hasNext()).isFalse();
      before.read((event, texts) -> true);
      assertThat(after.processes()).isEqualTo(before.processes());
      assertThat(after.info().windows()).isEqualTo(before.info().windows());
      assertThat(after.info().computer()).isEqualTo(before.info().computer());
      assertThat(after.info().memoryBytes()).isEqualTo(before.info().memoryBytes());
      assertThat(after.info().processors()).isEqualTo(before.info().processors());
      assertThat(after.info().bits()).isEqualTo(before.info().bits());
      assertThat(after.diagnostics().entries()).isEmpty();
    }
  }

  private static void write(PmlTraceWriter writer, EventRecord event) {
    try {
      writer.event(event, new long[] {0xFFFFF8000001L, 0x7FF600001000L});
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String line(EventRecord event) {
    return String.join(
        "|",
        Long.toString(event.number),
        Long.toString(event.startTicks),
        Long.toString(event.durationTicks),
        Integer.toString(event.process),
        Integer.toString(event.threadId),
        event.operation.name(),
        Integer.toHexString(event.status),
        Reading.path(event),
        Integer.toHexString(event.access),
        Integer.toString(event.shareMode),
        Integer.toString(event.disposition),
        Integer.toString(event.openResult),
        Integer.toHexString(event.options),
        Long.toString(event.offset),
        Long.toString(event.length),
        Integer.toHexString(event.code),
        Integer.toHexString(event.flags),
        Reading.target(event));
  }
}
