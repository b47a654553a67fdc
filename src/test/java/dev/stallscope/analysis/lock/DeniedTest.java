package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Disk.BACKUP;
import static dev.stallscope.analysis.lock.Disk.CHILD;
import static dev.stallscope.analysis.lock.Disk.FILE;
import static dev.stallscope.analysis.lock.Disk.INDEXER;
import static dev.stallscope.analysis.lock.Disk.OTHER;
import static dev.stallscope.analysis.lock.Disk.READ;
import static dev.stallscope.analysis.lock.Disk.REMOVE;
import static dev.stallscope.analysis.lock.Disk.RWD;
import static dev.stallscope.analysis.lock.Disk.TOOL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** ACCESS DENIED and CANNOT DELETE: permissions, or somebody in the way. */
class DeniedTest {
  private static Disk denied(Disk disk, double... times) {
    for (double at : times) {
      disk.status(NtStatus.ACCESS_DENIED).open(TOOL, at, REMOVE, RWD);
    }
    return disk;
  }

  /** It asks for permission, gets it, and deletes the file: nobody was in the way. */
  @ParameterizedTest
  @EnumSource(names = {"SET_BASIC_INFORMATION_FILE", "SET_SECURITY_FILE"})
  void whoChangedAttributesOrPermissionsHadNone(Operation change) {
    Disk disk = denied(new Disk(), 10, 110).does(TOOL, 150, change, FILE);

    assertThat(disk.open(TOOL, 210, REMOVE, RWD).findings()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"WRITE_FILE", "SET_END_OF_FILE_INFORMATION_FILE", "FLUSH_BUFFERS_FILE"})
  void otherChangesAreNoPermissions(Operation change) {
    Disk disk = denied(new Disk(), 10, 110).does(TOOL, 150, change, FILE);

    assertThat(disk.open(TOOL, 210, REMOVE, RWD).only())
        .isEqualTo("access-denied-lock RECOVERED 10..210 by nobody known");
  }

  /** Denied again: the permissions were not the reason, or not all of it. */
  @Test
  void aChangeThatDidNotHelpWasNotTheReason() {
    Disk disk = denied(new Disk(), 10).does(TOOL, 50, Operation.SET_BASIC_INFORMATION_FILE, FILE);

    assertThat(denied(disk, 110).open(TOOL, 210, REMOVE, RWD).only())
        .isEqualTo("access-denied-lock RECOVERED 10..210 by nobody known");
  }

  @Test
  void aChangeOfAnotherFileIsNotTheReason() {
    Disk disk =
        denied(new Disk(), 10, 110)
            .does(TOOL, 150, Operation.SET_BASIC_INFORMATION_FILE, OTHER)
            .open(TOOL, 210, REMOVE, RWD);

    assertThat(disk.only()).isEqualTo("access-denied-lock RECOVERED 10..210 by nobody known");
  }

  @Test
  void aChangeThatWasRefusedIsNone() {
    Disk disk =
        denied(new Disk(), 10, 110)
            .status(NtStatus.ACCESS_DENIED)
            .does(TOOL, 150, Operation.SET_SECURITY_FILE, FILE)
            .open(TOOL, 210, REMOVE, RWD);

    assertThat(disk.only()).isEqualTo("access-denied-lock RECOVERED 10..210 by nobody known");
  }

  /** A rename onto what others have open may be denied once, and the tool goes another way. */
  @Test
  void aRenameThatIsDeniedOnceIsNoWait() {
    Disk once =
        new Disk()
            .open(INDEXER, 0, READ, RWD)
            .taking(200)
            .status(NtStatus.ACCESS_DENIED)
            .rename(TOOL, 10, OTHER, FILE);
    Disk twice =
        new Disk()
            .open(INDEXER, 0, READ, RWD)
            .status(NtStatus.ACCESS_DENIED)
            .rename(TOOL, 10, OTHER, FILE)
            .status(NtStatus.ACCESS_DENIED)
            .rename(TOOL, 110, OTHER, FILE);

    assertThat(once.findings()).isEmpty();
    assertThat(twice.only()).isEqualTo("access-denied-lock GAVE_UP 10..110 by SearchIndexer.exe");
  }

