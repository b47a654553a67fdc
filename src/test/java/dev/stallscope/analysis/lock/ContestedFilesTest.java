package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Disk.BACKUP;
import static dev.stallscope.analysis.lock.Disk.FILE;
import static dev.stallscope.analysis.lock.Disk.INDEXER;
import static dev.stallscope.analysis.lock.Disk.OTHER;
import static dev.stallscope.analysis.lock.Disk.READ;
import static dev.stallscope.analysis.lock.Disk.RWD;
import static dev.stallscope.analysis.lock.Disk.TOOL;
import static dev.stallscope.analysis.lock.Disk.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.ControlCode;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On which few files of a capture handles are followed; waits count from 50 ms on. */
class ContestedFilesTest {
  private static final String THIRD = "C:\\work\\third";
  private static final int OPLOCK = ControlCode.ofText("FSCTL_REQUEST_OPLOCK");

  private static ContestedFiles contested(Disk disk) {
    return new ContestedFiles(new Scene(disk.store(), 50 * Ticks.PER_MILLISECOND));
  }

  /** Their paths, as they are spelt first. */
  private static List<String> files(Disk disk) {
    EventStore store = disk.store();
    List<String> files = new ArrayList<>();
    ContestedFiles contested = contested(disk);
    contested.each(file -> files.add(store.paths().text(file)));
    assertThat(contested.isEmpty()).isEqualTo(files.isEmpty());
    for (int path = 0; path < store.paths().size(); path++) {
      int file = store.paths().fold(path);
      assertThat(contested.contains(file)).isEqualTo(files.contains(store.paths().text(file)));
    }
    return files;
  }

  @Test
  void whatSucceedsIsNotContested() {
    Disk disk =
        new Disk()
            .taking(900)
            .open(TOOL, 0, WRITE, RWD)
            .lock(TOOL, 910, 0, 1, 0)
            .rename(TOOL, 911, FILE, OTHER)
            .close(TOOL, 912, OTHER);

    assertThat(files(disk)).isEmpty();
  }

  @Test
  void whatIsRefusedIsContested() {
    assertThat(files(new Disk().refused(TOOL, WRITE, RWD, 10).open(TOOL, 20, OTHER, READ, RWD)))
        .containsExactly(FILE);
  }

  @Test
  void bothFilesOfARefusedRenameAreContested() {
    Disk disk = new Disk().status(NtStatus.ACCESS_DENIED).rename(TOOL, 10, FILE, OTHER);

    assertThat(files(disk)).containsExactly(FILE, OTHER);
  }

  @Test
  void aRefusedRenameMayNotTellItsTarget() {
    Disk disk =
        new Disk()
            .status(NtStatus.ACCESS_DENIED)
            .does(TOOL, 10, Operation.SET_RENAME_INFORMATION_FILE, FILE);

    assertThat(files(disk)).containsExactly(FILE);
  }

  /** Of a rename both what is renamed and what is replaced may be a folder; no other step's. */
  @Test
  void whatLiesBelowARenamedFolderIsContested() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, FILE + "\\a", READ, RWD)
            .open(INDEXER, 1, OTHER + "\\b", READ, RWD)
            .open(INDEXER, 2, THIRD + "\\c", READ, RWD)
            .status(NtStatus.ACCESS_DENIED)
            .rename(TOOL, 10, FILE, OTHER)
            .status(NtStatus.SHARING_VIOLATION)
            .open(TOOL, 20, THIRD, WRITE, RWD);

    assertThat(files(disk))
        .containsExactlyInAnyOrder(FILE, OTHER, FILE + "\\a", OTHER + "\\b", THIRD);
  }

  @Test
  void aLockThatWaitedOrStillWaitsIsContested() {
    assertThat(files(new Disk().taking(50).lock(TOOL, 10, 0, 1, 0))).containsExactly(FILE);
    assertThat(files(new Disk().taking(49.9).lock(TOOL, 10, 0, 1, 0))).isEmpty();
    assertThat(files(new Disk().status(NtStatus.PENDING).lock(TOOL, 10, 0, 1, 0)))
        .containsExactly(FILE);
  }

  @Test
  void aSlowOpenIsContestedWhereThereIsAnOplock() {
    assertThat(files(new Disk().control(INDEXER, 1, OPLOCK).taking(50).open(TOOL, 9, READ, RWD)))
        .containsExactly(FILE);
    assertThat(files(new Disk().control(INDEXER, 1, OPLOCK).taking(49.9).open(TOOL, 9, READ, RWD)))
        .isEmpty();
    assertThat(files(new Disk().taking(50).open(TOOL, 9, READ, RWD))).isEmpty();
    assertThat(
            files(
                new Disk().control(INDEXER, 1, OPLOCK).taking(50).open(TOOL, 9, OTHER, READ, RWD)))
        .isEmpty();
    assertThat(
            files(
                new Disk()
                    .control(INDEXER, 1, OPLOCK)
                    .taking(50)
                    .range(TOOL, 9, Operation.READ_FILE, 0, 1)))
        .isEmpty();
  }

  @Test
  void otherControlsAreNoOplocks() {
    int other = ControlCode.ofText("FSCTL_GET_REPARSE_POINT");

    assertThat(files(new Disk().control(INDEXER, 1, other).taking(50).open(TOOL, 9, READ, RWD)))
        .isEmpty();
  }

  /** Its handles may have been opened under that name. */
  @Test
  void theFormerNamesOfAContestedFileAreContested() {
    Disk disk =
        new Disk()
            .rename(BACKUP, 1, THIRD, OTHER)
            .rename(BACKUP, 2, OTHER, FILE)
            .rename(BACKUP, 3, "C:\\work\\a", "C:\\work\\b")
            .refused(TOOL, WRITE, RWD, 10);

    assertThat(files(disk)).containsExactlyInAnyOrder(FILE, OTHER, THIRD);
  }

  /** What a name's file becomes is another name's matter. */
  @Test
  void theLaterNamesAreNot() {
    Disk disk = new Disk().refused(TOOL, WRITE, RWD, 10).rename(BACKUP, 20, FILE, OTHER);

    assertThat(files(disk)).containsExactly(FILE);
  }

  @Test
  void aCaptureShowsClosesOrNone() {
    assertThat(contested(new Disk().refused(TOOL, WRITE, RWD, 10)).showsCloses()).isFalse();
    assertThat(contested(new Disk().close(TOOL, 1, OTHER)).showsCloses()).isTrue();
  }

  @Test
  void aCaptureShowsTheStartsOfSomeProcesses() {
    ContestedFiles contested =
        contested(new Disk().does(BACKUP, 1, Operation.PROCESS_START, "").close(TOOL, 2));

    assertThat(contested.showsStart(BACKUP)).isTrue();
    assertThat(contested.showsStart(TOOL)).isFalse();
  }
}
