package dev.stallscope.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stallscope.advice.Advisor;
import dev.stallscope.analysis.Analysis;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.TargetSums;
import dev.stallscope.report.text.Language;
import dev.stallscope.synth.ScenarioException;
import dev.stallscope.synth.plant.Plants;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.TraceReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      AnyTrace.read(trace, reader -> show(reader, Views.language(trace)));
    }
  }

  private static void show(TraceReader reader, Language language) throws IOException {
    Optional<Analysis> judged = AnyTrace.analysis(reader);
    if (judged.isPresent()) {
      Analysis analysis = judged.get();
      List<ReadDiagnostics.Entry> noticed = reader.diagnostics().entries();
      Views.check(
          new ReportInput(
              analysis, Advisor.of(analysis), noticed, "0", 1, Map.of(), new TargetSums(analysis)),
          language);
    }
  }
}
