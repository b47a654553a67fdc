package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Disk.FILE;
import static dev.stallscope.analysis.lock.Disk.R;
import static dev.stallscope.analysis.lock.Disk.READ;
import static dev.stallscope.analysis.lock.Disk.RWD;
import static dev.stallscope.analysis.lock.Disk.WRITE;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.index.Events;
import dev.stallscope.model.Disposition;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Captures made to take long: their work must grow with their length, not with its square. */
class ManyHoldsTest {
  private static final int MANY = 100_000;

  /** Nobody ever closes anything, and one program tries without a pause. */
  @Test
  void opensWithoutClosesAndABusyLoop() {
    Events events = new Events().process("tool.exe", 1).process("leaky.exe", 2);
    for (int i = 0; i < MANY; i++) {
      add(events, 1, READ, R, NtStatus.SUCCESS);
      add(events, 0, WRITE, RWD, NtStatus.SHARING_VIOLATION);
    }

    List<Finding> findings =
        assertTimeoutPreemptively(
            ofSeconds(60), () -> Disk.findings(events.store(), Ticks.PER_MILLISECOND));
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).attempts()).isEqualTo(MANY);
    assertThat(findings.get(0).evidence()).hasSizeLessThan(20);
    assertThat(findings.get(0).culprit()).isNotNull();
  }

  /** Each rename is refused, below folders of folders. */
  @Test
  void foldersWithinFolders() {
    Events events = new Events().process("tool.exe", 1);
    String path = "C:";
    for (int i = 0; i < 2_000; i++) {
      path = i % 100 == 0 ? "C:\\" + i : path + "\\a";
      for (int j = 0; j < 5; j++) {
        events
            .next(Operation.SET_RENAME_INFORMATION_FILE, path)
            .target(path + "b")
            .status(NtStatus.ACCESS_DENIED)
            .add();
        events
            .next(Operation.CREATE_FILE, path + "\\" + j)
            .opening(READ, RWD, Disposition.OPEN, 0)
            .add();
      }
    }

    assertThat(
            assertTimeoutPreemptively(
                ofSeconds(60), () -> Disk.findings(events.store(), Ticks.PER_SECOND)))
        .isEmpty();
  }

  /** A file that thousands have open is renamed to and fro. */
  @Test
  void aFileThatIsRenamedToAndFro() {
    Events events = new Events().process("tool.exe", 1).process("leaky.exe", 2);
    for (int i = 0; i < 10_000; i++) {
      add(events, 1, READ, R, NtStatus.SUCCESS);
    }
    for (int i = 0; i < MANY; i++) {
      boolean to = i % 2 == 0;
      events
          .next(Operation.SET_RENAME_INFORMATION_FILE, to ? FILE : FILE + "2")
          .target(to ? FILE + "2" : FILE)
          .add();
    }
    add(events, 0, WRITE, RWD, NtStatus.SHARING_VIOLATION);
    add(events, 0, WRITE, RWD, NtStatus.SHARING_VIOLATION);

    assertThat(assertTimeoutPreemptively(ofSeconds(60), () -> Disk.findings(events.store(), 1)))
        .hasSize(1);
  }

  private static void add(Events events, int process, int access, int shareMode, int status) {
    events
        .next(Operation.CREATE_FILE, FILE)
        .opening(access, shareMode, Disposition.OPEN, 0)
        .by(process)
        .status(status)
        .add();
  }
}