  /** Windows asks who has the target open, not whose it is. */
  @Test
  void aToolThatHasTheTargetOfItsRenameOpenIsInItsOwnWay() {
    Disk disk =
        new Disk()
            .open(TOOL, 0, READ, RWD)
            .status(NtStatus.ACCESS_DENIED)
            .rename(TOOL, 10, OTHER, FILE)
            .status(NtStatus.ACCESS_DENIED)
            .rename(TOOL, 110, OTHER, FILE)
            .close(TOOL, 150)
            .rename(TOOL, 210, OTHER, FILE);

    assertThat(disk.only()).isEqualTo("access-denied-lock RECOVERED 10..210 by tool.exe");
    assertThat(disk.grounds()).contains(Ground.Kind.OWN_HANDLE);
  }

  @Test
  void aProgramThatReplacesItselfIsInItsOwnWay() {
    Disk disk =
        new Disk()
            .does(TOOL, 0, Operation.LOAD_IMAGE, FILE)
            .status(NtStatus.ACCESS_DENIED)
            .rename(TOOL, 10, OTHER, FILE)
            .status(NtStatus.ACCESS_DENIED)
            .rename(TOOL, 110, OTHER, FILE);

    assertThat(disk.only()).isEqualTo("access-denied-lock GAVE_UP 10..110 by tool.exe");
  }

