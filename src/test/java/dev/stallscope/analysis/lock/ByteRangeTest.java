package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Disk.BACKUP;
import static dev.stallscope.analysis.lock.Disk.FILE;
import static dev.stallscope.analysis.lock.Disk.INDEXER;
import static dev.stallscope.analysis.lock.Disk.OTHER;
import static dev.stallscope.analysis.lock.Disk.RWD;
import static dev.stallscope.analysis.lock.Disk.TOOL;
import static dev.stallscope.analysis.lock.Disk.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.lock.Hold.Range;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.trace.EventRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose locked range is in the way; all of the file unless said otherwise. */
class ByteRangeTest {
  private static final int EXCLUSIVE = EventRecord.FLAG_EXCLUSIVE;
  private static final int AT_ONCE = EventRecord.FLAG_FAIL_IMMEDIATELY;
  private static final int SHARED = 0;

  /** Negative offsets are not told by the trace, negative lengths are all the rest. */
  @ParameterizedTest
  @CsvSource({
    "0, 1024, 1023, 1, true",
    "0, 1024, 1024, 1, false",
    "500, 100, 600, 50, false",
    "500, 101, 600, 50, true",
    "0, 4096, 100, 10, true",
    "4096, -1, 5000, 10, true",
    "4096, -1, 4097, -1, true",
    "4096, -1, 0, 100, false",
    "4096, -1, 0, 4096, false",
    "4096, -1, 0, 4097, true",
    "0, -1, 0, 1, true",
    "-1, 10, 5000, 10, true",
    "-1, 10, 0, 1, true",
    "0, 10, 0, 10, true",
    "0, 1, 1, 1, false",
    // beyond the middle of all 64 bits, as databases lock
    "0x7FFFFFFFFFFFFF00, 0x200, 0x7FFFFFFFFFFFFFF0, 1, true",
    "0x7FFFFFFFFFFFFF00, 0x200, 0, 1024, false",
  })
  void rangesOverlapWhereTheyShareAByte(
      String offset, String length, String otherOffset, String otherLength, boolean overlap) {
    Range range = new Range(Long.decode(offset), Long.decode(length), true);
    Range other = new Range(Long.decode(otherOffset), Long.decode(otherLength), true);

    assertThat(range.overlaps(other)).isEqualTo(overlap);
    assertThat(other.overlaps(range)).isEqualTo(overlap);
  }

  /** The indexer locks, and the tool is refused twice. */
  private static String refused(int lock, Operation operation, int flags) {
    Disk disk = new Disk().open(INDEXER, 0, UPDATE, RWD).lock(INDEXER, 1, 0, -1, lock);
    for (int at = 10; at < 200; at += 100) {
      disk.status(NtStatus.FILE_LOCK_CONFLICT);
      if (operation == Operation.LOCK_FILE) {
        disk.lock(TOOL, at, 0, 10, flags);
      } else {
        disk.range(TOOL, at, operation, 0, 10);
      }
    }
    return disk.only().replaceAll(".* by ", "");
  }

  @Test
  void anExclusiveLockIsInTheWayOfAll() {
    assertThat(refused(EXCLUSIVE, Operation.READ_FILE, 0)).isEqualTo("SearchIndexer.exe");
    assertThat(refused(EXCLUSIVE, Operation.WRITE_FILE, 0)).isEqualTo("SearchIndexer.exe");
    assertThat(refused(EXCLUSIVE, Operation.LOCK_FILE, AT_ONCE)).isEqualTo("SearchIndexer.exe");
  }

  @Test
  void aSharedLockIsInTheWayOfThoseWhoWriteOrWantItAlone() {
    assertThat(refused(SHARED, Operation.WRITE_FILE, 0)).isEqualTo("SearchIndexer.exe");
    assertThat(refused(SHARED, Operation.LOCK_FILE, AT_ONCE | EXCLUSIVE))
        .isEqualTo("SearchIndexer.exe");
  }

  @Test
  void aSharedLockIsNotInTheWayOfReadersAndThoseWhoShare() {
    assertThat(refused(SHARED, Operation.READ_FILE, 0)).isEqualTo("nobody known");
    assertThat(refused(SHARED, Operation.LOCK_FILE, AT_ONCE)).isEqualTo("nobody known");
  }

  /** A handle without a lock is not in the way of a range. */
  @Test
  void whoHasItOpenOnlyHasLockedNothing() {
    Disk disk = new Disk().open(INDEXER, 0, UPDATE, 0);

    assertThat(reading(disk).only()).isEqualTo("byte-range-lock GAVE_UP 10..110 by nobody known");
  }

