package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Disk.ATTRIBUTES;
import static dev.stallscope.analysis.lock.Disk.FILE;
import static dev.stallscope.analysis.lock.Disk.INDEXER;
import static dev.stallscope.analysis.lock.Disk.READ;
import static dev.stallscope.analysis.lock.Disk.REMOVE;
import static dev.stallscope.analysis.lock.Disk.RWD;
import static dev.stallscope.analysis.lock.Disk.TOOL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import org.junit.jupiter.api.Test;

/** Files that are deleted, and that stay as long as somebody has them open; x is refused. */
class DeletePendingTest {
  /** The indexer has it open from 0 to 150 ms; the tool tries twice, and once more at 210 ms. */
  private static Disk tried(int refusal, int access, int result) {
    Disk disk = new Disk().open(INDEXER, 0, ATTRIBUTES, RWD).delete(TOOL, 5);
    return disk.status(refusal)
        .open(TOOL, 10, access, RWD)
        .status(refusal)
        .open(TOOL, 110, access, RWD)
        .close(INDEXER, 150)
        .status(result)
        .open(TOOL, 210, access, RWD);
  }

  /**
   * Who removes a folder's files waits until they are gone.
   *
   * <pre>
   * indexer  ( ------------------------- )
   * tool       delete   x      x             not there any more
   * </pre>
   */
  @Test
  void whoRemovesAFileHasHisWayWhenItIsGone() {
    Disk disk = tried(NtStatus.DELETE_PENDING, REMOVE, NtStatus.NAME_NOT_FOUND);

    assertThat(disk.only()).isEqualTo("delete-pending RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.first().attempts()).isEqualTo(3);
    assertThat(disk.grounds()).contains(Ground.Kind.HOLDER_LET_GO);
    assertThat(disk.evidence(What.SUCCEEDED)).containsExactly(5L);
  }

  /** It wanted what was in the file, and never got it. */
  @Test
  void whoReadsAFileThatIsGoneHasNotHadHisWay() {
    assertThat(tried(NtStatus.DELETE_PENDING, READ, NtStatus.NAME_NOT_FOUND).only())
        .isEqualTo("delete-pending GAVE_UP 10..110 by SearchIndexer.exe");
  }

  /** An open for deletion may have been meant to rename the file: somebody else was faster. */
  @Test
  void aFileThatSomebodyElseRemovedIsNoSuccess() {
    assertThat(tried(NtStatus.SHARING_VIOLATION, REMOVE, NtStatus.NAME_NOT_FOUND).only())
        .isEqualTo("sharing-violation GAVE_UP 10..110 by nobody known");
  }

  @Test
  void anotherFailureIsNoSuccess() {
    assertThat(tried(NtStatus.DELETE_PENDING, REMOVE, NtStatus.NAME_COLLISION).only())
        .isEqualTo("delete-pending GAVE_UP 10..110 by SearchIndexer.exe");
  }

  /** Nobody waited for it. */
  @Test
  void aFileThatIsNotThereIsNoFinding() {
    Disk disk = new Disk().status(NtStatus.NAME_NOT_FOUND).taking(900).open(TOOL, 1, REMOVE, RWD);

    assertThat(disk.findings()).isEmpty();
  }

  /**
   * Whoever marks a file for deletion may take it back.
   *
   * <pre>
   * tool       delete   keep   x     x
   * </pre>
   */
  @Test
  void aDeletionThatWasTakenBackShowsNothing() {
    assertThat(pending(new Disk().delete(TOOL, 5).keep(TOOL, 6)).evidence(What.DELETED)).isEmpty();
    assertThat(pending(new Disk().keep(TOOL, 5)).evidence(What.DELETED)).isEmpty();
    assertThat(pending(new Disk().keep(TOOL, 5).delete(TOOL, 6)).evidence(What.DELETED))
        .containsExactly(1L);
    assertThat(
            pending(new Disk().delete(TOOL, 5).keep(TOOL, 6).delete(TOOL, 7))
                .keep(TOOL, 120)
                .evidence(What.DELETED))
        .containsExactly(2L);
  }

  private static Disk pending(Disk disk) {
    return disk.status(NtStatus.DELETE_PENDING)
        .open(TOOL, 10, READ, RWD)
        .status(NtStatus.DELETE_PENDING)
        .open(TOOL, 110, READ, RWD);
  }

  /** It could not delete the file, and says that it does not want to any more. */
  @Test
  void toKeepAFileIsNotToHaveDeletedIt() {
    Disk disk = new Disk();
    for (double at = 10; at < 300; at += 100) {
      disk.status(NtStatus.CANNOT_DELETE).delete(TOOL, at);
    }

    assertThat(disk.keep(TOOL, 310).only())
        .isEqualTo("user-mapped-file GAVE_UP 10..210 by nobody known");
  }

  /** Nobody waits for that. */
  @Test
  void whoMayNotKeepAFileWasNotRefusedItsDeletion() {
    Disk disk = new Disk();
    for (double at = 10; at < 400; at += 100) {
      disk.status(NtStatus.ACCESS_DENIED).keep(TOOL, at);
    }

    assertThat(disk.findings()).isEmpty();
  }

  /** Default columns of a CSV may lack Detail: nearly all who set it delete. */
  @Test
  void whatIsNotToldIsADeletion() {
    Disk disk = new Disk();
    for (double at = 10; at < 300; at += 100) {
      disk.status(NtStatus.CANNOT_DELETE)
          .does(TOOL, at, Operation.SET_DISPOSITION_INFORMATION_FILE, FILE);
    }
    disk.does(TOOL, 310, Operation.SET_DISPOSITION_INFORMATION_FILE, FILE);

    assertThat(disk.only()).isEqualTo("user-mapped-file RECOVERED 10..310 by nobody known");
  }

  /** Any handle keeps a deleted file, the tool's own as well. */
  @Test
  void aToolMayKeepItsOwnFile() {
    Disk disk =
        new Disk()
            .open(TOOL, 0, ATTRIBUTES, RWD)
            .delete(TOOL, 5)
            .status(NtStatus.DELETE_PENDING)
            .open(TOOL, 10, READ, RWD)
            .status(NtStatus.DELETE_PENDING)
            .open(TOOL, 110, READ, RWD);

    assertThat(disk.only()).isEqualTo("delete-pending GAVE_UP 10..110 by tool.exe");
    assertThat(disk.grounds()).contains(Ground.Kind.OWN_HANDLE, Ground.Kind.HOLDER_KEEPS_DELETED);
  }
}
