package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Disk.BACKUP;
import static dev.stallscope.analysis.lock.Disk.CHILD;
import static dev.stallscope.analysis.lock.Disk.FILE;
import static dev.stallscope.analysis.lock.Disk.INDEXER;
import static dev.stallscope.analysis.lock.Disk.OTHER;
import static dev.stallscope.analysis.lock.Disk.R;
import static dev.stallscope.analysis.lock.Disk.READ;
import static dev.stallscope.analysis.lock.Disk.REMOVE;
import static dev.stallscope.analysis.lock.Disk.RWD;
import static dev.stallscope.analysis.lock.Disk.TOOL;
import static dev.stallscope.analysis.lock.Disk.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.model.ControlCode;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import org.junit.jupiter.api.Test;

/** What makes a verdict surer than another; the plain one is of a handle held all the time. */
class CertaintyTest {
  private static double sure(Disk disk) {
    return disk.first().confidence();
  }

  /** By Windows' rule, by a handle that was there from the first refusal to the last. */
  private static double plain() {
    return sure(held(new Disk().open(INDEXER, 0, READ, R)));
  }

  private static Disk held(Disk disk) {
    return disk.refused(TOOL, WRITE, RWD, 10, 110, 210)
        .close(INDEXER, 250)
        .open(TOOL, 310, WRITE, RWD);
  }

  @Test
  void whatWindowsRuleSaysIsNearlyCertain() {
    assertThat(plain()).isBetween(0.95, 0.99);
  }

  @Test
  void aHolderThatCameAfterTheFirstRefusalIsLessSure() {
    Disk late =
        new Disk()
            .refused(TOOL, WRITE, RWD, 10)
            .open(INDEXER, 50, READ, R)
            .refused(TOOL, WRITE, RWD, 110, 210)
            .close(INDEXER, 250)
            .open(TOOL, 310, WRITE, RWD);

    assertThat(late.only()).endsWith("SearchIndexer.exe");
    assertThat(sure(late)).isLessThan(plain()).isGreaterThan(0.7);
  }

  /**
   * Opened while the first try was outstanding, closed while the last was: that is all the time.
   */
  @Test
  void fromTheFirstRefusalToTheLastIsAllTheTime() {
    Disk disk =
        new Disk()
            .refused(TOOL, WRITE, RWD, 10)
            .open(INDEXER, 10.1, READ, R)
            .close(INDEXER, 109.9)
            .refused(TOOL, WRITE, RWD, 110);
    Disk early =
        new Disk()
            .refused(TOOL, WRITE, RWD, 10)
            .open(INDEXER, 10.1, READ, R)
            .close(INDEXER, 109.8)
            .refused(TOOL, WRITE, RWD, 110);

    assertThat(sure(disk)).isEqualTo(plain());
    assertThat(sure(early)).isLessThan(plain());
  }

  @Test
  void aHandleInDoubtIsLessSure() {
    Disk doubt = held(new Disk().open(INDEXER, 0, Disk.ATTRIBUTES, RWD).open(INDEXER, 1, READ, R));

    assertThat(doubt.grounds()).contains(Ground.Kind.HANDLE_AMBIGUOUS);
    assertThat(sure(doubt)).isLessThan(plain()).isGreaterThan(0.7);
  }

  /** Somebody opened the file to write, which the indexer's handle forbids: was it there at all? */
  @Test
  void aHandleThatAnotherOpenGaveTheLieIsMuchLessSure() {
    Disk lie =
        held(new Disk().open(INDEXER, 0, READ, R).open(CHILD, 1, WRITE, RWD).close(CHILD, 2));

    assertThat(lie.only()).endsWith("SearchIndexer.exe");
    assertThat(sure(lie)).isLessThan(plain() - 0.15);
  }

  /** Who opens what nobody forbids, or attributes only, gives nobody the lie. */
  @Test
  void anOpenThatGoesWithTheHandleTakesNothing() {
    Disk beside =
        held(
            new Disk()
                .open(INDEXER, 0, READ, R)
                .open(CHILD, 1, READ, RWD)
                .open(BACKUP, 2, Disk.ATTRIBUTES, 0));

    assertThat(sure(beside)).isEqualTo(plain());
  }

  /** What was opened after the handle was closed proves nothing about it. */
  @Test
  void anOpenAfterTheCloseTakesNothing() {
    Disk after = held(new Disk().open(INDEXER, 0, READ, R)).open(CHILD, 400, WRITE, RWD);

    assertThat(sure(after)).isEqualTo(plain());
  }

