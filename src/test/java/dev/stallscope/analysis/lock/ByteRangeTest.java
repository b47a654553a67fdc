package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Disk.BACKUP;
import static dev.stallscope.analysis.lock.Disk.INDEXER;
import static dev.stallscope.analysis.lock.Disk.RWD;
import static dev.stallscope.analysis.lock.Disk.TOOL;
import static dev.stallscope.analysis.lock.Disk.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.lock.Hold.Range;
import dev.stallscope.analysis.rule.Finding.What;
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
}
