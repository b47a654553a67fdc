package dev.stallscope.synth.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.RealCaptures;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.ReadMode;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import dev.stallscope.trace.pml.PmlTraceReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Measures the table of timings, and holds the committed one against the measure. */
class TimingsRealCaptureTest {
  /** The first is preferred; the other fills in what it has too few of. */
  private static final List<String> CAPTURES =
      List.of("LogfileTests64bitUTC", "LogFileUTC64Filesystem");

  private static final int ENOUGH = 20;

  private static final String HEAD =
      """
      # Quantiles of durations, in ticks of 100 ns, measured in two real captures of Process Monitor:
      # LogfileTests64bitUTC (Windows 10, Explorer, Edge, Notepad) and, for operations of which it
      # has fewer than 20, LogFileUTC64Filesystem (Windows 10, servicing). Only quantiles are kept.
      # The row "gap" is the time from the end of one operation to the start of the thread's next,
      # where that is below 1 ms. Written by TimingsRealCaptureTest.
      # operation, capture, count, and the quantiles 0.05 0.25 0.5 0.75 0.9 0.95 0.99
      """;

  private final Map<String, List<Long>> samples = new TreeMap<>();

  @Test
  void theTableIsWhatTheCapturesShow() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    for (String capture : CAPTURES) {
      samples.clear();
      measure(capture);
      samples.forEach(
          (name, ticks) -> {
            if (ticks.size() >= ENOUGH && Collections.max(ticks) > 0) {
              rows.putIfAbsent(name, name + "\t" + capture + "\t" + quantiles(ticks));
            }
          });
    }
    String table = HEAD + rows.values().stream().collect(Collectors.joining("\n")) + "\n";
    Path measured = Path.of("target", "timings.tsv");
    Files.writeString(measured, table);

    try (InputStream in = Timings.class.getResourceAsStream("timings.tsv")) {
      String committed =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(committed).as("copy %s over it", measured).isEqualTo(table);
    }
  }

  private void measure(String capture) throws IOException {
    Path file = RealCaptures.require(capture + ".PML");
    Map<Long, Long> lastEnds = new HashMap<>();
    try (TraceFile pml = TraceFile.open(file.toString(), file, false);
        PmlTraceReader reader =
            PmlTraceReader.open(List.of(pml), new ReadOptions(ReadMode.STRICT, ZoneOffset.UTC))) {
      reader.read(
          (event, texts) -> {
            measure(event, lastEnds);
            return true;
          });
    }
  }

  private void measure(EventRecord event, Map<Long, Long> lastEnds) {
    if (event.durationTicks == Ticks.NONE || event.threadId <= 0) {
      return;
    }
    Operation operation = event.operation;
    add(operation.displayName(), event.durationTicks);
    long thread = (long) event.process << 32 | event.threadId;
    Long last = lastEnds.put(thread, event.startTicks + event.durationTicks);
    if (last != null
        && event.startTicks > last
        && event.startTicks - last < Ticks.PER_MILLISECOND) {
      add(Timings.GAP, event.startTicks - last);
    }
  }

  private void add(String name, long ticks) {
    samples.computeIfAbsent(name, each -> new ArrayList<>()).add(ticks);
  }

  private static String quantiles(List<Long> ticks) {
    Collections.sort(ticks);
    return ticks.size()
        + "\t"
        + Timings.PROBABILITIES.stream()
            .map(p -> ticks.get((int) (p * (ticks.size() - 1))).toString())
            .collect(Collectors.joining("\t"));
  }
}
