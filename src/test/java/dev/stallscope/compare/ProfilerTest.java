package dev.stallscope.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.stallscope.analysis.Analysis;
import dev.stallscope.analysis.Analysis.Statement;
import dev.stallscope.analysis.Analysis.Verdict;
import dev.stallscope.analysis.Target;
import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.wallclock.Share;
import dev.stallscope.compare.Loss.Program;
import dev.stallscope.compare.RunProfile.DiskReads;
import dev.stallscope.compare.RunProfile.Reach;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.Events;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.EventRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept of a capture, event by event. Times are in milliseconds. */
class ProfilerTest {
  private static final int GO = 0;
  private static final int COMPILE = 1;
  private static final int ENGINE = 2;
  private static final int OTHER = 3;

  private final Events events =
      new Events()
          .process("go.exe", "C:\\Go\\bin\\go.exe", 100, -1, 0)
          .process("compile.exe", "C:\\Go\\pkg\\compile.exe", 101, GO, 0)
          .process("MsMpEng.exe", 102)
          .process("explorer.exe", 103);
  private final List<Share> shares = new ArrayList<>();
  private int at;

  /** An event a millisecond after the one before, which takes a tenth of one. */
  private ProfilerTest event(int process, Operation operation, String path) {
    return event(process, operation, path, 0, 0.1);
  }

  private ProfilerTest event(
      int process, Operation operation, String path, int flags, double millis) {
    events.next(operation, path).by(process).flags(flags).at(ticks(at++)).took(ticks(millis)).add();
    return this;
  }

  private static long ticks(double millis) {
    return Math.round(millis * Ticks.PER_MILLISECOND);
  }

  private RunProfile profile(List<Finding> findings, Exclusion... rules) {
    return profile(events.store(), findings, rules);
  }

  private RunProfile profile(EventStore store, List<Finding> findings, Exclusion... rules) {
    Target target = new Target(GO, List.of(GO, COMPILE), true, ticks(2), ticks(7), 0);
    Verdict verdict = new Verdict(Statement.NOT_BLOCKED, Cause.UNEXPLAINED, 0, 1);
    return Profiler.of(
        new Analysis(store, target, shares, findings, List.of(), List.of(), verdict),
        List.of(rules));
  }

  @Test
  void workIsWhatTheTargetDidAndNobodyElse() {
    at = 2;
    event(GO, Operation.READ_FILE, "C:\\src\\a.go");
    event(COMPILE, Operation.WRITE_FILE, "C:\\src\\a.obj");
    event(COMPILE, Operation.WRITE_FILE, "c:\\SRC\\b.obj");
    event(COMPILE, Operation.REG_OPEN_KEY, "HKLM\\Software\\Go");
    event(OTHER, Operation.READ_FILE, "C:\\src\\a.go");
    event(GO, Operation.PROCESS_PROFILING, "");
    RunProfile run = profile(List.of());
    assertThat(run.root()).isEqualTo("go.exe");
    assertThat(run.info().format()).isEqualTo("PML");
    assertThat(run.events()).isEqualTo(5);
    assertThat(run.work())
        .isEqualTo(
            Map.of(
                "go.exe", Map.of("\\src", 1L),
                "compile.exe", Map.of("\\src", 2L, "HKLM\\Software", 1L)));
    // from the begin of the first to the end of the last; and of the target as it says itself
    assertThat(run.traceTicks()).isEqualTo(ticks(5.1));
    assertThat(run.targetTicks()).isEqualTo(ticks(5));
  }

  @Test
  void durationsAreKeptByOperationAndThoseOfFilesByFolder() {
    event(GO, Operation.READ_FILE, "C:\\src\\a.go", 0, 2);
    event(GO, Operation.READ_FILE, "C:\\lib\\a.go", 0, 3);
    event(GO, Operation.WRITE_FILE, "C:\\lib\\b.go", 0, 4);
    event(GO, Operation.REG_OPEN_KEY, "HKLM\\Software\\Go", 0, 5);
    RunProfile run = profile(List.of());
    assertThat(run.operations()).containsOnlyKeys("ReadFile", "WriteFile", "RegOpenKey");
    assertThat(run.operations().get("ReadFile").totalTicks()).isEqualTo(ticks(5));
    assertThat(run.operations().get("ReadFile").events()).isEqualTo(2);
    assertThat(run.operations().get("RegOpenKey").totalTicks()).isEqualTo(ticks(5));
    assertThat(run.places()).containsOnlyKeys("\\src", "\\lib");
    assertThat(run.places().get("\\lib").totalTicks()).isEqualTo(ticks(7));
  }

