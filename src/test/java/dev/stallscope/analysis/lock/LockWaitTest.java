package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Disk.BACKUP;
import static dev.stallscope.analysis.lock.Disk.FILE;
import static dev.stallscope.analysis.lock.Disk.INDEXER;
import static dev.stallscope.analysis.lock.Disk.OTHER;
import static dev.stallscope.analysis.lock.Disk.RWD;
import static dev.stallscope.analysis.lock.Disk.TOOL;
import static dev.stallscope.analysis.lock.Disk.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.trace.EventRecord;
import org.junit.jupiter.api.Test;

/** Locks of a range that waited for others, until they had it or for ever. */
class LockWaitTest {
  private static final int EXCLUSIVE = EventRecord.FLAG_EXCLUSIVE;
  private static final int AT_ONCE = EventRecord.FLAG_FAIL_IMMEDIATELY;

  /** A lock that waited until the capture ended, or for nobody that is shown. */
  private static Disk waiting(Disk disk, double millis) {
    return disk.taking(millis).lock(TOOL, 10, 0, 10, EXCLUSIVE);
  }

  @Test
  void aLockThatNeverCameBackWaitsForItsHolder() {
    Disk disk =
        new Disk()
            .lock(BACKUP, 1, 0, 100, EXCLUSIVE)
            .status(NtStatus.PENDING)
            .lock(TOOL, 10, 0, 10, EXCLUSIVE)
            .does(INDEXER, 500, Operation.READ_FILE, OTHER);

    assertThat(disk.only()).isEqualTo("byte-range-lock UNANSWERED 10..500 by backup.exe");
    assertThat(disk.grounds()).contains(Ground.Kind.STILL_PENDING);
    assertThat(disk.grounds()).doesNotContain(Ground.Kind.STILL_TRYING);
  }

  /** It may have been cancelled, or belong to a server that waits for its clients. */
  @Test
  void aLockThatNeverCameBackAndThatNobodyHoldsIsNone() {
    Disk disk =
        new Disk()
            .status(NtStatus.PENDING)
            .lock(TOOL, 10, 0, 10, EXCLUSIVE)
            .does(INDEXER, 500, Operation.READ_FILE, OTHER);

    assertThat(disk.findings()).isEmpty();
  }

  @Test
  void otherOperationsMayBePending() {
    Disk disk =
        new Disk()
            .lock(BACKUP, 1, 0, 100, EXCLUSIVE)
            .taking(80)
            .lock(BACKUP, 2, 200, 100, EXCLUSIVE)
            .status(NtStatus.PENDING)
            .range(TOOL, 100, Operation.READ_FILE, 0, 10)
            .does(INDEXER, 500, Operation.READ_FILE, OTHER);

    assertThat(disk.findings().stream().map(disk::text))
        .containsExactly("byte-range-lock COMPLETED 2..82 by nobody known");
  }

  /** What took long and succeeded waited for somebody, whoever that was. */
  @Test
  void aLockThatWaitedForNobodyKnownIsOne() {
    assertThat(waiting(new Disk(), 500).only())
        .isEqualTo("byte-range-lock COMPLETED 10..510 by nobody known");
    assertThat(waiting(new Disk(), 50).only())
        .isEqualTo("byte-range-lock COMPLETED 10..60 by nobody known");
    assertThat(waiting(new Disk(), 49.9).findings()).isEmpty();
  }

  @Test
  void aLockThatWaitedIsNotItsOwnHolder() {
    Disk disk = waiting(new Disk().open(TOOL, 1, UPDATE, RWD), 500).close(TOOL, 600);

    assertThat(disk.only()).isEqualTo("byte-range-lock COMPLETED 10..510 by nobody known");
  }

