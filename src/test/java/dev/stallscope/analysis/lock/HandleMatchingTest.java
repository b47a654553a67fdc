package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Disk.ADDED;
import static dev.stallscope.analysis.lock.Disk.ATTRIBUTES;
import static dev.stallscope.analysis.lock.Disk.BACKUP;
import static dev.stallscope.analysis.lock.Disk.CHILD;
import static dev.stallscope.analysis.lock.Disk.FILE;
import static dev.stallscope.analysis.lock.Disk.INDEXER;
import static dev.stallscope.analysis.lock.Disk.NONE;
import static dev.stallscope.analysis.lock.Disk.R;
import static dev.stallscope.analysis.lock.Disk.READ;
import static dev.stallscope.analysis.lock.Disk.RWD;
import static dev.stallscope.analysis.lock.Disk.TOOL;
import static dev.stallscope.analysis.lock.Disk.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.model.Operation;
import org.junit.jupiter.api.Test;

/** Which open a close ends, told by the open that is shown as evidence. */
class HandleMatchingTest {
  /** The tool is refused twice, the indexer closes once, the tool has its way. */
  private static Disk wait(Disk disk) {
    return disk.refused(TOOL, READ, RWD, 10, 110).close(INDEXER, 150).open(TOOL, 210, READ, RWD);
  }

