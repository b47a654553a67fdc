package dev.stallscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.index.EventStore;
import dev.stallscope.index.EventStoreBuilder;
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
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A file whose bytes become others of the same length while it is read: what was read before stays,
 * and what comes afterwards is an event, or is said to be damaged.
 */
class OverwrittenInputTest {
  private static final int EVENTS = 40_000;

  /** What another program writes over the file. */
  private enum Content {
    ZEROS,
    ONES,
    NOISE,
    /** As when a shorter capture is saved under the same name. */
    OTHER_TRACE
  }

  @FunctionalInterface
  private interface Opening {
    TraceReader open(TraceFile file) throws IOException;
  }

  /**
   * @param told that the rest is damaged, if it was said
   */
  private record Outcome(String told, EventStore store) {
    String path(long event) {
      return store.paths().text(store.path(event));
    }
  }

  @TempDir Path folder;

  private static byte[] pml(int pid, int events) {
    return new PmlBuilder(true)
        .process(1, pid, 0, "make.exe", PmlBuilder.START)
        .addCloses(events, PmlBuilder.START)
        .build();
  }

  private static byte[] csv(int events) {
    StringBuilder csv = new StringBuilder("\"Process Name\",\"PID\",\"Operation\",\"Path\"\r\n");
    for (int i = 0; i < events; i++) {
      csv.append("\"make.exe\",\"100\",\"CloseFile\",\"C:\\Data\\file-").append(i).append(".txt\"");
      csv.append("\r\n");
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private byte[] xml(int events) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Path file = Files.write(folder.resolve("whole.PML"), pml(100, events));
    try (TraceReader reader = openPml(TraceFile.open("whole.PML", file, false))) {
      XmlTraceWriter.write(reader, Column.DEFAULTS, out);
    }
    return out.toByteArray();
  }

  private static TraceReader openPml(TraceFile file) throws IOException {
    return PmlTraceReader.open(List.of(file), ReadOptions.DEFAULTS);
  }

  private static byte[] bytes(Content content, int length, byte[] other) {
    byte[] bytes = new byte[length];
    switch (content) {
      case ZEROS -> {}
      case ONES -> Arrays.fill(bytes, (byte) 0xFF);
      case NOISE -> new Random(1).nextBytes(bytes);
      case OTHER_TRACE -> System.arraycopy(other, 0, bytes, 0, other.length);
    }
    return bytes;
  }

  private static void overwrite(Path file, byte[] bytes) {
    try (RandomAccessFile same = new RandomAccessFile(file.toFile(), "rw")) {
      same.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Overwrites the whole file at the first event and reads on into a store. */
  private Outcome read(byte[] trace, byte[] instead, Opening opening) throws IOException {
    assertThat(instead).hasSameSizeAs(trace);
    Path file = Files.write(folder.resolve("changing"), trace);
    EventStoreBuilder builder = new EventStoreBuilder();
    String told = "";
    try (TraceReader reader = opening.open(TraceFile.open("changing", file, false))) {
      try {
        reader.read(
            (event, texts) -> {
              if (builder.size() == 0) {
                overwrite(file, instead);
              }
              builder.add(event);
              return true;
            });
      } catch (MalformedTraceException e) {
        assertThat(e.file()).isEqualTo("changing");
        told = e.getMessage();
      }
      List<ReadDiagnostics.Entry> entries = reader.diagnostics().entries();
      return new Outcome(entries.isEmpty() ? told : told + entries, builder.build(reader));
    }
  }

  private void goesOnOrTells(byte[] trace, Content content, byte[] other, Opening opening)
      throws IOException {
    Outcome outcome = read(trace, bytes(content, trace.length, other), opening);
    EventStore store = outcome.store();
    assertThat(outcome.path(0)).isEqualTo("C:\\Data\\file-0.txt");
    assertThat(store.size()).isBetween(1L, EVENTS - 1L);
    for (long event = 0; event < store.size(); event++) {
      assertThat(store.process(event)).isBetween(0, store.processes().size() - 1);
    }
    assertThat(outcome.told()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aLogGoesOnWithWhatIsThereOrSaysThatItIsDamaged(Content content) throws IOException {
    goesOnOrTells(pml(100, EVENTS), content, pml(200, EVENTS / 2), OverwrittenInputTest::openPml);
  }

  @ParameterizedTest
  @EnumSource
  void aCsvGoesOnWithWhatIsThereOrSaysThatItIsDamaged(Content content) throws IOException {
    goesOnOrTells(
        csv(EVENTS),
        content,
        csv(EVENTS / 2),
        file -> CsvTraceReader.open(file, ReadOptions.DEFAULTS));
  }

  @ParameterizedTest
  @EnumSource
  void anXmlGoesOnWithWhatIsThereOrSaysThatItIsDamaged(Content content) throws IOException {
    goesOnOrTells(
        xml(EVENTS),
        content,
        xml(EVENTS / 2),
        file -> XmlTraceReader.open(file, ReadOptions.DEFAULTS));
  }

  /** Whole events in the place of others cannot be told from those that were there. */
  @Test
  void aLogOfTheSameLayoutIsReadOn() throws IOException {
    Outcome outcome = read(pml(100, EVENTS), pml(200, EVENTS), OverwrittenInputTest::openPml);
    assertThat(outcome.store().size()).isEqualTo(EVENTS);
    assertThat(outcome.path(EVENTS - 1)).isEqualTo("C:\\Data\\file-" + (EVENTS - 1) + ".txt");
    assertThat(outcome.told()).isEmpty();
  }
}
