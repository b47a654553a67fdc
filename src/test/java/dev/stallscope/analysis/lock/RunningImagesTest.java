package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Disk.ADDED;
import static dev.stallscope.analysis.lock.Disk.FILE;
import static dev.stallscope.analysis.lock.Disk.OTHER;
import static dev.stallscope.analysis.lock.Disk.RWD;
import static dev.stallscope.analysis.lock.Disk.TOOL;
import static dev.stallscope.analysis.lock.Disk.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import org.junit.jupiter.api.Test;

/**
 * Programs that ran, and libraries that were loaded, before the capture began: no event tells of
 * them, the list of processes does. Captures begin at 1,000 ms.
 */
class RunningImagesTest {
  private static final String IN_THE_WAY = "user-mapped-file GAVE_UP 1010..1210 by server.exe";
  private static final String UNKNOWN = "user-mapped-file GAVE_UP 1010..1210 by nobody known";

  /** A capture that begins, and the tool tries to delete the file three times in it. */
  private static Disk deleting(Disk disk) {
    disk.does(TOOL, 1_000, Operation.READ_FILE, OTHER);
    for (int at = 1_010; at < 1_300; at += 100) {
      disk.status(NtStatus.CANNOT_DELETE).delete(TOOL, at);
    }
    return disk;
  }

  @Test
  void aProgramThatRanBeforeCannotBeDeleted() {
    Disk disk = deleting(new Disk().process("server.exe", "c:\\Work\\OUT.dll", 500));

    assertThat(disk.only()).isEqualTo(IN_THE_WAY);
    assertThat(disk.grounds()).contains(Ground.Kind.HOLDER_RUNS);
    assertThat(disk.evidence(What.HOLDER_MAPPED)).isEmpty();
    assertThat(disk.evidence(What.HOLDER_CLOSED)).isEmpty();
  }

  @Test
  void norWritten() {
    Disk disk =
        new Disk()
            .process("server.exe", FILE, 500)
            .does(TOOL, 1_000, Operation.READ_FILE, OTHER)
            .refused(TOOL, WRITE, RWD, 1_010, 1_210);

    assertThat(disk.only()).isEqualTo("sharing-violation GAVE_UP 1010..1210 by server.exe");
  }

  /** Nothing tells when it began: then it was there when the capture began. */
  @Test
  void aProgramOfUnknownBeginRanBefore() {
    assertThat(deleting(new Disk().process("server.exe", FILE, 0)).only()).isEqualTo(IN_THE_WAY);
  }

  @Test
  void anotherProgramIsNotInTheWay() {
    assertThat(deleting(new Disk().process("server.exe", OTHER, 500)).only()).isEqualTo(UNKNOWN);
    assertThat(deleting(new Disk().process("server.exe", "", 500)).only()).isEqualTo(UNKNOWN);
  }

  /** Its Load Image would be in the capture: without one it is not this file that it runs. */
  @Test
  void aProgramThatBeganWithTheCaptureOrLaterDidNotRunBefore() {
    assertThat(deleting(new Disk().process("server.exe", FILE, 1_000)).only()).isEqualTo(UNKNOWN);
    assertThat(deleting(new Disk().process("server.exe", FILE, 1_150)).only()).isEqualTo(UNKNOWN);
  }

  @Test
  void aProgramWhoseStartIsInTheCaptureDidNotRunBefore() {
    Disk disk =
        deleting(
            new Disk()
                .process("server.exe", FILE, 0)
                .does(ADDED, 999, Operation.PROCESS_START, ""));

    assertThat(disk.only()).isEqualTo(UNKNOWN);
  }

  @Test
  void aLibraryThatWasLoadedBeforeCannotBeDeletedEither() {
    assertThat(deleting(new Disk().process("server.exe", 500, FILE, 600)).only())
        .isEqualTo(IN_THE_WAY);
    assertThat(deleting(new Disk().process("server.exe", 500, OTHER, 600)).only())
        .isEqualTo(UNKNOWN);
  }

  @Test
  void aLibraryThatWasLoadedMeanwhileWasNotThereBefore() {
    assertThat(deleting(new Disk().process("server.exe", 500, FILE, 1_000)).only())
        .isEqualTo(UNKNOWN);
  }

  /**
   * In the order of time:
   *
   * <pre>
   * server   runs -------------------- exits
   * tool             x     x     x            o
   * </pre>
   */
  @Test
  void whatARunningProgramHeldIsFreeAfterItsExit() {
    Disk disk =
        deleting(new Disk().process("server.exe", FILE, 500))
            .does(ADDED, 1_250, Operation.PROCESS_EXIT, "")
            .delete(TOOL, 1_310);

    assertThat(disk.only()).isEqualTo("user-mapped-file RECOVERED 1010..1310 by server.exe");
    assertThat(disk.grounds()).contains(Ground.Kind.HOLDER_LET_GO);
  }

  @Test
  void aProgramThatHadExitedBeforeTheFirstTryHeldNothing() {
    assertThat(deleting(new Disk().process("server.exe", FILE, 500, 1_005)).only())
        .isEqualTo(UNKNOWN);
    assertThat(deleting(new Disk().process("server.exe", FILE, 500, 1_900)).only())
        .isEqualTo(IN_THE_WAY);
  }

  @Test
  void aRunningProgramCannotBeReplaced() {
    Disk disk =
        new Disk()
            .process("server.exe", FILE, 500)
            .does(TOOL, 1_000, Operation.READ_FILE, OTHER)
            .status(NtStatus.ACCESS_DENIED)
            .rename(TOOL, 1_010, OTHER, FILE)
            .status(NtStatus.ACCESS_DENIED)
            .rename(TOOL, 1_210, OTHER, FILE);

    assertThat(disk.only()).isEqualTo("access-denied-lock GAVE_UP 1010..1210 by server.exe");
  }

  /** It may be opened to read, and for whatever shares deletion: that is not why it is refused. */
  @Test
  void aRunningProgramIsNotInTheWayOfReaders() {
    Disk disk =
        new Disk()
            .process("server.exe", FILE, 500)
            .does(TOOL, 1_000, Operation.READ_FILE, OTHER)
            .refused(TOOL, Disk.READ, RWD, 1_010, 1_210);

    assertThat(disk.only()).isEqualTo("sharing-violation GAVE_UP 1010..1210 by nobody known");
  }
}
