package dev.stallscope.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import dev.stallscope.trace.TraceReader;
import dev.stallscope.trace.pml.PmlTraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the files of a PML hold, reading them ends in events or in the documented refusal. A
 * file begins at each signature.
 */
class PmlFuzzTest {
  private static final String SIGNATURE = "PML_";

  static Stream<byte[]> seeds() throws IOException {
    byte[] first = Seeds.parts(64).get(0);
    byte[] next = Seeds.parts(64).get(1);
    byte[] last = Seeds.parts(64).get(2);
    Stream<byte[]> captures =
        Stream.of(
            Seeds.joined(first, next, last),
            Seeds.joined(Seeds.unclosed(first), last),
            Seeds.joined(first, Seeds.unclosed(last)),
            Seeds.joined(last, next),
            Seeds.joined(first, Seeds.parts(32).get(2)));
    Stream<byte[]> logs =
        Stream.of(Seeds.pmls(64), Seeds.pmls(32))
            .flatMap(List::stream)
            .flatMap(log -> Stream.of(log, Seeds.unclosed(log)));
    return Stream.concat(logs, captures);
  }

  @MethodSource("seeds")
  @FuzzTest
  void endsInEventsOrARefusal(byte[] trace) throws IOException {
    if (trace == null) {
      return;
    }
    List<byte[]> parts = AnyTrace.parts(trace, SIGNATURE);
    Optional<List<String>> all = Ordeal.read(trace, (file, options) -> open(file, parts, options));
    if (parts.size() > 1) {
      Optional<List<String>> first =
          Ordeal.read(parts.get(0), (file, options) -> open(file, parts.subList(0, 1), options));
      assertThat(all.isPresent()).isEqualTo(first.isPresent());
      all.ifPresent(events -> checkBegin(events, first.orElseThrow()));
    }
  }

  private static TraceReader open(TraceFile whole, List<byte[]> parts, ReadOptions options)
      throws IOException {
    if (parts.size() == 1) {
      return PmlTraceReader.open(List.of(whole), options);
    }
    List<TraceFile> files = new ArrayList<>();
    for (byte[] part : parts) {
      Path file = Files.createTempFile("stallscope-fuzz-", ".PML");
      Files.write(file, part);
      files.add(TraceFile.open(whole.name(), file, true));
    }
    whole.close();
    return PmlTraceReader.open(files, options);
  }

  /** What follows takes nothing away from the first file; who did it may be told by a later one. */
  private static void checkBegin(List<String> all, List<String> first) {
    assertThat(all).hasSizeGreaterThanOrEqualTo(first.size());
    assertThat(all.subList(0, first.size()).stream().map(PmlFuzzTest::time))
        .isEqualTo(first.stream().map(PmlFuzzTest::time).toList());
  }

  private static String time(String line) {
    return line.substring(0, line.indexOf(','));
  }
}
