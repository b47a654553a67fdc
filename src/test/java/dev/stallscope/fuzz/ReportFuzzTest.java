package dev.stallscope.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stallscope.trace.pml.PmlTraceReader;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever could be read of a PML can be judged and shown. */
class ReportFuzzTest {
  static Stream<byte[]> seeds() throws IOException {
    return Stream.of(Seeds.pml(64), Seeds.unclosed(Seeds.pml(32)));
  }

  @MethodSource("seeds")
  @FuzzTest
  void whatIsReadCanBeShown(byte[] trace) throws IOException {
    if (trace != null) {
      Ordeal.report(trace, (file, options) -> PmlTraceReader.open(List.of(file), options));
    }
  }
}