  private static Disk reading(Disk disk) {
    for (int at = 10; at < 200; at += 100) {
      disk.status(NtStatus.FILE_LOCK_CONFLICT).range(TOOL, at, Operation.READ_FILE, 0, 10);
    }
    return disk;
  }

  /** The tool reads the first bytes at last; events so far are 0 to 3 and the two refusals. */
  private static Disk unlocked(Operation operation, long offset, long length) {
    return reading(
            new Disk()
                .open(INDEXER, 0, UPDATE, RWD)
                .lock(INDEXER, 1, 0, 100, EXCLUSIVE)
                .lock(INDEXER, 2, 200, 100, EXCLUSIVE)
                .lock(BACKUP, 3, 300, 100, EXCLUSIVE))
        .range(INDEXER, 150, operation, offset, length)
        .range(TOOL, 210, Operation.READ_FILE, 0, 10)
        .close(INDEXER, 900);
  }

  @Test
  void anUnlockEndsTheRangeItNames() {
    Disk disk = unlocked(Operation.UNLOCK_FILE_SINGLE, 0, 100);

    assertThat(disk.only()).isEqualTo("byte-range-lock RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.evidence(What.HOLDER_LOCKED)).containsExactly(1L);
    assertThat(disk.evidence(What.HOLDER_LET_GO)).containsExactly(6L);
  }

  @Test
  void anUnlockOfAnotherRangeDoesNot() {
    String stillLocked = "byte-range-lock RECOVERED 10..210 by nobody known";

    assertThat(unlocked(Operation.UNLOCK_FILE_SINGLE, 200, 100).only()).isEqualTo(stillLocked);
    assertThat(unlocked(Operation.UNLOCK_FILE_SINGLE, 0, 50).only()).isEqualTo(stillLocked);
    assertThat(unlocked(Operation.UNLOCK_FILE_SINGLE, 50, 100).only()).isEqualTo(stillLocked);
  }

  @Test
  void oneUnlockEndsAllOfAProcess() {
    String found = "byte-range-lock RECOVERED 10..210 by SearchIndexer.exe";

    assertThat(unlocked(Operation.UNLOCK_FILE_ALL, -1, -1).only()).isEqualTo(found);
    assertThat(unlocked(Operation.UNLOCK_FILE_BY_KEY, -1, -1).only()).isEqualTo(found);
  }

  @Test
  void anUnlockEndsNothingOfOthers() {
    Disk disk =
        reading(new Disk().lock(INDEXER, 1, 0, 100, EXCLUSIVE).lock(BACKUP, 2, 200, 9, EXCLUSIVE))
            .range(BACKUP, 150, Operation.UNLOCK_FILE_ALL, -1, -1)
            .range(TOOL, 210, Operation.READ_FILE, 0, 10)
            .close(INDEXER, 900);

    assertThat(disk.only()).isEqualTo("byte-range-lock RECOVERED 10..210 by nobody known");
  }

  /** Locks of a handle end with it, not with another. */
  @Test
  void aCloseUnlocksWhatWasLockedThroughIt() {
    Disk disk =
        reading(
                new Disk()
                    .thread(1)
                    .open(INDEXER, 0, UPDATE, RWD)
                    .thread(1)
                    .lock(INDEXER, 1, 0, 100, EXCLUSIVE)
                    .thread(2)
                    .open(INDEXER, 2, UPDATE, RWD)
                    .thread(2)
                    .close(INDEXER, 5))
            .thread(1)
            .close(INDEXER, 150)
            .range(TOOL, 210, Operation.READ_FILE, 0, 10);

    assertThat(disk.only()).isEqualTo("byte-range-lock RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.evidence(What.HOLDER_LET_GO)).containsExactly(6L);
  }

  /** A handle that is older than the capture: its open is not shown, the lock and the close are. */
  @Test
  void theCloseOfAnOlderHandleUnlocksAsWell() {
    Disk disk =
        reading(new Disk().lock(INDEXER, 1, 0, 100, EXCLUSIVE))
            .close(BACKUP, 140)
            .close(INDEXER, 150)
            .range(TOOL, 210, Operation.READ_FILE, 0, 10);

    assertThat(disk.only()).isEqualTo("byte-range-lock RECOVERED 10..210 by SearchIndexer.exe");
    assertThat(disk.evidence(What.HOLDER_OPENED)).isEmpty();
    assertThat(disk.evidence(What.HOLDER_LET_GO)).containsExactly(4L);
  }

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
