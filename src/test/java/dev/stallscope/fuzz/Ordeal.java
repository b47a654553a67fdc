package dev.stallscope.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Column;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.EventTexts;
import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadMode;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import dev.stallscope.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Does with the bytes of a trace all that users can. The only exception let through to nobody is
 * the documented refusal, and what was read must hang together.
 */
final class Ordeal {
  /** Opens a file, which it takes over. */
  @FunctionalInterface
  interface Opening {
    TraceReader open(TraceFile file, ReadOptions options) throws IOException;
  }

  private static final String NAME = "fuzzed";

  private final Opening opening;
  private final Path file;

  private Ordeal(Opening opening, Path file) {
    this.opening = opening;
    this.file = file;
  }

  /**
   * Reads the bytes in both modes and every way, and looks at every text.
   *
   * @return what could be salvaged, a line an event; nothing when it was refused
   */
  static Optional<List<String>> read(byte[] trace, Opening opening) throws IOException {
    Path file = Files.createTempFile("stallscope-fuzz-", ".trace");
    try {
      Files.write(file, trace);
      Ordeal ordeal = new Ordeal(opening, file);
      Optional<List<String>> strict = ordeal.read(ReadMode.STRICT, trace.length);
      Optional<List<String>> salvaged = ordeal.read(ReadMode.SALVAGE, trace.length);
      if (strict.isPresent()) {
        assertThat(salvaged).as("nothing is to be salvaged of what is whole").isEqualTo(strict);
      }
      return salvaged;
    } finally {
      Files.delete(file);
    }
  }

  private TraceReader open(ReadMode mode) throws IOException {
    ReadOptions options = new ReadOptions(mode, ZoneOffset.UTC);
    return opening.open(TraceFile.open(NAME, file, false), options);
  }

  /** The events, nothing when reading them was refused. */
  private Optional<List<String>> read(ReadMode mode, int size) throws IOException {
    try (TraceReader reader = open(mode)) {
      List<String> first = events(reader);
      List<String> seen = events(reader);
      assertThat(seen).hasSizeLessThanOrEqualTo(size);
      assertThat(values(first)).isEqualTo(values(seen));
      for (ProcessInfo process : reader.processes()) {
        assertThat(process.parentIndex()).isBetween(-1, reader.processes().size() - 1);
      }
      reader.read((event, texts) -> false);
      checkChosen(reader, seen, spread(seen.size(), 3));
      assertThat(events(reader)).isEqualTo(seen);
      checkChosen(reader, seen, spread(seen.size(), seen.size()));
      assertThat(reader.diagnostics().entries()).noneMatch(entry -> entry.message().isBlank());
      checkUnread(mode, seen);
      return Optional.of(seen);
    } catch (MalformedTraceException e) {
      assertThat(e.file()).isEqualTo(NAME);
      return Optional.empty();
    }
  }

  /** Finds the last event also when no pass came before. */
  private void checkUnread(ReadMode mode, List<String> seen) throws IOException {
    List<String> last = seen.subList(Math.max(0, seen.size() - 1), seen.size());
    List<String> found = new ArrayList<>();
    try (TraceReader reader = open(mode)) {
      reader.readEvents(
          new long[] {Math.max(0, seen.size() - 1)},
          (event, texts) -> found.add(line(event, texts)));
    }
    assertThat(values(found)).isEqualTo(values(last));
  }

  /** Without the texts: some tell more when a pass has met all processes. */
  private static List<String> values(List<String> lines) {
    return lines.stream().map(line -> line.substring(0, line.lastIndexOf(' '))).toList();
  }

  private static List<String> events(TraceReader reader) throws IOException {
    List<String> seen = new ArrayList<>();
    reader.read(
        (event, texts) -> {
          assertThat(event.number).isEqualTo(seen.size());
          assertThat(event.process).isBetween(0, reader.processes().size() - 1);
          return seen.add(line(event, texts));
        });
    return seen;
  }

  /** All that is told of an event. */
  private static String line(EventRecord event, EventTexts texts) {
    StringBuilder text = new StringBuilder();
    for (Column column : Column.values()) {
      texts.append(column, text);
      text.append('|');
    }
    assertThat(text.length()).isLessThan(1 << 26);
    return event.fileOffset + " " + values(event) + " " + text.toString().hashCode();
  }

  private static List<Object> values(EventRecord event) {
    return List.of(
        event.startTicks,
        event.durationTicks,
        event.process,
        event.threadId,
        event.operation,
        event.status,
        hash(event.path, event.pathStart, event.pathLength),
        event.access,
        event.shareMode,
        event.disposition,
        event.openResult,
        event.options,
        event.offset,
        event.length,
        event.code,
        event.flags,
        hash(event.target, event.targetStart, event.targetLength));
  }

  private static int hash(byte[] bytes, int start, int length) {
    return Arrays.hashCode(Arrays.copyOfRange(bytes, start, start + length));
  }

  private static long[] spread(int size, int wanted) {
    long[] numbers = new long[Math.min(wanted, size)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (long) i * (size - 1) / Math.max(1, numbers.length - 1);
    }
    return numbers;
  }

  private static void checkChosen(TraceReader reader, List<String> seen, long[] numbers)
      throws IOException {
    List<String> found = new ArrayList<>();
    reader.readEvents(
        numbers,
        (event, texts) -> {
          assertThat(line(event, texts)).isEqualTo(seen.get((int) event.number));
          return found.add(line(event, texts));
        });
    assertThat(found).hasSameSizeAs(numbers);
  }
}
