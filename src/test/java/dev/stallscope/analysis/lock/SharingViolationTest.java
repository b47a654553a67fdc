package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Disk.ATTRIBUTES;
import static dev.stallscope.analysis.lock.Disk.BACKUP;
import static dev.stallscope.analysis.lock.Disk.CHILD;
import static dev.stallscope.analysis.lock.Disk.FILE;
import static dev.stallscope.analysis.lock.Disk.INDEXER;
import static dev.stallscope.analysis.lock.Disk.NONE;
import static dev.stallscope.analysis.lock.Disk.OTHER;
import static dev.stallscope.analysis.lock.Disk.R;
import static dev.stallscope.analysis.lock.Disk.READ;
import static dev.stallscope.analysis.lock.Disk.REMOVE;
import static dev.stallscope.analysis.lock.Disk.RW;
import static dev.stallscope.analysis.lock.Disk.RWD;
import static dev.stallscope.analysis.lock.Disk.TOOL;
import static dev.stallscope.analysis.lock.Disk.UPDATE;
import static dev.stallscope.analysis.lock.Disk.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.model.Disposition;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import org.junit.jupiter.api.Test;

/** ( opens, ) closes, x is refused, o succeeds. */
class SharingViolationTest {
  /**
   * In milliseconds:
   *
   * <pre>
   *            0    10       110      210     250    310
   * indexer    (----------------------------------)
   * tool            x        x        x             o
   *                 |<---------- blocked --------->|
   * </pre>
   */
  @Test
  void aHandleThatDoesNotShareDeletionIsInTheWayOfARename() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, RW)
            .refused(TOOL, REMOVE, RWD, 10, 110, 210)
            .close(INDEXER, 250)
            .open(TOOL, 310, REMOVE, RWD)
            .close(TOOL, 311);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..310 by SearchIndexer.exe");
    Finding finding = disk.first();
    assertThat(finding.attempts()).isEqualTo(4);
    assertThat(finding.confidence()).isGreaterThan(0.95);
    assertThat(finding.culprit()).isNotNull();
    assertThat(finding.culprit().product()).isEqualTo("Windows Search");
    assertThat(disk.evidence(What.HOLDER_OPENED)).containsExactly(0L);
    assertThat(disk.evidence(What.REFUSED)).containsExactly(1L, 2L, 3L);
    assertThat(disk.evidence(What.HOLDER_CLOSED)).containsExactly(4L);
    assertThat(disk.evidence(What.SUCCEEDED)).containsExactly(5L);
    assertThat(disk.grounds())
        .contains(Ground.Kind.HOLDER_CONFLICTS, Ground.Kind.HOLDER_LET_GO)
        .contains(Ground.Kind.HOLDER_PRODUCT);
  }

  /** The same without durations and threads, as in a CSV of default columns. */
  @Test
  void needsNeitherDurationsNorThreads() {
    String found =
        new Disk()
            .untimed()
            .open(INDEXER, 0, READ, RW)
            .refused(TOOL, REMOVE, RWD, 10, 110, 210)
            .close(INDEXER, 250)
            .open(TOOL, 310, REMOVE, RWD)
            .only();

    assertThat(found).isEqualTo("sharing-violation RECOVERED 10..310 by SearchIndexer.exe");
  }

  /**
   * In the order of time:
   *
   * <pre>
   * indexer    (------------------------------------------)
   * tool            x     x     x     x                        nobody tries again
   * </pre>
   */
  @Test
  void aHolderThatStaysLongerThanTheTriesMakesTheToolGiveUp() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, R)
            .refused(TOOL, UPDATE, RWD, 10, 260, 510, 760)
            .close(INDEXER, 5_000)
            .does(TOOL, 9_000, Operation.READ_FILE, OTHER);

    assertThat(disk.only()).isEqualTo("sharing-violation GAVE_UP 10..760 by SearchIndexer.exe");
    assertThat(disk.grounds()).doesNotContain(Ground.Kind.STILL_TRYING);
  }

  /**
   * In the order of time:
   *
   * <pre>
   * backup     (attributes only, shares nothing ---------------------)
   * indexer    (read, shares all -------------------------------------)
   * tool            x         x          o      held by neither of them
   * </pre>
   */
  @Test
  void whoSharesAllOrAsksForAttributesOnlyIsInNobodysWay() {
    Disk disk =
        new Disk()
            .open(BACKUP, 0, ATTRIBUTES, NONE)
            .open(INDEXER, 1, READ, RWD)
            .refused(TOOL, UPDATE, RWD, 10, 110)
            .open(TOOL, 210, UPDATE, RWD)
            .close(INDEXER, 300)
            .close(BACKUP, 301);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by nobody known");
    assertThat(disk.grounds()).contains(Ground.Kind.HOLDER_UNKNOWN);
    assertThat(disk.first().confidence()).isBetween(0.5, 0.8);
  }

  /** The newcomer has to share what a handle that is open already does. */
  @Test
  void theNewcomersShareModeCountsAsWell() {
    String found =
        new Disk()
            .open(INDEXER, 0, WRITE, RWD)
            .refused(TOOL, READ, R, 10, 110)
            .close(INDEXER, 150)
            .open(TOOL, 210, READ, R)
            .only();

    assertThat(found).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
  }

  /** Emptying a file is writing, though only attributes are asked for. */
  @Test
  void overwritingCountsAsWriting() {
    String found =
        new Disk()
            .open(INDEXER, 0, READ, R)
            .disposition(Disposition.OVERWRITE_IF)
            .refused(TOOL, ATTRIBUTES, RWD, 10)
            .disposition(Disposition.OVERWRITE_IF)
            .refused(TOOL, ATTRIBUTES, RWD, 110)
            .close(INDEXER, 150)
            .disposition(Disposition.OVERWRITE_IF)
            .open(TOOL, 210, ATTRIBUTES, RWD)
            .only();

    assertThat(found).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
  }

  /**
   * In the order of time:
   *
   * <pre>
   * backup     (--)
   * indexer             (------------------)
   * tool                  x       x           o
   * </pre>
   */
  @Test
  void whoHadClosedBeforeIsNotBlamed() {
    String found =
        new Disk()
            .open(BACKUP, 0, READ, NONE)
            .close(BACKUP, 5)
            .open(INDEXER, 8, READ, NONE)
            .refused(TOOL, READ, RWD, 10, 110)
            .close(INDEXER, 150)
            .open(TOOL, 210, READ, RWD)
            .only();

    assertThat(found).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
  }

  /**
   * The close itself takes long, as when it is scanned: until its end the handle is there.
   *
   * <pre>
   * indexer    ( )=================
   * tool            x       x         o
   * </pre>
   */
  @Test
  void aHandleIsThereUntilItsCloseIsDone() {
    String found =
        new Disk()
            .open(INDEXER, 0, READ, NONE)
            .taking(150)
            .close(INDEXER, 5)
            .refused(TOOL, READ, RWD, 10, 110)
            .open(TOOL, 210, READ, RWD)
            .only();

    assertThat(found).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
  }

  /**
   * In the order of time:
   *
   * <pre>
   * indexer    (------)
   * backup        (--------------------------)
   * tool            x       x        x          o     the last to let go ends the wait
   * </pre>
   */
  @Test
  void ofSeveralHoldersTheOneThatLetGoLastIsNamed() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, R)
            .open(BACKUP, 1, READ, R)
            .refused(TOOL, WRITE, RWD, 10, 110)
            .close(INDEXER, 150)
            .refused(TOOL, WRITE, RWD, 210)
            .close(BACKUP, 250)
            .open(TOOL, 310, WRITE, RWD);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..310 by backup.exe");
  }

  @Test
  void aToolCanBeInItsOwnWay() {
    Disk disk =
        new Disk()
            .open(TOOL, 0, READ, R)
            .refused(TOOL, WRITE, RWD, 10, 110, 210)
            .close(TOOL, 250)
            .open(TOOL, 310, WRITE, RWD);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..310 by tool.exe");
    assertThat(disk.grounds()).contains(Ground.Kind.OWN_HANDLE);
  }

  /**
   * A close without an open: the handle is older than the capture.
   *
   * <pre>
   * indexer  --------------------------)
   * tool            x       x             o
   * </pre>
   */
  @Test
  void whoClosesWhatItNeverOpenedHeldItFromBefore() {
    Disk disk =
        new Disk()
            .refused(TOOL, WRITE, RWD, 10, 110)
            .close(INDEXER, 150)
            .open(TOOL, 210, WRITE, RWD);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.grounds()).contains(Ground.Kind.HOLDER_OPENED_BEFORE);
    assertThat(disk.first().confidence()).isBetween(0.6, 0.85);
    assertThat(disk.evidence(What.HOLDER_OPENED)).isEmpty();
    assertThat(disk.evidence(What.HOLDER_CLOSED)).containsExactly(2L);
  }

  @Test
  void aHolderThatIsStillThereAtTheSuccessIsNone() {
    String found =
        new Disk()
            .open(INDEXER, 0, READ, R)
            .refused(TOOL, WRITE, RWD, 10, 110)
            .open(TOOL, 210, WRITE, RWD)
            .close(INDEXER, 500)
            .only();

    assertThat(found).isEqualTo("sharing-violation RECOVERED 10..210 by nobody known");
  }

  /** The handle ends with its process where no close is shown. */
  @Test
  void aProcessThatExitsLetsGo() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, R)
            .refused(TOOL, WRITE, RWD, 10, 110)
            .does(INDEXER, 150, Operation.PROCESS_EXIT, "")
            .open(TOOL, 210, WRITE, RWD)
            .close(TOOL, 220);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.evidence(What.HOLDER_CLOSED)).containsExactly(3L);
  }

  /** Measured: the handles a process leaves open are closed after its Process Exit. */
  @Test
  void closesAfterTheExitCount() {
    String found =
        new Disk()
            .open(INDEXER, 0, READ, R)
            .refused(TOOL, WRITE, RWD, 10)
            .does(INDEXER, 50, Operation.PROCESS_EXIT, "")
            .refused(TOOL, WRITE, RWD, 110)
            .close(INDEXER, 150)
            .open(TOOL, 210, WRITE, RWD)
            .only();

    assertThat(found).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
  }

  /**
   * The child inherited the handle, and its is the last to be closed.
   *
   * <pre>
   * tool       (------------------ exits
   * child                               ----------)
   * backup          x         x         x           o
   * </pre>
   */
  @Test
  void anInheritedHandleEndsWithTheChilds() {
    String found =
        new Disk()
            .open(TOOL, 0, READ, R)
            .refused(BACKUP, WRITE, RWD, 10, 110)
            .does(TOOL, 150, Operation.PROCESS_EXIT, "")
            .refused(BACKUP, WRITE, RWD, 210)
            .close(CHILD, 250)
            .open(BACKUP, 310, WRITE, RWD)
            .only();

    assertThat(found).isEqualTo("sharing-violation RECOVERED 10..310 by tool.exe");
  }

  /**
   * The handle was opened when the file had another name.
   *
   * <pre>
   * indexer   ( out.tmp ------------------------------)
   * tool          out.tmp > out.dll    x        x        o
   * </pre>
   */
  @Test
  void aHandleStaysWithTheFileWhenItIsRenamed() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, OTHER, READ, RWD - 2)
            .rename(TOOL, 5, OTHER, FILE)
            .refused(TOOL, WRITE, RWD, 10, 110)
            .close(INDEXER, 150, FILE)
            .open(TOOL, 210, WRITE, RWD);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.evidence(What.HOLDER_OPENED)).containsExactly(0L);
  }

  /** The same where the close still tells the old name. */
  @Test
  void aRenamedFileMayBeClosedUnderItsOldName() {
    String found =
        new Disk()
            .open(INDEXER, 0, OTHER, READ, RWD - 2)
            .rename(TOOL, 5, OTHER, FILE)
            .refused(TOOL, WRITE, RWD, 10, 110)
            .close(INDEXER, 150, OTHER)
            .open(TOOL, 210, WRITE, RWD)
            .only();

    assertThat(found).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
  }

  /**
   * Which of two handles a close ends is not recorded: the one of the same thread, or the latest.
   *
   * <pre>
   * indexer    ( exclusive -----------------------)
   * indexer      ( attributes )
   * tool                x          x                o
   * </pre>
   */
  @Test
  void aShortHandleIsClosedBeforeALongOne() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, NONE)
            .open(INDEXER, 2, ATTRIBUTES, RWD)
            .close(INDEXER, 4)
            .refused(TOOL, READ, RWD, 10, 110)
            .close(INDEXER, 150)
            .open(TOOL, 210, READ, RWD);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.grounds()).contains(Ground.Kind.HANDLE_AMBIGUOUS);
    assertThat(disk.first().confidence()).isLessThan(0.9);
  }

  @Test
  void threadsTellWhichHandleAClosesEnds() {
    Disk disk =
        new Disk()
            .thread(71)
            .open(INDEXER, 0, READ, RWD)
            .thread(72)
            .open(INDEXER, 2, READ, NONE)
            .thread(71)
            .close(INDEXER, 4)
            .refused(TOOL, READ, RWD, 10, 110)
            .thread(72)
            .close(INDEXER, 150)
            .open(TOOL, 210, READ, RWD);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.grounds()).doesNotContain(Ground.Kind.HANDLE_AMBIGUOUS);
  }

  /** A running program can be read and renamed, not written: there is no handle to be seen. */
  @Test
  void aRunningImageIsInTheWayOfWriting() {
    Disk disk =
        new Disk()
            .does(BACKUP, 0, Operation.LOAD_IMAGE, FILE)
            .refused(TOOL, WRITE, RWD, 10, 510, 1_010);

    assertThat(disk.only()).isEqualTo("sharing-violation GAVE_UP 10..1010 by backup.exe");
    assertThat(disk.grounds()).contains(Ground.Kind.HOLDER_RUNS);
    assertThat(
            new Disk()
                .does(BACKUP, 0, Operation.LOAD_IMAGE, FILE)
                .refused(TOOL, REMOVE, RWD, 10, 510, 1_010)
                .only())
        .isEqualTo("sharing-violation GAVE_UP 10..1010 by nobody known");
  }

  /** The same file in other letters, or without its drive. */
  @Test
  void spellingDoesNotMatter() {
    String found =
        new Disk()
            .open(INDEXER, 0, "\\Work\\OUT.dll", READ, R)
            .refused(TOOL, WRITE, RWD, 10, 110)
            .close(INDEXER, 150, "c:\\work\\Out.DLL")
            .open(TOOL, 210, WRITE, RWD)
            .only();

    assertThat(found).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
  }

  /** A file that asks for attributes only is refused as well while it is the paging file. */
  @Test
  void otherStatusesAreNoRefusals() {
    Disk disk = new Disk().open(INDEXER, 0, READ, R);
    int[] informational = {
      NtStatus.NAME_NOT_FOUND,
      NtStatus.NAME_COLLISION,
      NtStatus.REPARSE,
      NtStatus.OPLOCK_BREAK_IN_PROGRESS,
      NtStatus.FILE_LOCKED_WITH_ONLY_READERS,
      NtStatus.FILE_LOCKED_WITH_WRITERS,
      NtStatus.BUFFER_OVERFLOW,
      NtStatus.CANCELLED
    };
    for (int i = 0; i < informational.length * 4; i++) {
      disk.status(informational[i / 4]).open(TOOL, 10 + 100 * i, WRITE, RWD);
    }

    assertThat(disk.findings()).isEmpty();
  }
}
