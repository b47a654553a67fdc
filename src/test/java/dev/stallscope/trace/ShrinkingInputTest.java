package dev.stallscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Column;
import dev.stallscope.trace.csv.CsvTraceReader;
import dev.stallscope.trace.pml.PmlBuilder;
import dev.stallscope.trace.pml.PmlTraceReader;
import dev.stallscope.trace.xml.XmlTraceReader;
import dev.stallscope.trace.xml.XmlTraceWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that becomes shorter while it is read gives what was still there, or says so. */
class ShrinkingInputTest {
  private static final int EVENTS = 40_000;
  private static final int KEPT = 2 << 20;

  @FunctionalInterface
  private interface Opening {
    TraceReader open(TraceFile file) throws IOException;
  }

  @TempDir Path folder;

  private static byte[] pml() {
    return new PmlBuilder(true)
        .process(1, 100, 0, "make.exe", PmlBuilder.START)
        .addCloses(EVENTS, PmlBuilder.START)
        .build();
  }

  private static byte[] csv() {
    StringBuilder csv = new StringBuilder("\"Process Name\",\"PID\",\"Operation\",\"Path\"\r\n");
    for (int i = 0; i < EVENTS; i++) {
      csv.append("\"make.exe\",\"100\",\"CloseFile\",\"C:\\Data\\a-folder-of-things\\file-of-mine-")
          .append(i)
          .append(".txt\"\r\n");
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private byte[] xml() throws IOException {
    Path file = Files.write(folder.resolve("whole.PML"), pml());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PmlTraceReader reader =
        PmlTraceReader.open(
            List.of(TraceFile.open("whole.PML", file, false)), ReadOptions.DEFAULTS)) {
      XmlTraceWriter.write(reader, Column.DEFAULTS, out);
    }
    return out.toByteArray();
  }

  /** Cuts the file at the first event; what is in memory by then may still come. */
  private void check(byte[] trace, Opening opening) throws IOException {
    Path file = Files.write(folder.resolve("shrinking"), trace);
    assertThat(trace.length).isGreaterThan(KEPT + (1 << 20));
    AtomicLong seen = new AtomicLong();
    String told = "";
    try (TraceReader reader = opening.open(TraceFile.open("shrinking", file, false))) {
      try {
        reader.read(
            (event, texts) -> {
              if (seen.getAndIncrement() == 0) {
                cut(file);
              }
              return true;
            });
      } catch (MalformedTraceException e) {
        assertThat(e.file()).isEqualTo("shrinking");
        told = e.getMessage();
      }
      assertThat(told + reader.diagnostics().entries())
          .containsAnyOf("became shorter", "csv.truncated", "xml.truncated");
    }
    assertThat(seen.get()).isBetween(EVENTS / 8L, EVENTS - 1L);
  }

  private static void cut(Path file) {
    try (RandomAccessFile shorter = new RandomAccessFile(file.toFile(), "rw")) {
      shorter.setLength(KEPT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aLogSaysWhatIsMissing() throws IOException {
    check(pml(), file -> PmlTraceReader.open(List.of(file), ReadOptions.DEFAULTS));
  }

  @Test
  void aCsvSaysWhatIsMissing() throws IOException {
    check(csv(), file -> CsvTraceReader.open(file, ReadOptions.DEFAULTS));
  }

  @Test
  void anXmlSaysWhatIsMissing() throws IOException {
    check(xml(), file -> XmlTraceReader.open(file, ReadOptions.DEFAULTS));
  }
}
