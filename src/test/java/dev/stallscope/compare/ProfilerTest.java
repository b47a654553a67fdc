package dev.stallscope.compare;

import static dev.stallscope.compare.Captured.COMPILE;
import static dev.stallscope.compare.Captured.ENGINE;
import static dev.stallscope.compare.Captured.GO;
import static dev.stallscope.compare.Captured.OTHER;
import static dev.stallscope.compare.Captured.ticks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.wallclock.Share;
import dev.stallscope.compare.RunProfile.DiskReads;
import dev.stallscope.compare.RunProfile.Reach;
import dev.stallscope.model.Operation;
import dev.stallscope.trace.EventRecord;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is counted of a capture, event by event. Times are in milliseconds. */
class ProfilerTest {
  private final Captured capture = new Captured();

  @Test
  void workIsWhatTheTargetDidAndNobodyElse() {
    capture.at(2);
    capture.event(GO, Operation.READ_FILE, "C:\\src\\a.go");
    capture.event(COMPILE, Operation.WRITE_FILE, "C:\\src\\a.obj");
    capture.event(COMPILE, Operation.WRITE_FILE, "c:\\SRC\\b.obj");
    capture.event(COMPILE, Operation.REG_OPEN_KEY, "HKLM\\Software\\Go");
    capture.event(OTHER, Operation.READ_FILE, "C:\\src\\a.go");
    capture.event(GO, Operation.PROCESS_PROFILING, "");
    RunProfile run = capture.profile();
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
    capture.event(GO, Operation.READ_FILE, "C:\\src\\a.go", 0, 2);
    capture.event(GO, Operation.READ_FILE, "C:\\lib\\a.go", 0, 3);
    capture.event(GO, Operation.WRITE_FILE, "C:\\lib\\b.go", 0, 4);
    capture.event(GO, Operation.REG_OPEN_KEY, "HKLM\\Software\\Go", 0, 5);
    RunProfile run = capture.profile();
    assertThat(run.operations()).containsOnlyKeys("ReadFile", "WriteFile", "RegOpenKey");
    assertThat(run.operations().get("ReadFile").totalTicks()).isEqualTo(ticks(5));
    assertThat(run.operations().get("ReadFile").events()).isEqualTo(2);
    assertThat(run.operations().get("RegOpenKey").totalTicks()).isEqualTo(ticks(5));
    assertThat(run.places()).containsOnlyKeys("\\src", "\\lib");
    assertThat(run.places().get("\\lib").totalTicks()).isEqualTo(ticks(7));
  }

  @Test
  void waitsOnPurposeAreWorkButTakeNoTime() {
    capture.event(GO, Operation.NOTIFY_CHANGE_DIRECTORY, "C:\\src\\x", 0, 900);
    capture.event(GO, Operation.READ_FILE, "C:\\src\\x", 0, 1);
    RunProfile run = capture.profile();
    assertThat(run.events()).isEqualTo(2);
    assertThat(run.work()).isEqualTo(Map.of("go.exe", Map.of("\\src", 2L)));
    assertThat(run.operations()).containsOnlyKeys("ReadFile");
    assertThat(run.places().get("\\src").totalTicks()).isEqualTo(ticks(1));
  }

  @Test
  void readsThatPassTheCacheWentToTheDisk() {
    capture.event(GO, Operation.READ_FILE, "C:\\a", EventRecord.FLAG_NON_CACHED, 2);
    capture.event(GO, Operation.MDL_READ, "C:\\a", EventRecord.FLAG_PAGING_IO, 3);
    capture.event(GO, Operation.READ_FILE, "C:\\a", EventRecord.FLAG_NON_CACHED, -1e-4);
    capture.event(GO, Operation.READ_FILE, "C:\\a", EventRecord.FLAG_EXCLUSIVE, 10);
    capture.event(GO, Operation.READ_FILE, "C:\\a", 0, 10);
    capture.event(GO, Operation.READ_FILE, "C:\\a", EventRecord.NONE, 10);
    capture.event(GO, Operation.WRITE_FILE, "C:\\a", EventRecord.FLAG_NON_CACHED, 10);
    capture.event(OTHER, Operation.READ_FILE, "C:\\a", EventRecord.FLAG_NON_CACHED, 10);
    // the third had not returned
    assertThat(capture.profile().disk()).isEqualTo(new DiskReads(3, ticks(5)));
  }

  @Test
  void anEngineLooksByMappingAndReadingNotByOpening() {
    capture.event(ENGINE, Operation.CREATE_FILE, "C:\\src\\a.go");
    capture.event(ENGINE, Operation.CREATE_FILE_MAPPING, "C:\\src\\a.go");
    capture.event(ENGINE, Operation.READ_FILE, "C:\\src\\a.go");
    capture.event(ENGINE, Operation.MDL_READ, "D:\\x");
    capture.event(OTHER, Operation.READ_FILE, "C:\\src\\a.go");
    capture.event(GO, Operation.READ_FILE, "C:\\src\\a.go");
    RunProfile run = capture.profile(Exclusion.parse("C:\\src"), Exclusion.parse("go.exe"));
    assertThat(run.guard().engines()).containsExactly("MsMpEng.exe");
    assertThat(run.guard().filters()).isZero();
    assertThat(run.guard().looks()).isEqualTo(3);
    // for whom it looked is not known, so that a rule for a process has no looks
    assertThat(run.reaches()).containsExactly(new Reach(0, 2), new Reach(0, 0));
  }

  @Test
  void filterDriversAreCounted() {
    capture.events().system("WdFilter.sys", "ntfs.sys");
    capture.event(GO, Operation.READ_FILE, "C:\\a");
    assertThat(capture.profile().guard().filters()).isEqualTo(1);
  }

  @Test
  void rulesReachWhatTheTargetOpensItself() {
    capture.event(GO, Operation.CREATE_FILE, "C:\\src\\a.go");
    capture.event(GO, Operation.CREATE_FILE, "C:\\src\\a.go");
    capture.event(GO, Operation.CREATE_FILE, "C:\\lib\\a.go");
    capture.event(GO, Operation.READ_FILE, "C:\\src\\a.go");
    capture.event(COMPILE, Operation.CREATE_FILE, "C:\\src\\b.go");
    capture.event(OTHER, Operation.CREATE_FILE, "C:\\src\\b.go");
    assertThat(
            capture
                .profile(
                    Exclusion.parse("C:\\src"),
                    Exclusion.parse("go.exe"),
                    Exclusion.parse("C:\\Go\\pkg\\compile.exe"),
                    Exclusion.parse("node.exe"))
                .reaches())
        .containsExactly(new Reach(3, 0), new Reach(3, 0), new Reach(1, 0), new Reach(0, 0));
  }

  @Test
  void causesThatTookNothingAreLeftOut() {
    capture.event(GO, Operation.READ_FILE, "C:\\a");
    capture.shares(new Share(Cause.CPU, 5), new Share(Cause.REGISTRY, 0), new Share(Cause.CPU, 2));
    RunProfile run = capture.profile();
    assertThat(run.causes()).isEqualTo(Map.of(Cause.CPU, 7L));
    assertThat(run.ticks(Cause.CPU)).isEqualTo(7);
    assertThat(run.ticks(Cause.REGISTRY)).isZero();
  }
}
