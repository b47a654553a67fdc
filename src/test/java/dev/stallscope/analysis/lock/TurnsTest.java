package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Disk.BACKUP;
import static dev.stallscope.analysis.lock.Disk.INDEXER;
import static dev.stallscope.analysis.lock.Disk.NONE;
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
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tool that tries to open one file in several ways by turns; x is refused, o succeeds. */
class TurnsTest {
  private static Disk held() {
    return new Disk().open(INDEXER, 0, READ, NONE);
  }

  private static List<String> all(Disk disk) {
    return disk.findings().stream().map(disk::text).toList();
  }

  /**
   * It waits for the file once, however it asks.
   *
   * <pre>
   * indexer  ( ------------------------------ )
   * tool       x read  x delete  x read  x delete    o read  o delete
   * </pre>
   */
  @Test
  void twoKindsOfOpenByTurnsAreOneWait() {
    Disk disk =
        held()
            .refused(TOOL, READ, RWD, 10)
            .refused(TOOL, REMOVE, RWD, 60)
            .refused(TOOL, READ, RWD, 110)
            .refused(TOOL, REMOVE, RWD, 160)
            .close(INDEXER, 200)
            .open(TOOL, 210, READ, RWD)
            .open(TOOL, 260, REMOVE, RWD);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.first().attempts()).isEqualTo(5);
    assertThat(disk.evidence(What.REFUSED)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(disk.evidence(What.SUCCEEDED)).containsExactly(6L);
    assertThat(disk.grounds()).contains(Ground.Kind.HOLDER_LET_GO);
  }

  /** Default columns of a CSV tell no threads: then a process counts as one. */
  @Test
  void withoutThreadsAProcessCountsAsOne() {
    Disk disk = new Disk().untimed().open(INDEXER, 0, READ, NONE);
    disk.refused(TOOL, READ, RWD, 10).refused(TOOL, REMOVE, RWD, 60).refused(TOOL, READ, RWD, 110);
    disk.refused(TOOL, REMOVE, RWD, 160);

    assertThat(disk.only()).isEqualTo("sharing-violation GAVE_UP 10..160 by SearchIndexer.exe");
  }

