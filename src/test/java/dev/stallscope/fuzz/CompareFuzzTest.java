package dev.stallscope.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stallscope.compare.Comparer;
import dev.stallscope.compare.Comparison;
import dev.stallscope.compare.Comparison.DurationChange;
import dev.stallscope.compare.Comparison.Outcome;
import dev.stallscope.compare.Exclusion;
import dev.stallscope.compare.Profiler;
import dev.stallscope.compare.RunProfile;
import dev.stallscope.report.CompareInput;
import dev.stallscope.synth.ScenarioException;
import dev.stallscope.trace.TraceReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever two captures hold, one cannot be both better and worse than the other, and none is
 * either than itself. The second begins where the heads of an export's columns come again.
 */
class CompareFuzzTest {
  private static final String HEADS = "\"Time of Day\"";

  private static final List<Exclusion> RULES =
      Stream.of("C:\\Users\\*", "%TEMP%\\go-build*", "*.go", "go.exe")
          .map(Exclusion::parse)
          .toList();

  /** Each stall cured by, and traded for, what is stalled otherwise. */
  static Stream<byte[]> seeds() throws IOException, ScenarioException {
    Stream.Builder<byte[]> seeds = Stream.builder();
    String before = Seeds.stall("slow-disk");
    for (String stall : List.of("lock", "scan-on-close", "connect-late", "slow-disk times 0")) {
      String after = Seeds.stall(stall);
      seeds.add(Seeds.utf8(before + after)).add(Seeds.utf8(after + before));
    }
    seeds.add(Seeds.utf8((before + Seeds.stall("lock")).replace("go", "<b a='&>")));
    return seeds.add(Seeds.utf8(before)).build();
  }

  @MethodSource("seeds")
  @FuzzTest
  void neitherSideWinsBothWays(byte[] traces) throws IOException {
    if (traces == null) {
      return;
    }
    List<RunProfile> runs = new ArrayList<>();
    List<CompareInput.Note> notes = new ArrayList<>();
    for (byte[] trace : AnyTrace.parts(traces, HEADS)) {
      AnyTrace.read(trace, reader -> profile(reader, runs, notes));
    }
    if (!runs.isEmpty()) {
      checkSame(runs.get(0));
      List<RunProfile> others = runs.subList(Math.min(1, runs.size() - 1), runs.size());
      Comparison comparison = checkSwapped(runs.subList(0, 1), others);
      Views.check(new CompareInput(comparison, notes, "0"), Views.language(traces));
    }
  }

  private static void profile(
      TraceReader reader, List<RunProfile> runs, List<CompareInput.Note> notes) throws IOException {
    AnyTrace.analysis(reader).ifPresent(analysis -> runs.add(Profiler.of(analysis, RULES)));
    reader.diagnostics().entries().stream()
        .map(entry -> new CompareInput.Note(entry.message(), entry))
        .forEach(notes::add);
  }

  private static void checkSame(RunProfile run) {
    Comparison same = Comparer.compare(List.of(run), List.of(run), RULES);
    assertThat(same.verdict().outcome()).isIn(Outcome.NO_DIFFERENCE, Outcome.INCONCLUSIVE);
    assertThat(same.savedTicks()).isZero();
    assertThat(same.causes()).allMatch(cause -> cause.savedTicks() == 0);
    assertThat(same.operations()).noneMatch(DurationChange::significant);
    assertThat(same.places()).noneMatch(DurationChange::significant);
    assertThat(same.losses()).allMatch(loss -> loss.beforeTicks() == loss.afterTicks());
  }

  private static Comparison checkSwapped(List<RunProfile> one, List<RunProfile> other) {
    Comparison there = Comparer.compare(one, other, RULES);
    Comparison back = Comparer.compare(other, one, RULES);
    assertThat(back.savedTicks()).isEqualTo(-there.savedTicks());
    for (Outcome claim : List.of(Outcome.IMPROVED, Outcome.WORSE)) {
      assertThat(List.of(there.verdict().outcome(), back.verdict().outcome()))
          .isNotEqualTo(List.of(claim, claim));
    }
    assertThat(there.verdict().confidence()).isBetween(0.0, 1.0);
    return there;
  }
}