  @Test
  void aThreadClosesWhatItOpened() {
    Disk disk =
        new Disk()
            .thread(71)
            .open(INDEXER, 0, READ, NONE)
            .thread(72)
            .open(INDEXER, 2, ATTRIBUTES, RWD)
            .refused(TOOL, READ, RWD, 10, 110)
            .thread(71)
            .close(INDEXER, 150)
            .open(TOOL, 210, READ, RWD)
            .thread(72)
            .close(INDEXER, 300);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.evidence(What.HOLDER_OPENED)).containsExactly(0L);
    assertThat(disk.evidence(What.HOLDER_CLOSED)).containsExactly(4L);
    assertThat(disk.grounds()).doesNotContain(Ground.Kind.HANDLE_AMBIGUOUS);
  }

  /**
   * A thread that opened none of the two closes one of them.
   *
   * <pre>
   * thread 71  ( attributes . . . . . . . . . .
   * thread 72     ( exclusive . . . . . . . . .
   * thread 73                           )            which?
   * tool               x         x             o
   * </pre>
   */
  @Test
  void aCloseOfAThirdThreadMayEndEither() {
    Disk disk =
        new Disk()
            .thread(71)
            .open(INDEXER, 0, ATTRIBUTES, RWD)
            .thread(72)
            .open(INDEXER, 2, READ, NONE)
            .refused(TOOL, READ, RWD, 10, 110)
            .thread(73)
            .close(INDEXER, 150)
            .open(TOOL, 210, READ, RWD);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.evidence(What.HOLDER_OPENED)).containsExactly(1L);
    assertThat(disk.grounds()).contains(Ground.Kind.HANDLE_AMBIGUOUS);
  }

  /** The one that was closed may have been the other, as well as the one that stayed. */
  @Test
  void theClosedHandleIsInDoubtAsWell() {
    Disk disk = wait(new Disk().open(INDEXER, 0, ATTRIBUTES, RWD).open(INDEXER, 1, READ, NONE));

    assertThat(disk.evidence(What.HOLDER_OPENED)).containsExactly(1L);
    assertThat(disk.grounds()).contains(Ground.Kind.HANDLE_AMBIGUOUS);
  }

  @Test
  void amongHandlesThatAreAlikeThereIsNoDoubt() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, R)
            .open(INDEXER, 1, READ, R)
            .close(INDEXER, 2)
            .refused(TOOL, WRITE, RWD, 10, 110)
            .close(INDEXER, 150)
            .open(TOOL, 210, WRITE, RWD);

    assertThat(disk.evidence(What.HOLDER_OPENED)).containsExactly(0L);
    assertThat(disk.grounds()).doesNotContain(Ground.Kind.HANDLE_AMBIGUOUS);
  }

  @Test
  void othersHandlesAreNotInDoubt() {
    Disk disk = wait(new Disk().open(BACKUP, 0, ATTRIBUTES, RWD).open(INDEXER, 1, READ, NONE));

    assertThat(disk.evidence(What.HOLDER_OPENED)).containsExactly(1L);
    assertThat(disk.grounds()).doesNotContain(Ground.Kind.HANDLE_AMBIGUOUS);
  }

  /**
   * Processes end without a Process Exit where it was filtered out; the list of processes knows.
   */
  @Test
  void aHandleEndsWithItsProcessThoughNoEventShowsIt() {
    Disk disk =
        new Disk()
            .process("leaver.exe", "C:\\bin\\leaver.exe", 0, 150)
            .open(ADDED, 1, READ, NONE)
            .refused(TOOL, READ, RWD, 10, 110)
            .open(TOOL, 210, READ, RWD)
            .close(TOOL, 220);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by leaver.exe");
    assertThat(disk.grounds()).contains(Ground.Kind.HOLDER_LET_GO);
    assertThat(disk.evidence(What.HOLDER_CLOSED)).isEmpty();
  }

  @Test
  void aHandleOfWhoHadExitedBeforeIsGone() {
    Disk disk =
        new Disk()
            .process("leaver.exe", "C:\\bin\\leaver.exe", 0, 5)
            .open(ADDED, 1, READ, NONE)
            .refused(TOOL, READ, RWD, 10, 110)
            .close(TOOL, 220);

    assertThat(disk.only()).isEqualTo("sharing-violation GAVE_UP 10..110 by nobody known");
  }

  /** A child's close, in the middle of the wait, of what its parent had opened. */
  private static Disk closedByHeir(Disk disk, int heir) {
    return disk.refused(BACKUP, READ, RWD, 10, 110).close(heir, 150).open(BACKUP, 210, READ, RWD);
  }

  @Test
  void aChildClosesWhatItInherited() {
    Disk disk = closedByHeir(new Disk().open(TOOL, 0, READ, NONE), CHILD);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by tool.exe");
    assertThat(disk.evidence(What.HOLDER_OPENED)).containsExactly(0L);
    assertThat(disk.evidence(What.HOLDER_CLOSED)).containsExactly(3L);
  }

  @Test
  void aGrandchildAsWell() {
    Disk disk =
        closedByHeir(new Disk().child(CHILD, "heir.exe", 5).open(TOOL, 0, READ, NONE), ADDED);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by tool.exe");
    assertThat(disk.evidence(What.HOLDER_OPENED)).containsExactly(0L);
  }

  @Test
  void butNotTheGrandchildOfAChild() {
    Disk disk =
        closedByHeir(
            new Disk()
                .child(CHILD, "parent.exe", 4)
                .child(ADDED, "heir.exe", 5)
                .open(TOOL, 0, READ, NONE),
            ADDED + 1);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by heir.exe");
    assertThat(disk.grounds()).contains(Ground.Kind.HOLDER_OPENED_BEFORE);
  }

  @Test
  void nobodyInheritsWhatWasOpenedAfterItsBirth() {
    Disk later = new Disk().child(TOOL, "heir.exe", 5).open(TOOL, 6, READ, NONE);
    Disk with = new Disk().child(TOOL, "heir.exe", 6).open(TOOL, 6, READ, NONE);

    assertThat(closedByHeir(later, ADDED).only())
        .isEqualTo("sharing-violation RECOVERED 10..210 by heir.exe");
    assertThat(closedByHeir(with, ADDED).only())
        .isEqualTo("sharing-violation RECOVERED 10..210 by tool.exe");
  }

  /**
   * The parent opened it once more after the child's birth: that one cannot be the child's.
   *
   * <pre>
   * tool       ( exclusive . . . . ( attributes . . . . .
   * heir             begins                  )
   * backup                    x        x          o
   * </pre>
   */
  @Test
  void ofAParentsHandlesAChildClosesOneThatWasThereAtItsBirth() {
    Disk disk =
        closedByHeir(
            new Disk()
                .child(TOOL, "heir.exe", 5)
                .open(TOOL, 0, READ, NONE)
                .open(TOOL, 6, ATTRIBUTES, RWD),
            ADDED);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by tool.exe");
    assertThat(disk.evidence(What.HOLDER_OPENED)).containsExactly(0L);
  }

  /**
   * Without closes nobody's end is seen: whoever had it open is named, less surely.
   *
   * <pre>
   * indexer    ( . . . . . . . . .
   * tool            x      x     o
   * </pre>
   */
  @Test
  void whereTheCaptureHasNoClosesTheEndIsUnseen() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, NONE)
            .refused(TOOL, READ, RWD, 10, 110)
            .open(TOOL, 210, READ, RWD);
    Disk closed = wait(new Disk().open(INDEXER, 0, READ, NONE));

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.grounds()).doesNotContain(Ground.Kind.HOLDER_LET_GO);
    assertThat(disk.first().confidence()).isLessThan(closed.first().confidence() - 0.2);
  }

  /**
   * A lock that waited has its range from 402 ms on, after handles that were opened later than it
   * began to wait.
   */
  @Test
  void aHandleIsFoundThoughALockBeganToWaitBefore() {
    Disk disk =
        new Disk()
            .from(450)
            .open(BACKUP, 1, READ, RWD)
            .taking(400)
            .lock(BACKUP, 2, 0, 10, 0)
            .refused(TOOL, WRITE, RWD, 20)
            .open(INDEXER, 120, READ, R)
            .refused(TOOL, WRITE, RWD, 150, 250)
            .close(INDEXER, 480)
            .open(TOOL, 500, WRITE, RWD);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 20..500 by SearchIndexer.exe");
  }

  /** Any close tells that the capture has them. */
  @Test
  void whereTheCaptureHasClosesWhoStayedIsNotNamed() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, NONE)
            .refused(TOOL, READ, RWD, 10, 110)
            .open(TOOL, 210, READ, RWD)
            .does(BACKUP, 300, Operation.CLOSE_FILE, FILE + "2");

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by nobody known");
  }

  /** Of two that closed what they had opened before the capture the last ended the wait. */
  @Test
  void ofTwoOlderHandlesTheOneThatWasClosedLastIsNamed() {
    Disk disk =
        new Disk()
            .refused(TOOL, WRITE, RWD, 10, 110)
            .close(INDEXER, 120)
            .close(BACKUP, 150)
            .open(TOOL, 210, WRITE, RWD)
            .close(CHILD, 300);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by backup.exe");
    assertThat(disk.evidence(What.HOLDER_CLOSED)).containsExactly(3L);
  }

  @Test
  void anOlderHandleThatWasClosedBeforeTheLastTryWasNotInTheWayOfIt() {
    Disk disk =
        new Disk()
            .refused(TOOL, WRITE, RWD, 10)
            .close(INDEXER, 50)
            .refused(TOOL, WRITE, RWD, 110)
            .open(TOOL, 210, WRITE, RWD);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by nobody known");
  }
}