  @Test
  void theGapsOfAKnownToolMakeItSurer() {
    assertThat(sure(pip("pip.exe"))).isGreaterThan(sure(pip("tool.exe")));
    assertThat(sure(pip("pip.exe"))).isLessThan(1);
  }

  private static Disk pip(String image) {
    return new Disk(image).refused(TOOL, WRITE, RWD, 10, 260);
  }

  @Test
  void aWaitKeepsToNoSchedule() {
    Disk disk = new Disk("pip.exe").taking(250).lock(TOOL, 10, 0, 10, 0);

    assertThat(disk.only()).isEqualTo("byte-range-lock COMPLETED 10..260 by nobody known");
    assertThat(disk.grounds()).doesNotContain(Ground.Kind.RETRY_SCHEDULE);
  }

  /** More likely a lock than not where it went away, less likely where it never did. */
  @Test
  void whatWasDeniedForATimeIsMoreLikelyALock() {
    Disk forATime = denied(3).open(TOOL, 400, REMOVE, RWD);

    assertThat(forATime.only()).isEqualTo("access-denied-lock RECOVERED 10..400 by nobody known");
    assertThat(sure(forATime)).isGreaterThan(0.5);
    assertThat(sure(denied(3))).isLessThan(0.5).isGreaterThan(0.2);
  }

  private static Disk denied(int times) {
    Disk disk = new Disk();
    for (int i = 0; i < times; i++) {
      disk.status(NtStatus.ACCESS_DENIED).open(TOOL, 10 + 100 * i, REMOVE, RWD);
    }
    return disk;
  }

  /** Nobody insists on what he has no permission to. */
  @Test
  void threeTriesAreInsistence() {
    assertThat(denied(3).only()).isEqualTo("access-denied-lock GAVE_UP 10..210 by nobody known");
    assertThat(denied(2).findings()).isEmpty();
  }

  @Test
  void aViewWhoseHandleWasClosedInTimeIsSurerThanOneThatMayBeGone() {
    Disk inTime = cut(new Disk().open(INDEXER, 0, READ, RWD).map(INDEXER, 1), 150);
    Disk before = cut(new Disk().open(INDEXER, 0, READ, RWD).map(INDEXER, 1), 5);

    assertThat(inTime.only()).isEqualTo(before.only()).endsWith("SearchIndexer.exe");
    assertThat(sure(inTime)).isGreaterThan(sure(before) + 0.1);
  }

  /** The indexer closes its handle then, and the tool cuts the file at last. */
  private static Disk cut(Disk disk, double close) {
    if (close < 10) {
      disk.close(INDEXER, close);
    }
    disk.status(NtStatus.USER_MAPPED_FILE)
        .does(TOOL, 10, Operation.SET_END_OF_FILE_INFORMATION_FILE, FILE)
        .status(NtStatus.USER_MAPPED_FILE)
        .does(TOOL, 110, Operation.SET_END_OF_FILE_INFORMATION_FILE, FILE);
    if (close > 110) {
      disk.close(INDEXER, close);
    }
    return disk.does(TOOL, 210, Operation.SET_END_OF_FILE_INFORMATION_FILE, FILE);
  }

  /** That the owner answered shows it; that some oplock was not granted names no owner. */
  @Test
  void anOplocksOwnerThatAnsweredIsSurerThanWhoMerelyHadItOpen() {
    Disk answered =
        new Disk()
            .open(INDEXER, 0, READ, RWD)
            .taking(99.5)
            .control(INDEXER, 1, ControlCode.ofText("FSCTL_REQUEST_OPLOCK"))
            .taking(1_000)
            .open(TOOL, 100, WRITE, RWD)
            .close(INDEXER, 1_099);
    Disk refused = new Disk().open(INDEXER, 0, READ, RWD);
    for (int at = 10; at < 200; at += 100) {
      refused.status(NtStatus.OPLOCK_NOT_GRANTED).open(TOOL, at, WRITE, RWD);
    }

    assertThat(sure(answered)).isGreaterThan(sure(refused));
  }

  @Test
  void aRenameThatIsDeniedIsLessSureThanASharingViolation() {
    Disk disk = new Disk().open(INDEXER, 0, READ, RWD);
    for (int at = 10; at < 200; at += 100) {
      disk.status(NtStatus.ACCESS_DENIED).rename(TOOL, at, OTHER, FILE);
    }
    disk.close(INDEXER, 250).rename(TOOL, 310, OTHER, FILE);

    assertThat(disk.only()).endsWith("SearchIndexer.exe");
    assertThat(sure(disk)).isLessThan(plain()).isGreaterThan(0.8);
  }
}
