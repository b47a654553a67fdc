package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Disk.BACKUP;
import static dev.stallscope.analysis.lock.Disk.INDEXER;
import static dev.stallscope.analysis.lock.Disk.OTHER;
import static dev.stallscope.analysis.lock.Disk.READ;
import static dev.stallscope.analysis.lock.Disk.RWD;
import static dev.stallscope.analysis.lock.Disk.TOOL;
import static dev.stallscope.analysis.lock.Disk.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.model.ControlCode;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Opens that broke an oplock and waited for its owner's answer:
 *
 * <pre>
 * indexer  ( request=====broken . . . . . . . answer )
 * tool                 open========================o
 * </pre>
 */
class OplockWaitTest {
  /** OPLOCK HANDLE CLOSED. */
  private static final int HANDLE_CLOSED = 0x216;

  private static final String FOUND = "oplock COMPLETED 100..1100 by SearchIndexer.exe";

  /** The oplock is broken at 100.5 ms, and the tool waits for a second. */
  private static Disk broken() {
    return requested("FSCTL_REQUEST_OPLOCK", NtStatus.SUCCESS, 99.5);
  }

  private static Disk requested(String code, int status, double millis) {
    return new Disk()
        .open(INDEXER, 0, READ, RWD)
        .taking(millis)
        .status(status)
        .control(INDEXER, 1, code(code))
        .taking(1_000)
        .open(TOOL, 100, WRITE, RWD);
  }

  private static int code(String name) {
    return ControlCode.ofText(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FSCTL_OPLOCK_BREAK_ACKNOWLEDGE",
        "FSCTL_OPLOCK_BREAK_ACK_NO_2",
        "FSCTL_OPBATCH_ACK_CLOSE_PENDING",
        "FSCTL_REQUEST_OPLOCK"
      })
  void theOwnerAnswersOrAsksForAnother(String answer) {
    Disk disk = broken().control(INDEXER, 1_099, code(answer));

    assertThat(disk.only()).isEqualTo(FOUND);
    assertThat(disk.evidence(What.HOLDER_OPENED)).containsExactly(0L);
    assertThat(disk.evidence(What.HOLDER_LOCKED)).containsExactly(1L);
    assertThat(disk.evidence(What.HOLDER_LET_GO)).containsExactly(3L);
  }

  @Test
  void orCloses() {
    Disk disk = broken().close(INDEXER, 1_099);

    assertThat(disk.only()).isEqualTo(FOUND);
    assertThat(disk.evidence(What.HOLDER_LET_GO)).containsExactly(3L);
  }

  /** And the first answer counts. */
  @Test
  void otherControlsAreNoAnswers() {
    Disk disk =
        broken()
            .control(INDEXER, 300, code("FSCTL_GET_REPARSE_POINT"))
            .control(INDEXER, 1_098, code("FSCTL_OPLOCK_BREAK_ACKNOWLEDGE"))
            .close(INDEXER, 1_099);

    assertThat(disk.only()).isEqualTo(FOUND);
    assertThat(disk.evidence(What.HOLDER_LET_GO)).containsExactly(4L);
  }

  @Test
  void anAnswerOfSomebodyElseIsNone() {
    Disk disk = broken().control(BACKUP, 1_099, code("FSCTL_OPLOCK_BREAK_ACKNOWLEDGE"));

    assertThat(disk.findings()).isEmpty();
  }

  /** The tool goes on 5 ms and a tenth of its wait after the answer, 105 ms, at the latest. */
  @Test
  void theOpenEndsSoonAfterTheAnswer() {
    assertThat(broken().close(INDEXER, 995).only()).isEqualTo(FOUND);
    assertThat(broken().close(INDEXER, 994.9).findings()).isEmpty();
  }

  @Test
  void anAnswerAfterTheOpenEndedWasNotWaitedFor() {
    assertThat(broken().close(INDEXER, 1_100).only()).isEqualTo(FOUND);
    assertThat(broken().close(INDEXER, 1_100.1).findings()).isEmpty();
  }

