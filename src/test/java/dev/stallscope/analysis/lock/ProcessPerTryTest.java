package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Disk.FILE;
import static dev.stallscope.analysis.lock.Disk.REMOVE;
import static dev.stallscope.analysis.lock.Disk.RWD;
import static dev.stallscope.analysis.lock.Disk.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.index.Events;
import dev.stallscope.model.Disposition;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A script that starts a program for each try: x is refused, o succeeds, ] exits. Process 0 is the
 * shell, 1 to 3 are the programs.
 */
class ProcessPerTryTest {
  private final Events events = new Events().process("cmd.exe", 1);

  /** Three programs that are started by the same command lines, or others. */
  private ProcessPerTryTest programs(String... commands) {
    for (String command : commands) {
      events.child(0, command.isEmpty() ? "x.exe" : command.split(" ", -1)[0], 9, command);
    }
    return this;
  }

  private ProcessPerTryTest tries(int process, double at, int access, boolean refused) {
    events
        .next(Operation.CREATE_FILE, FILE)
        .opening(access, RWD, Disposition.OPEN, 0)
        .by(process)
        .at(ticks(at))
        .status(refused ? NtStatus.SHARING_VIOLATION : NtStatus.SUCCESS)
        .add();
    return this;
  }

  private ProcessPerTryTest refused(int process, double at) {
    return tries(process, at, REMOVE, true);
  }

  private ProcessPerTryTest granted(int process, double at) {
    return tries(process, at, REMOVE, false);
  }

  private ProcessPerTryTest exits(int process, double at) {
    events.next(Operation.PROCESS_EXIT, "").by(process).at(ticks(at)).add();
    return this;
  }

  private static long ticks(double millis) {
    return Math.round(millis * Ticks.PER_MILLISECOND);
  }

  /** {@code process: start..end OUTCOME tries}. */
  private List<String> found() {
    return Disk.findings(events.store(), ticks(50)).stream().map(ProcessPerTryTest::text).toList();
  }

  private static String text(Finding finding) {
    return "%d: %d..%d %s %d"
        .formatted(
            finding.process(),
            finding.startTicks() / Ticks.PER_MILLISECOND,
            finding.endTicks() / Ticks.PER_MILLISECOND,
            finding.outcome(),
            finding.attempts());
  }

  @Test
  void programsThatFollowEachOtherAreOneSeries() {
    programs("del f", "del f", "del f")
        .refused(1, 10)
        .exits(1, 20)
        .refused(2, 110)
        .exits(2, 120)
        .granted(3, 210);

    assertThat(found()).containsExactly("1: 10..210 RECOVERED 3");
  }

  /** Another command line, or none that is known, or another program. */
  @Test
  void otherProgramsAreOthersMatter() {
    assertThat(new ProcessPerTryTest().programs("del f", "del g").oneAfterTheOther()).isEmpty();
    assertThat(new ProcessPerTryTest().programs("", "").oneAfterTheOther()).isEmpty();
    assertThat(new ProcessPerTryTest().programs("del f", "rm f").oneAfterTheOther()).isEmpty();
    assertThat(new ProcessPerTryTest().programs("del f", "del f").oneAfterTheOther())
        .containsExactly("1: 10..110 GAVE_UP 2");
  }

  private List<String> oneAfterTheOther() {
    return refused(1, 10).exits(1, 20).refused(2, 110).exits(2, 120).found();
  }

  @Test
  void programsOfUnknownParentsAreNoKin() {
    events.child(-1, "del.exe", 9, "del f").child(-1, "del.exe", 10, "del f");

    assertThat(oneAfterTheOther()).isEmpty();
  }

  @Test
  void childrenOfOthersAreNoKin() {
    events.process("cmd.exe", 2).child(0, "del.exe", 9, "del f").child(1, "del.exe", 10, "del f");
    refused(2, 10).exits(2, 20).refused(3, 110);

    assertThat(found()).isEmpty();
  }

  /** The second one begins before the first has gone: they run side by side. */
  @Test
  void programsThatRunAtOnceAreTwoSeries() {
    programs("del f", "del f").refused(1, 10).refused(2, 60).exits(1, 70).refused(2, 160);

    assertThat(found()).containsExactly("2: 60..160 GAVE_UP 2");
  }

  @Test
  void whoTriesAtTheVeryExitFollows() {
    programs("del f", "del f").refused(1, 10).exits(1, 110).refused(2, 110);

    assertThat(found()).containsExactly("1: 10..110 GAVE_UP 2");
  }

  /** What had its way is done: the next that is refused waits anew. */
  @Test
  void afterASuccessAnotherSeriesBegins() {
    programs("del f", "del f", "del f")
        .refused(1, 10)
        .granted(1, 110)
        .exits(1, 120)
        .refused(2, 210)
        .exits(2, 220)
        .granted(3, 310);

    assertThat(found()).containsExactly("1: 10..110 RECOVERED 2", "2: 210..310 RECOVERED 2");
  }

  /** Two scripts are about the same file, one to delete it and one to write it. */
  @Test
  void kinOfOneKindDoNotContinueAnothers() {
    programs("del f", "del f", "copy x f", "copy x f")
        .refused(1, 10)
        .exits(1, 20)
        .tries(3, 60, WRITE, true)
        .exits(3, 70)
        .refused(2, 110)
        .exits(2, 120)
        .tries(4, 160, WRITE, false);

    assertThat(found()).containsExactly("1: 10..110 GAVE_UP 2", "3: 60..160 RECOVERED 2");
  }

  /** Such a pause is between two runs of the script. */
  @Test
  void whoComesFarLaterIsNoKin() {
    programs("del f", "del f").refused(1, 10).exits(1, 20).refused(2, 10_011);

    assertThat(found()).isEmpty();
  }
}
