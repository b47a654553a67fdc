package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Disk.ATTRIBUTES;
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
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sharing violations of renames. Before a file is renamed its new name's folder is opened, to add a
 * file to it, and shared for reading and writing, but not for deletion. On a disk of the machine
 * that is a CreateFile of its own; where a server does it, the rename itself is refused.
 */
class TargetFolderTest {
  private static final String FOLDER = "C:\\work";
  private static final int ADDS_FILE = 0x100002;

  /** Renames refused at 10 and 110 ms and done at 210, while somebody has the folder until 150. */
  private static Disk renamed(String folder, int access, int shareMode, String target) {
    Disk disk = new Disk().open(INDEXER, 0, folder, access, shareMode);
    return disk.status(NtStatus.SHARING_VIOLATION)
        .rename(TOOL, 10, OTHER, target)
        .status(NtStatus.SHARING_VIOLATION)
        .rename(TOOL, 110, OTHER, target)
        .close(INDEXER, 150, folder)
        .rename(TOOL, 210, OTHER, target);
  }

  private static String holder(Disk disk) {
    return disk.only().replaceAll(".* by ", "");
  }

  /**
   * In the order of time:
   *
   * <pre>
   * indexer  ( folder, to delete or rename it -- )
   * tool       rename x      rename x                rename o
   * </pre>
   */
  @Test
  void whoMayRemoveTheFolderIsInTheWayOfRenamesIntoIt() {
    Disk disk = renamed(FOLDER, REMOVE, RWD, FILE);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.grounds()).contains(Ground.Kind.HOLDER_CONFLICTS, Ground.Kind.HOLDER_LET_GO);
    assertThat(disk.evidence(What.HOLDER_OPENED)).containsExactly(0L);
    assertThat(disk.evidence(What.HOLDER_CLOSED)).containsExactly(3L);
  }

  @ParameterizedTest
  @CsvSource({"0, true", "1, true", "5, true", "2, false", "3, false", "7, false"})
  void whoListsTheFolderIsSoWhereItDoesNotShareWriting(int shareMode, boolean inTheWay) {
    String expected = inTheWay ? "SearchIndexer.exe" : "nobody known";

    assertThat(holder(renamed(FOLDER, READ, shareMode, FILE))).isEqualTo(expected);
  }

  @Test
  void whoAsksForAttributesOnlyIsNot() {
    assertThat(holder(renamed(FOLDER, ATTRIBUTES, NONE, FILE))).isEqualTo("nobody known");
  }

  @Test
  void theFolderMayBeADriveOrOnAServer() {
    assertThat(holder(renamed("C:\\", REMOVE, RWD, "C:\\out.dll"))).isEqualTo("SearchIndexer.exe");
    assertThat(holder(renamed("\\\\nas\\Share\\a", REMOVE, RWD, "\\\\nas\\share\\A\\out.dll")))
        .isEqualTo("SearchIndexer.exe");
  }

  /** Neither the folder above nor one below, nor that of the old name. */
  @Test
  void otherFoldersAreNotInTheWay() {
    assertThat(holder(renamed("C:\\", REMOVE, RWD, FILE))).isEqualTo("nobody known");
    assertThat(holder(renamed("C:\\work\\out", REMOVE, RWD, FILE))).isEqualTo("nobody known");
    assertThat(holder(renamed(FOLDER, REMOVE, RWD, "C:\\bin\\out.dll"))).isEqualTo("nobody known");
  }

  /** Who has the file that would be replaced open is in the way by another status. */
  @Test
  void whoHasTheTargetOpenIsNotWhatTheStatusSays() {
    assertThat(holder(renamed(FILE, READ, NONE, FILE))).isEqualTo("nobody known");
    assertThat(holder(renamed(OTHER, READ, R, FILE))).isEqualTo("nobody known");
  }

  @Test
  void aFolderThatWasOpenedBeforeTheCapture() {
    Disk disk = new Disk();
    for (double at = 10; at < 200; at += 100) {
      disk.status(NtStatus.SHARING_VIOLATION).rename(TOOL, at, OTHER, FILE);
    }
    disk.close(INDEXER, 150, FOLDER).rename(TOOL, 210, OTHER, FILE);

    assertThat(holder(disk)).isEqualTo("SearchIndexer.exe");
    assertThat(disk.grounds()).contains(Ground.Kind.HOLDER_OPENED_BEFORE);
  }

  @Test
  void aRenameThatDoesNotTellItsTarget() {
    Disk disk = new Disk().open(INDEXER, 0, FOLDER, REMOVE, RWD);
    for (double at = 10; at < 200; at += 100) {
      disk.status(NtStatus.SHARING_VIOLATION)
          .does(TOOL, at, Operation.SET_RENAME_INFORMATION_FILE, OTHER);
    }

    assertThat(disk.only()).isEqualTo("sharing-violation GAVE_UP 10..110 by nobody known");
  }

  /** A stream's new name, or one that the driver did not resolve, says nothing of a folder. */
  @Test
  void aTargetWithoutAFolder() {
    assertThat(holder(renamed("", REMOVE, RWD, ":stream"))).isEqualTo("nobody known");
    assertThat(holder(renamed("\\", REMOVE, RWD, "out.dll"))).isEqualTo("nobody known");
    assertThat(holder(renamed("", REMOVE, RWD, "\\out.dll"))).isEqualTo("nobody known");
  }

  /** The folder's handles are no matter of a rename that is denied. */
  @Test
  void aDeniedRenameIsNotTheFolders() {
    Disk disk = new Disk().open(INDEXER, 0, FOLDER, REMOVE, RWD);
    for (double at = 10; at < 400; at += 100) {
      disk.status(NtStatus.ACCESS_DENIED).rename(TOOL, at, OTHER, FILE);
    }

    assertThat(disk.only()).isEqualTo("access-denied-lock GAVE_UP 10..310 by nobody known");
  }

  /** What Windows itself shows of a rename on its own disk: it does not get to the rename. */
  @Test
  void theOpenOfTheFolderTellsTheSame() {
    Disk disk = new Disk().open(INDEXER, 0, FOLDER, REMOVE, RWD);
    disk.status(NtStatus.SHARING_VIOLATION)
        .open(TOOL, 10, FOLDER, ADDS_FILE, RW)
        .status(NtStatus.SHARING_VIOLATION)
        .open(TOOL, 110, FOLDER, ADDS_FILE, RW)
        .close(INDEXER, 150, FOLDER)
        .open(TOOL, 210, FOLDER, ADDS_FILE, RW)
        .rename(TOOL, 211, OTHER, FILE);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
  }
}
