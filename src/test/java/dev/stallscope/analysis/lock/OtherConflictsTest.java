package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Disk.ATTRIBUTES;
import static dev.stallscope.analysis.lock.Disk.BACKUP;
import static dev.stallscope.analysis.lock.Disk.FILE;
import static dev.stallscope.analysis.lock.Disk.INDEXER;
import static dev.stallscope.analysis.lock.Disk.OTHER;
import static dev.stallscope.analysis.lock.Disk.READ;
import static dev.stallscope.analysis.lock.Disk.REMOVE;
import static dev.stallscope.analysis.lock.Disk.RWD;
import static dev.stallscope.analysis.lock.Disk.TOOL;
import static dev.stallscope.analysis.lock.Disk.UPDATE;
import static dev.stallscope.analysis.lock.Disk.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.model.ControlCode;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.trace.EventRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals that are no sharing violations; x is refused, o succeeds. */
class OtherConflictsTest {
  private static final int EXCLUSIVE = EventRecord.FLAG_EXCLUSIVE;
  private static final int AT_ONCE = EventRecord.FLAG_FAIL_IMMEDIATELY;

  /**
   * In milliseconds:
   *
   * <pre>
   *          0    5      10     110           150     210
   * indexer  ( shares all ---------------------)
   * tool          delete x      x                      o
   * </pre>
   */
  @Test
  void aDeletedFileStaysAsLongAsItIsOpen() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, ATTRIBUTES, RWD)
            .open(TOOL, 4, REMOVE, RWD)
            .delete(TOOL, 5)
            .close(TOOL, 6)
            .status(NtStatus.DELETE_PENDING)
            .open(TOOL, 10, WRITE, RWD)
            .status(NtStatus.DELETE_PENDING)
            .open(TOOL, 110, WRITE, RWD)
            .close(INDEXER, 150)
            .open(TOOL, 210, WRITE, RWD);

    assertThat(disk.only()).isEqualTo("delete-pending RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.evidence(What.DELETED)).containsExactly(2L);
    assertThat(disk.grounds()).contains(Ground.Kind.HOLDER_KEEPS_DELETED);
    assertThat(disk.first().confidence()).isGreaterThan(0.9);
  }

  @Test
  void aMappedFileCannotBeCut() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, RWD)
            .map(INDEXER, 1)
            .status(NtStatus.USER_MAPPED_FILE)
            .does(TOOL, 10, Operation.SET_END_OF_FILE_INFORMATION_FILE, FILE)
            .status(NtStatus.USER_MAPPED_FILE)
            .does(TOOL, 110, Operation.SET_END_OF_FILE_INFORMATION_FILE, FILE)
            .close(INDEXER, 150)
            .does(TOOL, 210, Operation.SET_END_OF_FILE_INFORMATION_FILE, FILE);

    assertThat(disk.only()).isEqualTo("user-mapped-file RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.evidence(What.HOLDER_OPENED)).containsExactly(0L);
    assertThat(disk.evidence(What.HOLDER_MAPPED)).containsExactly(1L);
    assertThat(disk.evidence(What.HOLDER_CLOSED)).containsExactly(4L);
  }

  /** Whose mapping was made long ago and whose handle is closed may still be in the way. */
  @Test
  void aMappingOutlivesItsHandle() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, RWD)
            .map(INDEXER, 1)
            .close(INDEXER, 2)
            .status(NtStatus.USER_MAPPED_FILE)
            .does(TOOL, 10, Operation.SET_END_OF_FILE_INFORMATION_FILE, FILE)
            .does(TOOL, 210, Operation.SET_END_OF_FILE_INFORMATION_FILE, FILE);

    assertThat(disk.only()).isEqualTo("user-mapped-file RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.first().confidence()).isLessThan(0.8);
  }

  @Test
  void aRunningProgramCannotBeDeleted() {
    Disk disk = new Disk().does(BACKUP, 0, Operation.LOAD_IMAGE, FILE);
    for (int at = 10; at < 400; at += 100) {
      disk.status(NtStatus.CANNOT_DELETE).delete(TOOL, at);
    }

    assertThat(disk.only()).isEqualTo("user-mapped-file GAVE_UP 10..310 by backup.exe");
    assertThat(disk.evidence(What.HOLDER_MAPPED)).containsExactly(0L);
  }

  /** Windows refuses to delete what is read-only with the same status. */
  @Test
  void aReadOnlyFileIsNoLock() {
    Disk disk =
        new Disk()
            .status(NtStatus.CANNOT_DELETE)
            .delete(TOOL, 10)
            .does(TOOL, 100, Operation.SET_BASIC_INFORMATION_FILE, FILE)
            .delete(TOOL, 210);

    assertThat(disk.findings()).isEmpty();
  }

  /**
   * In the order of time:
   *
   * <pre>
   * indexer  ( lock 0..1023 ------------ unlock )
   * backup   ( lock 4096..5119 )                       elsewhere
   * tool          write at 512 x   x             o
   * </pre>
   */
  @Test
  void aLockedRangeIsInTheWayOfThoseWhoTouchIt() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, UPDATE, RWD)
            .open(BACKUP, 1, UPDATE, RWD)
            .lock(INDEXER, 2, 0, 1024, EXCLUSIVE | AT_ONCE)
            .lock(BACKUP, 3, 4096, 1024, EXCLUSIVE | AT_ONCE)
            .status(NtStatus.FILE_LOCK_CONFLICT)
            .range(TOOL, 10, Operation.WRITE_FILE, 512, 100)
            .status(NtStatus.FILE_LOCK_CONFLICT)
            .range(TOOL, 110, Operation.WRITE_FILE, 512, 100)
            .range(INDEXER, 150, Operation.UNLOCK_FILE_SINGLE, 0, 1024)
            .range(TOOL, 210, Operation.WRITE_FILE, 512, 100)
            .close(INDEXER, 300);

    assertThat(disk.only()).isEqualTo("byte-range-lock RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.evidence(What.HOLDER_OPENED)).containsExactly(0L);
    assertThat(disk.evidence(What.HOLDER_LOCKED)).containsExactly(2L);
    assertThat(disk.evidence(What.HOLDER_LET_GO)).containsExactly(6L);
  }

  /** All may read what is locked for all; the close of its handle unlocks. */
  @Test
  void aSharedLockIsInTheWayOfWritersOnly() {
    Disk disk =
        new Disk()
            .open(BACKUP, 0, UPDATE, RWD)
            .lock(BACKUP, 1, 0, -1, 0)
            .open(INDEXER, 2, UPDATE, RWD)
            .lock(INDEXER, 3, 0, -1, EXCLUSIVE)
            .range(BACKUP, 4, Operation.UNLOCK_FILE_ALL, 0, -1)
            .status(NtStatus.LOCK_NOT_GRANTED)
            .lock(TOOL, 10, 100, 10, AT_ONCE)
            .status(NtStatus.LOCK_NOT_GRANTED)
            .lock(TOOL, 110, 100, 10, AT_ONCE)
            .close(INDEXER, 150)
            .lock(TOOL, 210, 100, 10, AT_ONCE);

    assertThat(disk.only()).isEqualTo("byte-range-lock RECOVERED 10..210 by SearchIndexer.exe");
  }

  /**
   * Go and cargo wait for their cache's lock so.
   *
   * <pre>
   * backup   ( lock ----------------- unlock )
   * tool       lock=====================o
   * </pre>
   */
  @Test
  void aLockThatWaitsForAnotherIsOne() {
    Disk disk =
        new Disk()
            .open(BACKUP, 0, UPDATE, RWD)
            .lock(BACKUP, 1, 0, -1, EXCLUSIVE)
            .open(TOOL, 9, UPDATE, RWD)
            .taking(2_000)
            .lock(TOOL, 10, 0, -1, EXCLUSIVE)
            .range(BACKUP, 2_009, Operation.UNLOCK_FILE_SINGLE, 0, -1);

    assertThat(disk.only()).isEqualTo("byte-range-lock COMPLETED 10..2010 by backup.exe");
    assertThat(disk.first().attempts()).isEqualTo(1);
    assertThat(disk.first().evidence().get(0).what()).isEqualTo(What.SLOW_OPERATION);
  }

  /**
   * In the order of time:
   *
   * <pre>
   * tool     replace out.dll x      x           o       but the indexer has it open until then
   * indexer     ( out.dll, shares all --------)
   * </pre>
   */
  @Test
  void aRenameOverWhatIsOpenIsDenied() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, RWD)
            .status(NtStatus.ACCESS_DENIED)
            .rename(TOOL, 10, OTHER, FILE)
            .status(NtStatus.ACCESS_DENIED)
            .rename(TOOL, 110, OTHER, FILE)
            .close(INDEXER, 150)
            .rename(TOOL, 210, OTHER, FILE);

    assertThat(disk.only()).isEqualTo("access-denied-lock RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.grounds())
        .contains(Ground.Kind.HOLDER_USES_IT, Ground.Kind.DENIED_THEN_RETRIED);
    assertThat(disk.store().paths().text(disk.first().path())).isEqualTo(OTHER);
  }

  /** Each try writes a temporary file of its own. */
  @Test
  void aNewTemporaryNameForEachTryIsTheSameRename() {
    Disk disk = new Disk().open(INDEXER, 0, READ, RWD);
    for (int i = 0; i < 3; i++) {
      disk.status(NtStatus.ACCESS_DENIED).rename(TOOL, 10 + 100 * i, OTHER + i, FILE);
    }

    assertThat(disk.close(INDEXER, 250).rename(TOOL, 310, OTHER + 3, FILE).only())
        .isEqualTo("access-denied-lock RECOVERED 10..310 by SearchIndexer.exe");
  }

  /**
   * In the order of time:
   *
   * <pre>
   * tool     node_modules > old x      x           o
   * indexer     ( node_modules\a\b.js --------)
   * backup      ( node_modules2\a.js ----------------)     beside it
   * </pre>
   */
  @Test
  void aFolderCannotBeRenamedWhileSomethingBelowItIsOpen() {
    Disk disk =
        new Disk()
            .open(BACKUP, 0, "C:\\work\\node_modules2\\a.js", READ, RWD)
            .open(INDEXER, 1, "\\work\\node_modules\\a\\b.js", READ, RWD)
            .status(NtStatus.ACCESS_DENIED)
            .rename(TOOL, 10, "C:\\work\\node_modules", "C:\\work\\old")
            .status(NtStatus.ACCESS_DENIED)
            .rename(TOOL, 110, "C:\\work\\node_modules", "C:\\work\\old")
            .close(INDEXER, 150, "\\work\\node_modules\\a\\b.js")
            .rename(TOOL, 210, "C:\\work\\node_modules", "C:\\work\\old")
            .close(BACKUP, 300, "C:\\work\\node_modules2\\a.js");

    assertThat(disk.only()).isEqualTo("access-denied-lock RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.evidence(What.HOLDER_OPENED)).containsExactly(1L);
  }

  @Test
  void aSingleDeniedProbeIsNone() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, RWD)
            .status(NtStatus.ACCESS_DENIED)
            .taking(200)
            .open(TOOL, 10, REMOVE, RWD)
            .status(NtStatus.ACCESS_DENIED)
            .open(TOOL, 300, UPDATE, RWD)
            .status(NtStatus.ACCESS_DENIED)
            .open(TOOL, 500, UPDATE, RWD)
            .open(TOOL, 700, READ, RWD);

    assertThat(disk.findings()).isEmpty();
  }

  /** No permission, as far as anybody can tell: two tries are no insistence. */
  @Test
  void whatIsDeniedForEverIsHardlyALock() {
    Disk twice = new Disk();
    Disk often = new Disk();
    for (int at = 10; at < 200; at += 100) {
      twice.status(NtStatus.ACCESS_DENIED).open(TOOL, at, REMOVE, RWD);
    }
    for (int at = 10; at < 2_000; at += 100) {
      often.status(NtStatus.ACCESS_DENIED).open(TOOL, at, REMOVE, RWD);
    }

    assertThat(twice.findings()).isEmpty();
    assertThat(often.only()).isEqualTo("access-denied-lock GAVE_UP 10..1910 by nobody known");
    assertThat(often.first().confidence()).isLessThan(0.5);
  }

  /** That somebody shares a file with all does not forbid to delete it: permissions do. */
  @Test
  void whoMerelyHasAFileOpenDoesNotDenyItsRemoval() {
    Disk disk = new Disk().open(INDEXER, 0, READ, RWD);
    for (int at = 10; at < 400; at += 100) {
      disk.status(NtStatus.ACCESS_DENIED).open(TOOL, at, REMOVE, RWD);
    }

    assertThat(disk.close(INDEXER, 5_000).only())
        .isEqualTo("access-denied-lock GAVE_UP 10..310 by nobody known");
  }

  @ParameterizedTest
  @ValueSource(ints = {NtStatus.CANNOT_BREAK_OPLOCK, NtStatus.OPLOCK_NOT_GRANTED})
  void anOpenThatNeedsAnOplockWaitsForOthers(int status) {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, RWD)
            .status(status)
            .open(TOOL, 10, WRITE, RWD)
            .status(status)
            .open(TOOL, 110, WRITE, RWD)
            .close(INDEXER, 150)
            .open(TOOL, 210, WRITE, RWD);

    assertThat(disk.only()).isEqualTo("oplock RECOVERED 10..210 by SearchIndexer.exe");
  }

  /** That others have it open is what makes an oplock fail: whoever asks for one expects that. */
  @ParameterizedTest
  @ValueSource(ints = {NtStatus.CANNOT_BREAK_OPLOCK, NtStatus.OPLOCK_NOT_GRANTED, 0x216})
  void requestsForOplocksMayFail(int status) {
    Disk disk = new Disk().open(INDEXER, 0, READ, RWD);
    for (int at = 10; at < 900; at += 100) {
      disk.status(status).control(TOOL, at, code("FSCTL_REQUEST_OPLOCK"));
    }

    assertThat(disk.findings()).isEmpty();
  }

  /**
   * In the order of time:
   *
   * <pre>
   * indexer  ( request=====broken . . . . . . . answer )
   * tool                 open========================o
   * </pre>
   */
  @Test
  void anOpenThatBreaksAnOplockWaitsForTheAnswer() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, RWD)
            .taking(99.5)
            .control(INDEXER, 1, code("FSCTL_REQUEST_OPLOCK"))
            .taking(1_000)
            .open(TOOL, 100, WRITE, RWD)
            .control(INDEXER, 1_099, code("FSCTL_OPLOCK_BREAK_ACKNOWLEDGE"))
            .close(INDEXER, 5_000);

    assertThat(disk.only()).isEqualTo("oplock COMPLETED 100..1100 by SearchIndexer.exe");
    assertThat(disk.grounds()).contains(Ground.Kind.OPLOCK_BROKEN);
    assertThat(disk.evidence(What.HOLDER_LET_GO)).containsExactly(3L);
  }

  /** The owner answered at once: what took long after that was something else. */
  @Test
  void anOplockThatWasGivenUpAtOnceHeldNobody() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, RWD)
            .taking(99.5)
            .control(INDEXER, 1, code("FSCTL_REQUEST_OPLOCK"))
            .taking(1_000)
            .open(TOOL, 100, WRITE, RWD)
            .close(INDEXER, 105);

    assertThat(disk.findings()).isEmpty();
  }

  private static int code(String name) {
    return ControlCode.ofText(name);
  }
}
