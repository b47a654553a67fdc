package dev.stallscope.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stallscope.synth.ScenarioException;
import dev.stallscope.synth.plant.Plants;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import dev.stallscope.trace.TraceFormat;
import dev.stallscope.trace.TraceReader;
import dev.stallscope.trace.csv.CsvTraceReader;
import dev.stallscope.trace.pml.PmlTraceReader;
import dev.stallscope.trace.xml.XmlTraceReader;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever could be read of a trace can be judged and shown. */
class ReportFuzzTest {
  /** Besides logs of all kinds of events, exports of every stall: texts are easier to change. */
  static Stream<byte[]> seeds() throws IOException, ScenarioException {
    Stream.Builder<byte[]> seeds = Stream.builder();
    seeds.add(Seeds.pml(64)).add(Seeds.unclosed(Seeds.pml(32)));
    for (String stall : Plants.stalls()) {
      seeds.add(Seeds.utf8(Seeds.stall(stall)));
    }
    return seeds.add(Seeds.utf8(Seeds.stall("lock").replace("go", "<b a='&>"))).build();
  }

  @MethodSource("seeds")
  @FuzzTest
  void whatIsReadCanBeShown(byte[] trace) throws IOException {
    if (trace != null) {
      Ordeal.report(trace, ReportFuzzTest::open);
    }
  }

  private static TraceReader open(TraceFile file, ReadOptions options) throws IOException {
    return switch (TraceFormat.of(file)) {
      case PML -> PmlTraceReader.open(List.of(file), options);
      case CSV -> CsvTraceReader.open(file, options);
      case XML -> XmlTraceReader.open(file, options);
    };
  }
}
