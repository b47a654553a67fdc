package dev.stallscope.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stallscope.trace.pml.PmlTraceReader;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a PML holds, reading it ends in events or in the documented refusal. */
class PmlFuzzTest {
  static Stream<byte[]> seeds() throws IOException {
    return Stream.of(Seeds.pmls(64), Seeds.pmls(32))
        .flatMap(List::stream)
        .flatMap(log -> Stream.of(log, Seeds.unclosed(log)));
  }

  @MethodSource("seeds")
  @FuzzTest
  void endsInEventsOrARefusal(byte[] trace) throws IOException {
    if (trace != null) {
      Ordeal.read(trace, (file, options) -> PmlTraceReader.open(List.of(file), options));
    }
  }
}
