package dev.stallscope.analysis;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.stallscope.index.EventStore;
import dev.stallscope.index.Events;
import dev.stallscope.model.AccessMask;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Captures made so that each of their waits has all the others to look at: the work must grow with
 * their length. With what grows by the square each of them takes minutes.
 */
class ManyWaitsTest {
  private static final int MANY = Integer.getInteger("analysis.waits", 100_000);
  private static final long MS = Ticks.PER_MILLISECOND;
  private static final int ENGINE = 1;
  private static final int JOB = 2;
  private static final int OTHER = 3;
  private static final int THREAD = 8;

  private final Events events =
      new Events()
          .system("WdFilter.sys")
          .process("MsMpEng.exe", 40)
          .process("npm.exe", 80)
          .process("other.exe", 120);

  private Events event(int process, Operation operation, String path, long at, long took) {
    return events.next(operation, path).by(process).thread(THREAD + process).at(at).took(took);
  }

  private void opens(String path, long at, long took) {
    event(JOB, Operation.CREATE_FILE, path, at, took).access(AccessMask.READ_DATA).add();
  }

  private Analysis analysis() {
    return analysis(events.store(), null);
  }

  private static Analysis analysis(EventStore store, @Nullable String process) {
    AnalysisOptions options = new AnalysisOptions(process, AnalysisOptions.DEFAULT_MIN_BLOCKED);
    return assertTimeoutPreemptively(ofSeconds(60), () -> Analyzer.analyze(store, options));
  }

  @Test
  void readsThatAreAllOutstandingAtOnce() {
    for (int i = 0; i < MANY; i++) {
      boolean slow = i % 3 == 0;
      event(JOB, Operation.READ_FILE, "C:\\a", i * 10L, slow ? MANY * 10_000L : 5)
          .thread(slow ? THREAD : THREAD + 1)
          .add();
    }
    assertThat(analysis().found()).isEqualTo((MANY + 2) / 3);
  }

  @Test
  void registryQueriesThatAreAllSlowAtOnce() {
    for (int i = 0; i < MANY; i++) {
      long took = i % 3 == 0 ? MANY * 10_000L : 2 * MS - 1;
      event(JOB, Operation.REG_QUERY_VALUE, "HKLM\\a", i * 10L, took).add();
    }
    assertThat(analysis().found()).isEqualTo((MANY + 2) / 3);
  }

  @Test
  void slowOpensOfOneFile() {
    for (int i = 0; i < MANY; i++) {
      long slow = (100 + (MANY - i) / 1000) * MS;
      opens("C:\\a.exe", i * 1000L * MS, i % 3 == 0 ? slow : 30 * MS);
    }
    for (int i = MANY; i < 2 * MANY; i++) {
      opens("C:\\b.exe", i * 1000L * MS, MS / 100);
    }
    assertThat(analysis().found()).isEqualTo((MANY + 2) / 3);
  }

  @Test
  void closesOfOneFileByAsManyProcesses() {
    for (int i = 0; i < MANY; i++) {
      events.process("p.exe", 1000 + i * 4);
      event(OTHER + 1 + i, Operation.CLOSE_FILE, "C:\\a", i * 1000L * MS, i % 3 == 0 ? 100 * MS : 9)
          .add();
    }
    assertThat(analysis().found()).isEqualTo(1);
  }

  @Test
  void storageTroubleThatIsShortBesideOneOfAllTheTime() {
    for (int i = 0; i < MANY / 4; i++) {
      long at = i * 1000L * MS;
      opens("C:\\f" + i + ".exe", at, 400 * MS);
      opens("C:\\f" + i + ".exe", at + 500 * MS, MS / 100);
      opens("C:\\q", at + 600 * MS, MS / 100);
      event(JOB, Operation.READ_FILE, "C:\\q", at + 700 * MS, i == 0 ? MANY * 250L * MS : 25 * MS)
          .add();
    }
    assertThat(analysis().found()).isGreaterThanOrEqualTo(MANY / 4);
  }

  @Test
  void opensOfOneFileDuringWhichTheEngineLooksAtIt() {
    for (int i = 0; i < MANY; i++) {
      opens("C:\\a.exe", i * 10L, 100_000 * MS);
      event(ENGINE, Operation.READ_FILE, "C:\\a.exe", i * 10L + 5, 1).add();
    }
    assertThat(analysis().found()).isEqualTo(MANY);
  }

  @Test
  void refusalsThatAllWaitAtOnce() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < MANY; i++) {
        event(JOB, Operation.CREATE_FILE, "C:\\locked\\" + i, (round * MANY + i) * 100L, 10)
            .opening(AccessMask.WRITE_DATA, 0, 1, 0)
            .status(round == 0 ? NtStatus.SHARING_VIOLATION : NtStatus.SUCCESS)
            .add();
      }
    }
    assertThat(analysis().target().processes()).contains(JOB);
  }

  @Test
  void waitsThatJumpBackInTime() {
    for (int i = 0; i < MANY; i++) {
      boolean reads = i % 2 == 0;
      event(
              reads ? JOB : OTHER,
              reads ? Operation.READ_FILE : Operation.REG_QUERY_VALUE,
              "C:\\a" + i % 7,
              (MANY - i) * 100L * MS,
              i % 3 == 0 ? 300 * MS : 5)
          .add();
    }
    assertThat(analysis().found()).isBetween(1L, (long) MANY);
  }

  /** Every process has the same name, and but the first is the child of the one before. */
  @Test
  void aTreeAsDeepAsItIsLarge() {
    for (int i = 0; i < MANY; i++) {
      int parent = i == 0 ? -1 : OTHER + i;
      events.process("cl.exe", 1000 + i * 4, parent, 1);
      event(OTHER + 1 + i, Operation.READ_FILE, "C:\\a", i * 10L, 5).add();
    }
    EventStore store = events.store();
    assertThat(analysis(store, "cl.exe").target().processes()).hasSize(MANY);
    assertThat(analysis(store, "1000").target().processes()).hasSize(MANY);
  }
}