  /** Whoever opens breaks it: one that was broken before was broken by somebody else. */
  @Test
  void anOplockThatWasBrokenBeforeTheOpenBeganWasNotBrokenByIt() {
    Disk with = requested("FSCTL_REQUEST_OPLOCK", NtStatus.SUCCESS, 99);
    Disk before = requested("FSCTL_REQUEST_OPLOCK", NtStatus.SUCCESS, 98.9);

    assertThat(with.close(INDEXER, 1_099).only()).isEqualTo(FOUND);
    assertThat(before.close(INDEXER, 1_099).findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FSCTL_REQUEST_OPLOCK_LEVEL_1",
        "FSCTL_REQUEST_OPLOCK_LEVEL_2",
        "FSCTL_REQUEST_BATCH_OPLOCK",
        "FSCTL_REQUEST_FILTER_OPLOCK"
      })
  void thereAreSeveralKinds(String code) {
    Disk disk = requested(code, NtStatus.SUCCESS, 99.5).close(INDEXER, 1_099);

    assertThat(disk.only()).isEqualTo(FOUND);
  }

  @Test
  void otherControlsThatTakeLongAreNoOplocks() {
    Disk disk = requested("FSCTL_GET_REPARSE_POINT", NtStatus.SUCCESS, 99.5).close(INDEXER, 1_099);

    assertThat(disk.findings()).isEmpty();
  }

  /** It ended with its handle, or failed, or was not there for any time: nobody broke it. */
  @Test
  void aRequestThatDidNotSucceedOrTookNoTimeIsNoOplock() {
    Disk ended = requested("FSCTL_REQUEST_OPLOCK", HANDLE_CLOSED, 99.5).close(INDEXER, 1_099);
    Disk failed =
        requested("FSCTL_REQUEST_OPLOCK", NtStatus.OPLOCK_NOT_GRANTED, 99.5).close(INDEXER, 1_099);

    assertThat(ended.findings()).isEmpty();
    assertThat(failed.findings()).isEmpty();
    Disk timeless =
        new Disk()
            .taking(0)
            .control(INDEXER, 100.5, code("FSCTL_REQUEST_OPLOCK"))
            .taking(1_000)
            .open(TOOL, 100, WRITE, RWD)
            .close(INDEXER, 1_099);
    assertThat(timeless.findings()).isEmpty();
  }

  @Test
  void nobodyWaitsForHisOwnOplock() {
    Disk disk =
        new Disk()
            .open(TOOL, 0, READ, RWD)
            .taking(99.5)
            .control(TOOL, 1, code("FSCTL_REQUEST_OPLOCK"))
            .taking(1_000)
            .open(TOOL, 100, WRITE, RWD)
            .close(TOOL, 1_099);

    assertThat(disk.findings()).isEmpty();
  }

  @Test
  void anOplockOnAnotherFileIsNotBroken() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, OTHER, READ, RWD)
            .taking(99.5)
            .control(INDEXER, 1, code("FSCTL_REQUEST_OPLOCK"))
            .taking(1_000)
            .open(TOOL, 100, OTHER, WRITE, RWD)
            .close(INDEXER, 1_099, OTHER);

    assertThat(disk.findings()).isEmpty();
  }

  @Test
  void shortWaitsDoNotCount() {
    assertThat(waited(50).only()).isEqualTo("oplock COMPLETED 100..150 by SearchIndexer.exe");
    assertThat(waited(49.9).findings()).isEmpty();
  }

  private static Disk waited(double millis) {
    return new Disk()
        .open(INDEXER, 0, READ, RWD)
        .taking(99.5)
        .control(INDEXER, 1, code("FSCTL_REQUEST_OPLOCK"))
        .taking(millis)
        .open(TOOL, 100, WRITE, RWD)
        .close(INDEXER, 149);
  }

  /** Reading takes long for other reasons. */
  @Test
  void onlyOpensWaitForOplocks() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, RWD)
            .taking(99.5)
            .control(INDEXER, 1, code("FSCTL_REQUEST_OPLOCK"))
            .taking(1_000)
            .range(TOOL, 100, Operation.READ_FILE, 0, 10)
            .close(INDEXER, 1_099);

    assertThat(disk.findings()).isEmpty();
  }
}