  @Test
  void waitsOnPurposeAreWorkButTakeNoTime() {
    event(GO, Operation.NOTIFY_CHANGE_DIRECTORY, "C:\\src\\x", 0, 900);
    event(GO, Operation.READ_FILE, "C:\\src\\x", 0, 1);
    RunProfile run = profile(List.of());
    assertThat(run.events()).isEqualTo(2);
    assertThat(run.work()).isEqualTo(Map.of("go.exe", Map.of("\\src", 2L)));
    assertThat(run.operations()).containsOnlyKeys("ReadFile");
    assertThat(run.places().get("\\src").totalTicks()).isEqualTo(ticks(1));
  }

  @Test
  void readsThatPassTheCacheWentToTheDisk() {
    event(GO, Operation.READ_FILE, "C:\\a", EventRecord.FLAG_NON_CACHED, 2);
    event(GO, Operation.MDL_READ, "C:\\a", EventRecord.FLAG_PAGING_IO, 3);
    event(GO, Operation.READ_FILE, "C:\\a", EventRecord.FLAG_NON_CACHED, -1e-4);
    event(GO, Operation.READ_FILE, "C:\\a", EventRecord.FLAG_EXCLUSIVE, 10);
    event(GO, Operation.READ_FILE, "C:\\a", 0, 10);
    event(GO, Operation.READ_FILE, "C:\\a", EventRecord.NONE, 10);
    event(GO, Operation.WRITE_FILE, "C:\\a", EventRecord.FLAG_NON_CACHED, 10);
    event(OTHER, Operation.READ_FILE, "C:\\a", EventRecord.FLAG_NON_CACHED, 10);
    // the third had not returned
    assertThat(profile(List.of()).disk()).isEqualTo(new DiskReads(3, ticks(5)));
  }

  @Test
  void anEngineLooksByMappingAndReadingNotByOpening() {
    event(ENGINE, Operation.CREATE_FILE, "C:\\src\\a.go");
    event(ENGINE, Operation.CREATE_FILE_MAPPING, "C:\\src\\a.go");
    event(ENGINE, Operation.READ_FILE, "C:\\src\\a.go");
    event(ENGINE, Operation.MDL_READ, "D:\\x");
    event(OTHER, Operation.READ_FILE, "C:\\src\\a.go");
    event(GO, Operation.READ_FILE, "C:\\src\\a.go");
    RunProfile run = profile(List.of(), Exclusion.parse("C:\\src"), Exclusion.parse("go.exe"));
    assertThat(run.guard().engines()).containsExactly("MsMpEng.exe");
    assertThat(run.guard().filters()).isZero();
    assertThat(run.guard().looks()).isEqualTo(3);
    // for whom it looked is not known, so that a rule for a process has no looks
    assertThat(run.reaches()).containsExactly(new Reach(0, 2), new Reach(0, 0));
  }

  @Test
  void filterDriversAreCounted() {
    events.system("WdFilter.sys", "ntfs.sys");
    event(GO, Operation.READ_FILE, "C:\\a");
    assertThat(profile(List.of()).guard().filters()).isEqualTo(1);
  }

  @Test
  void rulesReachWhatTheTargetOpensItself() {
    event(GO, Operation.CREATE_FILE, "C:\\src\\a.go");
    event(GO, Operation.CREATE_FILE, "C:\\src\\a.go");
    event(GO, Operation.CREATE_FILE, "C:\\lib\\a.go");
    event(GO, Operation.READ_FILE, "C:\\src\\a.go");
    event(COMPILE, Operation.CREATE_FILE, "C:\\src\\b.go");
    event(OTHER, Operation.CREATE_FILE, "C:\\src\\b.go");
    assertThat(
            profile(
                    List.of(),
                    Exclusion.parse("C:\\src"),
                    Exclusion.parse("go.exe"),
                    Exclusion.parse("C:\\Go\\pkg\\compile.exe"),
                    Exclusion.parse("node.exe"))
                .reaches())
        .containsExactly(new Reach(3, 0), new Reach(3, 0), new Reach(1, 0), new Reach(0, 0));
  }

