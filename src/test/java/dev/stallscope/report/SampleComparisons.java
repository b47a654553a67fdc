package dev.stallscope.report;

import dev.stallscope.compare.Comparer;
import dev.stallscope.compare.Comparison;
import dev.stallscope.compare.Exclusion;
import dev.stallscope.compare.ExclusionCheck;
import dev.stallscope.compare.Played;
import dev.stallscope.compare.RunProfile;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.trace.ReadDiagnostics;
import java.util.List;

/** Comparisons for tests of views. */
public final class SampleComparisons {
  /** An install with scans and late connections. */
  static final String[] SCANNED = {
    "title x",
    "tool npm",
    "items 300",
    "workers 1",
    "stall scan-on-close times 30 blocked 0.4s..2s",
    "stall connect-late times 2"
  };

  private SampleComparisons() {}

  /** One exclusion that took and one that is dead. */
  public static CompareInput ofExclusions() {
    Played before = Played.of(3, SCANNED);
    String folder = "C:\\Users\\" + before.user() + "\\src";
    Played after = Played.of(3, SCANNED).without(s -> s.path().startsWith(folder));
    Exclusion[] rules = {Exclusion.parse(folder), Exclusion.parse("%LOCALAPPDATA%\\npm-cache")};
    return input(
        Comparer.compare(
            List.of(before.profile(rules)), List.of(after.profile(rules)), List.of(rules)));
  }

  /** Names that want to be more than names. */
  public static CompareInput hostile() {
    String hostile = "\"><script>alert(1)</script>|\u001b[31m\u0000\u202e\ud800`";
    CompareInput plain = ofExclusions();
    RunProfile run = plain.comparison().before().runs().get(0);
    List<Exclusion> rules =
        plain.comparison().exclusions().stream().map(ExclusionCheck::exclusion).toList();
    return new CompareInput(
        Comparer.compare(List.of(named(run, hostile)), List.of(run), rules),
        List.of(new CompareInput.Note(hostile, new ReadDiagnostics.Entry("c", hostile, 1))),
        "1");
  }

  static CompareInput input(Comparison comparison) {
    return new CompareInput(
        comparison,
        List.of(new CompareInput.Note("a.PML", new ReadDiagnostics.Entry("pml.x", "note", 2))),
        "1.2.3");
  }

  private static RunProfile named(RunProfile run, String name) {
    TraceInfo info = run.info();
    return new RunProfile(
        new TraceInfo(
            List.of(name),
            info.format(),
            name,
            name,
            info.processors(),
            info.memoryBytes(),
            info.bits(),
            info.columns(),
            info.dated(),
            info.declaredEvents()),
        name,
        name,
        run.traceTicks(),
        run.targetTicks(),
        run.events(),
        run.causes(),
        run.losses(),
        run.gaps(),
        run.operations(),
        run.places(),
        run.work(),
        run.disk(),
        run.guard(),
        run.reaches());
  }
}
