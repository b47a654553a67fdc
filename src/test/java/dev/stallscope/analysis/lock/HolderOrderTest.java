package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Disk.ADDED;
import static dev.stallscope.analysis.lock.Disk.ATTRIBUTES;
import static dev.stallscope.analysis.lock.Disk.BACKUP;
import static dev.stallscope.analysis.lock.Disk.CHILD;
import static dev.stallscope.analysis.lock.Disk.FILE;
import static dev.stallscope.analysis.lock.Disk.INDEXER;
import static dev.stallscope.analysis.lock.Disk.R;
import static dev.stallscope.analysis.lock.Disk.READ;
import static dev.stallscope.analysis.lock.Disk.RWD;
import static dev.stallscope.analysis.lock.Disk.TOOL;
import static dev.stallscope.analysis.lock.Disk.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import org.junit.jupiter.api.Test;

/**
 * Who is named where several were in the way; ( opens to read and shares reading, ) closes, x is a
 * refused try to write, o one that succeeds.
 */
class HolderOrderTest {
  /**
   * In the order of time:
   *
   * <pre>
   * indexer    (-------------------------------------------   still there at the success
   * backup               (-------------------)
   * tool            x              x             o
   * </pre>
   */
  @Test
  void whoWasStillThereAtTheSuccessGoesBehindWhoLetGo() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, R)
            .refused(TOOL, WRITE, RWD, 10)
            .open(BACKUP, 50, READ, R)
            .refused(TOOL, WRITE, RWD, 110)
            .close(BACKUP, 150)
            .open(TOOL, 210, WRITE, RWD)
            .close(INDEXER, 900);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by backup.exe");
    assertThat(disk.grounds()).doesNotContain(Ground.Kind.OTHER_HOLDERS);
  }

  /**
   * Two map the file, and the views outlive the handles.
   *
   * <pre>
   * backup     (map)  . . . . . . . . . . . . . . . .   whether it is still mapped nobody knows
   * indexer     (map --------------------) exits
   * tool                x          x          o
   * </pre>
   */
  @Test
  void whoLetGoInTimeGoesBeforeWhoMayHaveBeenThereForLonger() {
    Disk disk =
        new Disk()
            .open(BACKUP, 0, READ, RWD)
            .map(BACKUP, 1)
            .close(BACKUP, 2)
            .open(INDEXER, 3, READ, RWD)
            .map(INDEXER, 4)
            .status(NtStatus.USER_MAPPED_FILE)
            .does(TOOL, 10, Operation.SET_END_OF_FILE_INFORMATION_FILE, FILE)
            .status(NtStatus.USER_MAPPED_FILE)
            .does(TOOL, 110, Operation.SET_END_OF_FILE_INFORMATION_FILE, FILE)
            .close(INDEXER, 150)
            .does(INDEXER, 151, Operation.PROCESS_EXIT, "")
            .does(TOOL, 210, Operation.SET_END_OF_FILE_INFORMATION_FILE, FILE);

    assertThat(disk.only()).isEqualTo("user-mapped-file RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.grounds()).contains(Ground.Kind.HOLDER_LET_GO);
  }

  /**
   * In the order of time:
   *
   * <pre>
   * backup     (map) . . . . . . . . . . . . . . . . . . .
   * indexer                  (map ------------)
   * tool               x          x     x          o      who came after the first try held it not
   * </pre>
   */
  @Test
  void whoMayHaveBeenThereFromTheFirstTryGoesBeforeWhoCameLater() {
    Disk disk = new Disk().open(BACKUP, 0, READ, RWD).map(BACKUP, 1).close(BACKUP, 2);
    disk.status(NtStatus.USER_MAPPED_FILE)
        .does(TOOL, 10, Operation.SET_END_OF_FILE_INFORMATION_FILE, FILE)
        .open(INDEXER, 50, READ, RWD)
        .map(INDEXER, 51)
        .status(NtStatus.USER_MAPPED_FILE)
        .does(TOOL, 110, Operation.SET_END_OF_FILE_INFORMATION_FILE, FILE)
        .close(INDEXER, 150)
        .does(TOOL, 210, Operation.SET_END_OF_FILE_INFORMATION_FILE, FILE);

    assertThat(disk.only()).isEqualTo("user-mapped-file RECOVERED 10..210 by backup.exe");
  }

  /**
   * In the order of time:
   *
   * <pre>
   * indexer    ( ----------------------------------------   but then the worker could not have...
   * worker        (write)                                   ... opened it to write
   * backup                 (------------------------------
   * tool                         x     x     x
   * </pre>
   */
  @Test
  void aHandleThatAnotherOpenGaveTheLieGoesBehindTheOthers() {
    assertThat(disproved(CHILD, new Disk()).only())
        .isEqualTo("sharing-violation GAVE_UP 10..210 by backup.exe");
  }

  /** What a virus scanner opens passes by the share modes of others. */
  @Test
  void anEnginesOpenGivesNobodyTheLie() {
    Disk disk = new Disk().process("MsMpEng.exe", "C:\\Defender\\MsMpEng.exe", 0);

    assertThat(disproved(ADDED, disk).only())
        .isEqualTo("sharing-violation GAVE_UP 10..210 by SearchIndexer.exe");
  }

  private static Disk disproved(int by, Disk disk) {
    return disk.open(INDEXER, 0, READ, R)
        .open(by, 1, WRITE, RWD)
        .close(by, 2)
        .open(BACKUP, 3, READ, R)
        .refused(TOOL, WRITE, RWD, 10, 110, 210);
  }

  /**
   * In the order of time:
   *
   * <pre>
   * indexer       (----------------------------)
   * backup                                        (--------------)
   * tool       x       x       x       x       x     x       x       x     for ever
   * </pre>
   */
  @Test
  void ofTwoThatCameAndWentTheOneThatWasThereLongerIsNamed() {
    String found =
        new Disk()
            .refused(TOOL, WRITE, RWD, 10)
            .open(INDEXER, 20, READ, R)
            .refused(TOOL, WRITE, RWD, 110, 210)
            .close(INDEXER, 300)
            .open(BACKUP, 320, READ, R)
            .refused(TOOL, WRITE, RWD, 410)
            .close(BACKUP, 500)
            .refused(TOOL, WRITE, RWD, 510)
            .only();

    assertThat(found).isEqualTo("sharing-violation GAVE_UP 10..510 by SearchIndexer.exe");
  }

  /**
   * Which of its two handles the indexer closed is not known: it may have been the one in doubt.
   */
  @Test
  void anAmbiguousHandleGoesBehindACertainOne() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, R)
            .open(INDEXER, 1, ATTRIBUTES, RWD)
            .close(INDEXER, 2)
            .open(BACKUP, 3, READ, R)
            .refused(TOOL, WRITE, RWD, 10, 110, 210);

    assertThat(disk.only()).isEqualTo("sharing-violation GAVE_UP 10..210 by backup.exe");
    assertThat(disk.grounds()).doesNotContain(Ground.Kind.HANDLE_AMBIGUOUS);
  }

  @Test
  void othersGoBeforeTheToolItself() {
    Disk disk =
        new Disk()
            .open(TOOL, 0, READ, R)
            .open(BACKUP, 1, READ, R)
            .refused(TOOL, WRITE, RWD, 10, 110, 210);

    assertThat(disk.only()).isEqualTo("sharing-violation GAVE_UP 10..210 by backup.exe");
    assertThat(disk.grounds()).doesNotContain(Ground.Kind.OWN_HANDLE);
  }

  /**
   * Both are still closing when the try succeeds.
   *
   * <pre>
   * indexer    (---------------------)=========
   * backup      (----------------------)========
   * tool             x          x            o
   * </pre>
   */
  @Test
  void whoBeganToCloseLastIsNamed() {
    String found =
        new Disk()
            .open(INDEXER, 0, READ, R)
            .open(BACKUP, 1, READ, R)
            .refused(TOOL, WRITE, RWD, 10, 110)
            .taking(100)
            .close(INDEXER, 150)
            .taking(100)
            .close(BACKUP, 160)
            .open(TOOL, 210, WRITE, RWD)
            .only();

    assertThat(found).isEqualTo("sharing-violation RECOVERED 10..210 by backup.exe");
  }

  @Test
  void ofThoseThatAreAlikeTheFirstIsNamed() {
    String found =
        new Disk()
            .open(BACKUP, 0, READ, R)
            .open(INDEXER, 1, READ, R)
            .refused(TOOL, WRITE, RWD, 10, 110, 210)
            .only();

    assertThat(found).isEqualTo("sharing-violation GAVE_UP 10..210 by backup.exe");
  }
}
