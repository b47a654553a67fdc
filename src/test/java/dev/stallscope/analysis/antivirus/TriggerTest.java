package dev.stallscope.analysis.antivirus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.Events;
import dev.stallscope.model.AccessMask;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes a product look at a file, and how long its checks in the cloud take. */
class TriggerTest {
  private static EventStore opened(String path, int access) {
    return new Events().next(Operation.CREATE_FILE, path).access(access).add().store();
  }

  private static @Nullable Trigger openedFor(int access) {
    return Trigger.of(opened("C:\\work\\tool.exe", access), 0);
  }

  @Test
  void opensToRunAreNotThoseToWrite() {
    assertThat(openedFor(AccessMask.READ_DATA)).isEqualTo(Trigger.OPEN);
    assertThat(openedFor(AccessMask.EXECUTE)).isEqualTo(Trigger.EXECUTE);
    assertThat(openedFor(AccessMask.EXECUTE | AccessMask.READ_DATA)).isEqualTo(Trigger.EXECUTE);
    assertThat(openedFor(AccessMask.EXECUTE | AccessMask.WRITE_DATA)).isEqualTo(Trigger.OPEN);
    assertThat(openedFor(AccessMask.EXECUTE | AccessMask.APPEND_DATA)).isEqualTo(Trigger.OPEN);
  }

  @ParameterizedTest
  @CsvSource({
    "CLOSE_FILE, CLOSE, SCAN_ON_CLOSE",
    "CREATE_FILE_MAPPING, EXECUTE, SCAN_ON_EXECUTE",
    "LOAD_IMAGE, EXECUTE, SCAN_ON_EXECUTE",
    "PROCESS_CREATE, EXECUTE, SCAN_ON_EXECUTE",
    "CREATE_FILE, OPEN, SCAN_ON_OPEN",
  })
  void byOperation(Operation operation, Trigger trigger, Ground.Kind ground) {
    EventStore store = new Events().next(operation, "C:\\a").access(0).add().store();
    assertThat(Trigger.of(store, 0)).isEqualTo(trigger);
    assertThat(trigger.ground()).isEqualTo(Ground.of(ground));
  }

  @Test
  void noProductHoldsReads() {
    EventStore store = new Events().next(Operation.READ_FILE, "C:\\a").add().store();
    assertThat(Trigger.of(store, 0)).isNull();
  }

  /** Sections of files that others have open answer with who they are. */
  @Test
  void whatCameBackWithAnAnswerSucceeded() {
    assertThat(succeeded(NtStatus.SUCCESS)).isTrue();
    assertThat(succeeded(NtStatus.FILE_LOCKED_WITH_ONLY_READERS)).isTrue();
    assertThat(succeeded(NtStatus.FILE_LOCKED_WITH_WRITERS)).isTrue();
    assertThat(succeeded(NtStatus.SHARING_VIOLATION)).isFalse();
    assertThat(succeeded(NtStatus.PENDING)).isFalse();
  }

  private static boolean succeeded(int status) {
    return Trigger.succeeded(
        new Events().next(Operation.CREATE_FILE_MAPPING, "C:\\a").status(status).add().store(), 0);
  }

  /** It gives up after 10 s, or 60 where configured; the rest takes 6 % at most. */
  @ParameterizedTest
  @CsvSource({
    "9999, 0",
    "10000, 10",
    "10600, 10",
    "10601, 0",
    "59999, 0",
    "60000, 60",
    "63600, 60",
    "63601, 0",
  })
  void checksInTheCloud(long millis, long seconds) {
    long ticks = millis * Ticks.PER_MILLISECOND;
    assertThat(CloudCheck.seconds(opened("C:\\work\\tool.exe", 0), 0, ticks)).isEqualTo(seconds);
    assertThat(CloudCheck.seconds(opened("C:\\work\\TOOL.DLL", 0), 0, ticks)).isEqualTo(seconds);
    assertThat(CloudCheck.seconds(opened("C:\\work\\exe.txt", 0), 0, ticks)).isZero();
  }
}