  /**
   * How cargo takes the lock of its cache: it asks once whether it is free, says that it waits, and
   * waits.
   *
   * <pre>
   * backup   ( lock ------------------------ unlock )
   * tool       at once? x  lock================o        one wait, not two
   * </pre>
   */
  @Test
  void aLockThatIsTriedAndThenWaitedForIsOneWait() {
    Disk disk =
        new Disk()
            .lock(BACKUP, 1, 0, 100, EXCLUSIVE)
            .status(NtStatus.LOCK_NOT_GRANTED)
            .lock(TOOL, 10, 0, 10, EXCLUSIVE | AT_ONCE)
            .taking(2_000)
            .lock(TOOL, 11, 0, 10, EXCLUSIVE)
            .range(BACKUP, 2_010, Operation.UNLOCK_FILE_SINGLE, 0, 100);

    assertThat(disk.only()).isEqualTo("byte-range-lock RECOVERED 10..2011 by backup.exe");
    assertThat(disk.first().attempts()).isEqualTo(2);
    assertThat(disk.evidence(What.HOLDER_LET_GO)).containsExactly(3L);
  }

  /**
   * Three builds queue up for one cache.
   *
   * <pre>
   * backup   ( lock - unlock )
   * indexer    lock==========o----------------------- unlock )    it had it for most of the wait
   * tool         lock========================================o
   * </pre>
   */
  @Test
  void ofThoseThatHadTheRangeDuringAWaitTheOneThatHadItLongestIsNamed() {
    Disk disk =
        new Disk()
            .from(500)
            .lock(BACKUP, 1, 0, 100, EXCLUSIVE)
            .taking(100)
            .lock(INDEXER, 10, 0, 100, EXCLUSIVE)
            .taking(1_000)
            .lock(TOOL, 20, 0, 100, EXCLUSIVE)
            .range(BACKUP, 109, Operation.UNLOCK_FILE_SINGLE, 0, 100)
            .range(INDEXER, 1_019, Operation.UNLOCK_FILE_SINGLE, 0, 100)
            .range(TOOL, 1_030, Operation.UNLOCK_FILE_SINGLE, 0, 100);

    assertThat(disk.only()).isEqualTo("byte-range-lock COMPLETED 20..1020 by SearchIndexer.exe");
    assertThat(disk.number(Ground.Kind.OTHER_HOLDERS)).isEqualTo(1);
    assertThat(disk.evidence(What.HOLDER_LET_GO)).containsExactly(4L);
  }

  /** Whoever asks for the answer at once does not wait for others. */
  @Test
  void aLockThatFailsAtOnceDoesNotWait() {
    Disk disk = new Disk().taking(500).lock(TOOL, 10, 0, 10, EXCLUSIVE | AT_ONCE);

    assertThat(disk.findings()).isEmpty();
  }

  /**
   * The indexer waits for the backup, and the tool for the indexer.
   *
   * <pre>
   * backup   ( lock ----- unlock )
   * indexer    lock==========o------------- unlock
   * tool                             x   x          o
   * </pre>
   */
  @Test
  void whoWaitedForALockHasItFromThenOn() {
    Disk disk =
        new Disk()
            .from(150)
            .lock(BACKUP, 1, 0, 100, EXCLUSIVE)
            .taking(100)
            .lock(INDEXER, 2, 0, 100, EXCLUSIVE)
            .range(BACKUP, 101, Operation.UNLOCK_FILE_SINGLE, 0, 100)
            .status(NtStatus.FILE_LOCK_CONFLICT)
            .range(TOOL, 110, Operation.READ_FILE, 0, 10)
            .status(NtStatus.FILE_LOCK_CONFLICT)
            .range(TOOL, 210, Operation.READ_FILE, 0, 10)
            .range(INDEXER, 250, Operation.UNLOCK_FILE_SINGLE, 0, 100)
            .range(TOOL, 310, Operation.READ_FILE, 0, 10);

    assertThat(disk.only()).isEqualTo("byte-range-lock RECOVERED 110..310 by SearchIndexer.exe");
    assertThat(disk.evidence(What.HOLDER_LOCKED)).containsExactly(1L);
    assertThat(disk.store().paths().text(disk.first().path())).isEqualTo(FILE);
  }
}