  /** A library's way: to read and write, or else to read, and all of it again after a while. */
  @Test
  void oneTryMayAskTwice() {
    Disk disk =
        held()
            .refused(TOOL, UPDATE, RWD, 10)
            .refused(TOOL, READ, RWD, 10.2)
            .refused(TOOL, UPDATE, RWD, 110)
            .refused(TOOL, READ, RWD, 110.2)
            .close(INDEXER, 150)
            .open(TOOL, 210, UPDATE, RWD);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.first().attempts()).isEqualTo(5);
  }

  /** One refused once between the others' tries does not stand beside them. */
  @Test
  void theSecondKindMayBeTriedOnce() {
    Disk disk =
        held()
            .refused(TOOL, READ, RWD, 10)
            .refused(TOOL, REMOVE, RWD, 60, 110, 160)
            .close(INDEXER, 200)
            .open(TOOL, 210, READ, RWD)
            .open(TOOL, 210.5, REMOVE, RWD);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.first().attempts()).isEqualTo(5);
  }

  /**
   * In the order of time:
   *
   * <pre>
   * backup    ( --------- to read, sharing reading ---------- )
   * indexer  ( ------ )
   * tool       x r  x d    o r  x d      x d                    o d
   * </pre>
   */
  @Test
  void oneThatSucceedsWhileTheOtherIsRefusedIsNotItsEnd() {
    Disk disk =
        held()
            .refused(TOOL, READ, RWD, 10)
            .refused(TOOL, REMOVE, RWD, 60)
            .refused(TOOL, READ, RWD, 110)
            .close(INDEXER, 120)
            .open(TOOL, 160, READ, RWD)
            .open(BACKUP, 170, READ, Disk.R)
            .refused(TOOL, REMOVE, RWD, 210, 260)
            .close(BACKUP, 300)
            .open(TOOL, 310, REMOVE, RWD);

    assertThat(all(disk)).hasSize(1);
    assertThat(disk.only()).startsWith("sharing-violation RECOVERED 10..310 by ");
    assertThat(disk.first().attempts()).isEqualTo(6);
  }

  @Test
  void oneThatIsRefusedInTheEndWasGivenUp() {
    Disk disk =
        held()
            .refused(TOOL, READ, RWD, 10)
            .refused(TOOL, REMOVE, RWD, 60)
            .refused(TOOL, READ, RWD, 110)
            .close(INDEXER, 120)
            .open(TOOL, 160, READ, RWD)
            .refused(TOOL, REMOVE, RWD, 210);

    assertThat(disk.only()).startsWith("sharing-violation GAVE_UP 10..210 by ");
  }

  /** Each waits for itself. */
  @Test
  void twoThreadsHaveTwoWaits() {
    Disk disk = held();
    for (double at = 10; at < 200; at += 100) {
      disk.thread(1).refused(TOOL, READ, RWD, at);
      disk.thread(2).refused(TOOL, REMOVE, RWD, at + 50);
    }

    assertThat(all(disk))
        .containsExactly(
            "sharing-violation GAVE_UP 10..110 by SearchIndexer.exe",
            "sharing-violation GAVE_UP 60..160 by SearchIndexer.exe");
  }

  @Test
  void twoFilesHaveTwoWaits() {
    Disk disk = held();
    for (double at = 10; at < 200; at += 100) {
      disk.refused(TOOL, READ, RWD, at);
      disk.status(NtStatus.SHARING_VIOLATION).open(TOOL, at + 50, OTHER, REMOVE, RWD);
    }

    assertThat(all(disk))
        .containsExactly(
            "sharing-violation GAVE_UP 10..110 by SearchIndexer.exe",
            "sharing-violation GAVE_UP 60..160 by nobody known");
  }

  /** First it copies the file, then it deletes it. */
  @Test
  void oneAfterTheOtherAreTwoWaits() {
    Disk disk =
        held()
            .refused(TOOL, READ, RWD, 10, 110)
            .close(INDEXER, 150)
            .open(TOOL, 210, READ, RWD)
            .open(BACKUP, 220, READ, NONE)
            .refused(TOOL, REMOVE, RWD, 230, 330)
            .close(BACKUP, 350)
            .open(TOOL, 430, REMOVE, RWD);

    assertThat(all(disk))
        .containsExactly(
            "sharing-violation RECOVERED 10..210 by SearchIndexer.exe",
            "sharing-violation RECOVERED 230..430 by backup.exe");
  }

  /** A thread that came back for the file at its leisure did not wait for it before. */
  @Test
  void whatWasNoWaitMakesNoneLonger() {
    Disk disk = held().refused(TOOL, READ, RWD, 10);
    for (int i = 0; i < 50; i++) {
      disk.does(TOOL, 20 + i, Operation.WRITE_FILE, OTHER);
    }
    disk.refused(TOOL, REMOVE, RWD, 1_000, 1_100)
        .close(INDEXER, 1_150)
        .open(TOOL, 1_200, REMOVE, RWD)
        .open(TOOL, 1_201, READ, RWD);

    assertThat(disk.only())
        .isEqualTo("sharing-violation RECOVERED 1000..1200 by SearchIndexer.exe");
  }

  /** A running image refuses only to be written. */
  @Test
  void whoRunsItIsInTheWayOfWritingItByTurns() {
    Disk disk = new Disk().does(BACKUP, 0, Operation.LOAD_IMAGE, Disk.FILE);
    disk.refused(TOOL, READ, RWD, 10).refused(TOOL, WRITE, RWD, 60).refused(TOOL, READ, RWD, 110);
    disk.refused(TOOL, WRITE, RWD, 160);

    assertThat(disk.only()).isEqualTo("sharing-violation GAVE_UP 10..160 by backup.exe");
  }
}