  @Test
  void causesThatTookNothingAreLeftOut() {
    event(GO, Operation.READ_FILE, "C:\\a");
    shares.add(new Share(Cause.CPU, 5));
    shares.add(new Share(Cause.REGISTRY, 0));
    shares.add(new Share(Cause.CPU, 2));
    RunProfile run = profile(List.of());
    assertThat(run.causes()).isEqualTo(Map.of(Cause.CPU, 7L));
    assertThat(run.ticks(Cause.CPU)).isEqualTo(7);
    assertThat(run.ticks(Cause.REGISTRY)).isZero();
  }

  @Test
  void findingsKeepWhoWaitedWhereAndForWhom() {
    for (int i = 0; i < 3; i++) {
      event(OTHER, Operation.READ_FILE, "C:\\a");
    }
    event(COMPILE, Operation.CREATE_FILE, "C:\\Users\\mia\\src\\a.go", 0, 3);
    EventStore store = events.store();
    Finding scan =
        Finding.on(store, 3).culprit(ENGINE, "Defender").build(Cause.ANTIVIRUS_SCAN, "r");
    Loss loss = profile(store, List.of(scan)).losses().get(0);
    assertThat(loss)
        .isEqualTo(
            new Loss(
                Cause.ANTIVIRUS_SCAN,
                "r",
                "compile.exe",
                Operation.CREATE_FILE,
                "%USERPROFILE%\\src",
                "C:\\Users\\mia\\src\\a.go",
                List.of(
                    new Program("compile.exe", "C:\\Go\\pkg\\compile.exe"),
                    new Program("go.exe", "C:\\Go\\bin\\go.exe")),
                ticks(1), // the target began at 2
                ticks(3),
                "Defender"));
  }

  /** One is its own parent, the parent of the other is beyond all. */
  @Test
  void parentsThatCannotBeEndTheRow() {
    events.process("own.exe", 104, 4, 0).process("lost.exe", 105, 6, 0);
    event(4, Operation.CREATE_FILE, "C:\\a").event(5, Operation.CREATE_FILE, "C:\\a");
    EventStore store = events.store();
    List<Finding> findings =
        List.of(
            Finding.on(store, 0).build(Cause.SLOW_OPERATION, "r"),
            Finding.on(store, 1).build(Cause.SLOW_OPERATION, "r"));
    assertThat(profile(store, findings).losses())
        .extracting(Loss::programs)
        .containsExactly(List.of(new Program("own.exe", "")), List.of(new Program("lost.exe", "")));
  }

  @Test
  void behindAWaitIsAProductElseAProcessElseNobody() {
    event(GO, Operation.CREATE_FILE, "C:\\a");
    event(GO, Operation.TCP_CONNECT, "me:5000 -> Proxy.example:443");
    EventStore store = events.store();
    List<Finding> findings =
        List.of(
            Finding.on(store, 0).culprit(OTHER, null).build(Cause.LOCK_CONFLICT, "a"),
            Finding.on(store, 0).culprit(GO, null).build(Cause.LOCK_CONFLICT, "b"),
            Finding.on(store, 0).culprit(-1, null).build(Cause.LOCK_CONFLICT, "c"),
            Finding.on(store, 0).build(Cause.SLOW_OPERATION, "d"),
            Finding.on(store, 1).culprit(OTHER, null).build(Cause.NETWORK_STALL, "e"));
    assertThat(profile(store, findings).losses())
        .extracting(Loss::rule, Loss::behind)
        .containsExactly(
            tuple("a", "explorer.exe"),
            tuple("b", "go.exe"),
            tuple("c", ""),
            tuple("d", ""),
            tuple("e", "proxy.example:443"));
  }

  /** The first takes 2 ms of the 8 from its begin; of the next gap a finding explains 3. */
  @Test
  void gapsAreWhereNothingWasUnderWayAndNoFindingIs() {
    event(GO, Operation.READ_FILE, "C:\\a", 0, 2);
    at = 8;
    event(GO, Operation.READ_FILE, "C:\\a", 0, 1);
    at = 14;
    event(GO, Operation.READ_FILE, "C:\\a", 0, 1);
    EventStore store = events.store();
    Finding lock = Finding.on(store, 1).span(ticks(9), ticks(3)).build(Cause.LOCK_CONFLICT, "r");
    assertThat(profile(store, List.of(lock)).gaps()).containsExactly(ticks(6), ticks(2));
  }
}