  /** To let go right before the success is reason enough. */
  @Test
  void whoLetGoJustBeforeTheSuccessWasInTheWay() {
    Disk disk = denied(new Disk().open(INDEXER, 0, READ, RWD), 10, 110);
    disk.close(INDEXER, 150).open(TOOL, 210, REMOVE, RWD);

    assertThat(disk.only()).isEqualTo("access-denied-lock RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.grounds()).contains(Ground.Kind.HOLDER_USES_IT, Ground.Kind.HOLDER_LET_GO);
  }

  @Test
  void aToolIsNotDeniedByItself() {
    Disk disk = denied(new Disk().open(TOOL, 0, READ, RWD), 10, 110);
    disk.close(TOOL, 150).open(TOOL, 210, REMOVE, RWD);

    assertThat(disk.only()).isEqualTo("access-denied-lock RECOVERED 10..210 by nobody known");
  }

  @Test
  void aLockedRangeDeniesNoRemoval() {
    Disk disk = denied(new Disk().lock(INDEXER, 1, 0, 10, 0), 10, 110);
    disk.range(INDEXER, 150, Operation.UNLOCK_FILE_SINGLE, 0, 10).open(TOOL, 210, REMOVE, RWD);

    assertThat(disk.only()).isEqualTo("access-denied-lock RECOVERED 10..210 by nobody known");
  }

  /** Mapped data can be deleted: only what runs cannot. */
  @Test
  void aMappedFileCanBeDeleted() {
    Disk disk = new Disk().open(INDEXER, 0, READ, RWD).map(INDEXER, 1);
    for (double at = 10; at < 400; at += 100) {
      disk.status(NtStatus.CANNOT_DELETE).delete(TOOL, at);
    }

    assertThat(disk.only()).isEqualTo("user-mapped-file GAVE_UP 10..310 by nobody known");
  }

  /** That is said of a read-only file as well, but not that somebody has it mapped. */
  @Test
  void aMappedFileIsNoMatterOfPermissions() {
    Disk disk =
        new Disk()
            .status(NtStatus.USER_MAPPED_FILE)
            .does(TOOL, 10, Operation.SET_END_OF_FILE_INFORMATION_FILE, FILE)
            .does(TOOL, 100, Operation.SET_BASIC_INFORMATION_FILE, FILE)
            .does(TOOL, 210, Operation.SET_END_OF_FILE_INFORMATION_FILE, FILE);

    assertThat(disk.only()).isEqualTo("user-mapped-file RECOVERED 10..210 by nobody known");
  }

  /** A handle that is older than the capture, by which refusals it can explain. */
  @Test
  void anOlderHandleKeepsDeletedFilesAndDeniesRemovals() {
    assertThat(older(NtStatus.DELETE_PENDING)).isEqualTo("SearchIndexer.exe");
    assertThat(older(NtStatus.ACCESS_DENIED)).isEqualTo("SearchIndexer.exe");
    assertThat(older(NtStatus.SHARING_VIOLATION)).isEqualTo("SearchIndexer.exe");
  }

  /** Whether it had mapped it or had an oplock nobody knows. */
  @Test
  void anOlderHandleShowsNeitherViewsNorOplocks() {
    assertThat(older(NtStatus.USER_MAPPED_FILE)).isEqualTo("nobody known");
    assertThat(older(NtStatus.OPLOCK_NOT_GRANTED)).isEqualTo("nobody known");
  }

  private static String older(int status) {
    Disk disk = new Disk();
    for (double at = 10; at < 200; at += 100) {
      disk.status(status).open(TOOL, at, REMOVE, RWD);
    }
    disk.close(INDEXER, 150).open(TOOL, 210, REMOVE, RWD);
    return disk.only().replaceAll(".* by ", "");
  }

  /** Of what the tool itself had open before nobody else is to blame. */
  @Test
  void theToolsOwnOlderHandleNamesNobody() {
    Disk disk = new Disk().refused(TOOL, REMOVE, RWD, 10, 110).close(TOOL, 150);

    assertThat(disk.open(TOOL, 210, REMOVE, RWD).only())
        .isEqualTo("sharing-violation RECOVERED 10..210 by nobody known");
  }

  /** An oplock is refused to a tool because others have the file open, not because it has. */
  @Test
  void anOplockIsNotRefusedByOnesOwnHandle() {
    Disk disk = new Disk().open(TOOL, 0, READ, RWD);
    for (double at = 10; at < 200; at += 100) {
      disk.status(NtStatus.OPLOCK_NOT_GRANTED).open(TOOL, at, REMOVE, RWD);
    }

    assertThat(disk.only()).isEqualTo("oplock GAVE_UP 10..110 by nobody known");
  }

  /**
   * In the order of time:
   *
   * <pre>
   * tool       app > old x      x           o
   * worker             ( app\a.js ------)        came after the first try
   * backup       ( old\b.js --)                  in the folder that is to be replaced
   * </pre>
   */
  @Test
  void whatIsOpenBelowEitherFolderOfARenameIsInTheWay() {
    assertThat(renamedFolder("C:\\work\\app\\a.js", 5)).isEqualTo("worker.exe");
    assertThat(renamedFolder("C:\\work\\app\\a.js", 50)).isEqualTo("worker.exe");
    assertThat(renamedFolder("C:\\work\\old\\b.js", 5)).isEqualTo("worker.exe");
    assertThat(renamedFolder("C:\\work\\old\\b.js", 50)).isEqualTo("worker.exe");
    assertThat(renamedFolder("C:\\work\\new\\c.js", 5)).isEqualTo("nobody known");
  }

  /** Many come and go below the folder, and one stays. */
  @Test
  void ofManyHandlesBelowAFolderTheOneThatStaysIsSeen() {
    Disk disk = new Disk().open(CHILD, 0, "C:\\work\\app\\a.js", READ, RWD);
    for (int i = 0; i < 300; i++) {
      disk.open(INDEXER, 1 + i * 0.02, "C:\\work\\app\\b.js", READ, RWD)
          .close(INDEXER, 1.01 + i * 0.02, "C:\\work\\app\\b.js");
    }
    for (int at = 10; at < 200; at += 100) {
      disk.status(NtStatus.ACCESS_DENIED).rename(TOOL, at, "C:\\work\\app", "C:\\work\\old");
    }

    assertThat(disk.only()).isEqualTo("access-denied-lock GAVE_UP 10..110 by worker.exe");
  }

  /** Threads write their events down when they get to it: trace and time may differ. */
  @Test
  void handlesBelowAFolderNeedNotBeInTheOrderOfTime() {
    Disk disk =
        new Disk()
            .open(INDEXER, 5, "C:\\work\\app\\b.js", READ, RWD)
            .close(INDEXER, 6, "C:\\work\\app\\b.js")
            .status(NtStatus.ACCESS_DENIED)
            .rename(TOOL, 10, "C:\\work\\app", "C:\\work\\old")
            .open(BACKUP, 402, "C:\\work\\app\\c.js", READ, RWD)
            .open(CHILD, 50, "C:\\work\\app\\a.js", READ, RWD)
            .status(NtStatus.ACCESS_DENIED)
            .rename(TOOL, 110, "C:\\work\\app", "C:\\work\\old");

    assertThat(disk.only()).isEqualTo("access-denied-lock GAVE_UP 10..110 by worker.exe");
  }

  private static String renamedFolder(String open, double at) {
    Disk disk = new Disk().close(BACKUP, 1, "C:\\work\\else");
    if (at < 10) {
      disk.open(CHILD, at, open, READ, RWD);
    }
    disk.status(NtStatus.ACCESS_DENIED).rename(TOOL, 10, "C:\\work\\app", "C:\\work\\old");
    if (at > 10) {
      disk.open(CHILD, at, open, READ, RWD);
    }
    disk.status(NtStatus.ACCESS_DENIED).rename(TOOL, 110, "C:\\work\\app", "C:\\work\\old");
    disk.close(CHILD, 150, open).rename(TOOL, 210, "C:\\work\\app", "C:\\work\\old");
    return disk.only().replaceAll(".* by ", "");
  }
}
