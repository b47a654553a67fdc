package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Disk.ADDED;
import static dev.stallscope.analysis.lock.Disk.ATTRIBUTES;
import static dev.stallscope.analysis.lock.Disk.BACKUP;
import static dev.stallscope.analysis.lock.Disk.FILE;
import static dev.stallscope.analysis.lock.Disk.INDEXER;
import static dev.stallscope.analysis.lock.Disk.OTHER;
import static dev.stallscope.analysis.lock.Disk.R;
import static dev.stallscope.analysis.lock.Disk.READ;
import static dev.stallscope.analysis.lock.Disk.RWD;
import static dev.stallscope.analysis.lock.Disk.TOOL;
import static dev.stallscope.analysis.lock.Disk.UPDATE;
import static dev.stallscope.analysis.lock.Disk.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.trace.EventRecord;
import org.junit.jupiter.api.Test;

/** What is held of a file goes with it when it is renamed; what is replaced is gone. */
class MovedFilesTest {
  private static final String THIRD = "C:\\work\\old\\out.1";

  /**
   * In the order of time:
   *
   * <pre>
   * indexer  ( out.dll ------------------------------------- under its new name
   * backup                          out.dll > out.tmp
   * tool       x          x                              o   creates it anew
   * </pre>
   */
  @Test
  void aFileThatIsRenamedAwayFreesItsName() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, R)
            .refused(TOOL, WRITE, RWD, 10, 110)
            .rename(BACKUP, 150, FILE, OTHER)
            .open(TOOL, 210, WRITE, RWD)
            .close(INDEXER, 900, OTHER);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.evidence(What.HOLDER_OPENED)).containsExactly(0L);
    assertThat(disk.evidence(What.HOLDER_CLOSED)).isEmpty();
  }

  @Test
  void aFileMayBeRenamedMoreThanOnce() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, OTHER, READ, R)
            .rename(BACKUP, 2, OTHER, THIRD)
            .rename(BACKUP, 4, THIRD, FILE)
            .refused(TOOL, WRITE, RWD, 10, 110)
            .close(INDEXER, 150, FILE)
            .open(TOOL, 210, WRITE, RWD);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.evidence(What.HOLDER_OPENED)).containsExactly(0L);
    assertThat(disk.evidence(What.HOLDER_CLOSED)).containsExactly(5L);
  }

  /** Only its letters change, or Windows does not say what it becomes. */
  @Test
  void aRenameToNoOtherFileChangesNothing() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, R)
            .rename(BACKUP, 2, FILE, "C:\\Work\\Out.DLL")
            .does(BACKUP, 4, Operation.SET_RENAME_INFORMATION_FILE, FILE)
            .refused(TOOL, WRITE, RWD, 10, 110)
            .close(INDEXER, 150)
            .open(TOOL, 210, WRITE, RWD);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.evidence(What.HOLDER_CLOSED)).containsExactly(5L);
  }

  @Test
  void doubtsGoWithTheHandle() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, OTHER, READ, R)
            .open(INDEXER, 1, OTHER, ATTRIBUTES, RWD)
            .close(INDEXER, 2, OTHER)
            .rename(BACKUP, 3, OTHER, FILE)
            .refused(TOOL, WRITE, RWD, 10, 110);

    assertThat(disk.only()).isEqualTo("sharing-violation GAVE_UP 10..110 by SearchIndexer.exe");
    assertThat(disk.grounds()).contains(Ground.Kind.HANDLE_AMBIGUOUS);
  }

  /**
   * Windows can replace a file that is open (with POSIX semantics): then it was not in the way.
   *
   * <pre>
   * indexer  ( out.dll, shares all --------------------------------)
   * tool        replace out.dll x        x         o
   * </pre>
   */
  @Test
  void aHandleThatIsStillOpenOnTheReplacedFileDeniedNothing() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, RWD)
            .status(NtStatus.ACCESS_DENIED)
            .rename(TOOL, 10, OTHER, FILE)
            .status(NtStatus.ACCESS_DENIED)
            .rename(TOOL, 110, OTHER, FILE)
            .rename(TOOL, 210, OTHER, FILE)
            .close(INDEXER, 900);

    assertThat(disk.only()).isEqualTo("access-denied-lock RECOVERED 10..210 by nobody known");
  }

  /**
   * In the order of time:
   *
   * <pre>
   * indexer  ( out.dll ------------------------------------- of the file that is gone
   * backup                        replaces out.dll
   * tool       x          x                            o     opens the new one
   * </pre>
   */
  @Test
  void aReplacedFileHoldsTheNameUntilItIsReplaced() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, R)
            .refused(TOOL, WRITE, RWD, 10, 110)
            .rename(BACKUP, 150, OTHER, FILE)
            .open(TOOL, 210, WRITE, RWD)
            .close(INDEXER, 900);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.evidence(What.HOLDER_OPENED)).containsExactly(0L);
  }

  /** It takes its handles with it, though no close is shown and another file gets the name. */
  @Test
  void whoExitedBeforeTheFirstTryDeniedNothing() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, RWD)
            .does(INDEXER, 5, Operation.PROCESS_EXIT, "")
            .status(NtStatus.ACCESS_DENIED)
            .rename(TOOL, 10, OTHER, FILE)
            .status(NtStatus.ACCESS_DENIED)
            .rename(TOOL, 110, OTHER, FILE)
            .rename(TOOL, 210, OTHER, FILE)
            .close(TOOL, 220);

    assertThat(disk.only()).isEqualTo("access-denied-lock RECOVERED 10..210 by nobody known");
  }

  @Test
  void whoExitedBeforeTheSuccessLetGoByThat() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, RWD)
            .status(NtStatus.ACCESS_DENIED)
            .rename(TOOL, 10, OTHER, FILE)
            .status(NtStatus.ACCESS_DENIED)
            .rename(TOOL, 110, OTHER, FILE)
            .does(INDEXER, 150, Operation.PROCESS_EXIT, "")
            .rename(TOOL, 210, OTHER, FILE)
            .close(TOOL, 220);

    assertThat(disk.only()).isEqualTo("access-denied-lock RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.evidence(What.HOLDER_CLOSED)).containsExactly(3L);
  }

  /**
   * How programs update themselves: a running program can be renamed, not deleted.
   *
   * <pre>
   * backup   runs out.dll -------------------------------------
   * tool        out.dll > out.tmp, delete out.tmp x    x    x
   * </pre>
   */
  @Test
  void aRunningProgramThatWasRenamedRunsUnderItsNewName() {
    Disk disk = new Disk().does(BACKUP, 0, Operation.LOAD_IMAGE, FILE).rename(TOOL, 5, FILE, OTHER);

    assertThat(deleting(disk, OTHER).only())
        .isEqualTo("user-mapped-file GAVE_UP 10..210 by backup.exe");
  }

  @Test
  void aRunningProgramThatWasRenamedIsNotInTheWayOfItsSuccessor() {
    Disk disk =
        new Disk()
            .does(BACKUP, 0, Operation.LOAD_IMAGE, FILE)
            .rename(TOOL, 5, FILE, OTHER)
            .refused(TOOL, WRITE, RWD, 10, 110, 210);

    assertThat(disk.only()).isEqualTo("sharing-violation GAVE_UP 10..210 by nobody known");
  }

  @Test
  void theSameWhereItRanBeforeTheCapture() {
    assertThat(deleting(updated(), OTHER).only())
        .isEqualTo("user-mapped-file GAVE_UP 10..210 by server.exe");
    assertThat(updated().refused(TOOL, WRITE, RWD, 10, 110, 210).only())
        .isEqualTo("sharing-violation GAVE_UP 10..210 by nobody known");
  }

  /** The tool renames a program that runs since before the capture. */
  private static Disk updated() {
    return new Disk().process("server.exe", FILE, 1).rename(TOOL, 5, FILE, OTHER);
  }

  private static Disk deleting(Disk disk, String path) {
    for (int at = 10; at < 300; at += 100) {
      disk.status(NtStatus.CANNOT_DELETE)
          .does(TOOL, at, Operation.SET_DISPOSITION_INFORMATION_FILE, path);
    }
    return disk;
  }

  @Test
  void aMappedFileThatWasRenamedStaysMapped() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, RWD)
            .map(INDEXER, 1)
            .rename(BACKUP, 5, FILE, OTHER)
            .status(NtStatus.USER_MAPPED_FILE)
            .does(TOOL, 10, Operation.SET_END_OF_FILE_INFORMATION_FILE, OTHER)
            .status(NtStatus.USER_MAPPED_FILE)
            .does(TOOL, 110, Operation.SET_END_OF_FILE_INFORMATION_FILE, OTHER)
            .close(INDEXER, 150, OTHER)
            .does(TOOL, 210, Operation.SET_END_OF_FILE_INFORMATION_FILE, OTHER);

    assertThat(disk.only()).isEqualTo("user-mapped-file RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.evidence(What.HOLDER_MAPPED)).containsExactly(1L);
    assertThat(disk.evidence(What.HOLDER_CLOSED)).containsExactly(5L);
  }

  @Test
  void aLockedRangeStaysLockedAndEndsWithTheHandle() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, UPDATE, RWD)
            .lock(INDEXER, 1, 0, 100, EventRecord.FLAG_EXCLUSIVE)
            .rename(BACKUP, 5, FILE, OTHER)
            .status(NtStatus.FILE_LOCK_CONFLICT)
            .does(TOOL, 10, Operation.READ_FILE, OTHER)
            .status(NtStatus.FILE_LOCK_CONFLICT)
            .does(TOOL, 110, Operation.READ_FILE, OTHER)
            .close(INDEXER, 150, OTHER)
            .does(TOOL, 210, Operation.READ_FILE, OTHER);

    assertThat(disk.only()).isEqualTo("byte-range-lock RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.evidence(What.HOLDER_LOCKED)).containsExactly(1L);
    assertThat(disk.evidence(What.HOLDER_LET_GO)).containsExactly(5L);
  }

  /** A server that runs the replaced file ran until the rename was done; then the name is free. */
  @Test
  void whatRanUnderAReplacedNameIsNotInTheWayOfTheNewFile() {
    Disk disk =
        new Disk()
            .process("server.exe", FILE, 1)
            .rename(TOOL, 5, OTHER, FILE)
            .does(ADDED, 6, Operation.READ_FILE, OTHER)
            .refused(TOOL, WRITE, RWD, 10, 110, 210);

    assertThat(disk.only()).isEqualTo("sharing-violation GAVE_UP 10..210 by nobody known");
  }
}
