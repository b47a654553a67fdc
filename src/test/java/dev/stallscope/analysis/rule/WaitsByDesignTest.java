package dev.stallscope.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.WaitByDesign.Reason;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.Events;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which operations wait on purpose, and why. Control codes are those of the Windows SDK. */
class WaitsByDesignTest {
  private static @Nullable Reason reason(Events events) {
    EventStore store = events.add().store();
    return new WaitsByDesign(store).reason(0);
  }

  @ParameterizedTest
  @CsvSource({
    "\\Device\\NamedPipe\\build, PIPE_OR_MAILSLOT",
    "\\DEVICE\\MAILSLOT\\x, PIPE_OR_MAILSLOT",
    "\\\\server\\pipe\\x, PIPE_OR_MAILSLOT",
    "\\\\.\\mailslot\\x, PIPE_OR_MAILSLOT",
    "\\Device\\ConDrv\\Input, CONSOLE",
    "\\Device\\Console\\x, CONSOLE",
    "\\Device\\Afd\\Endpoint, SOCKET",
    "\\Device\\HarddiskVolume2\\a,",
    "\\\\server\\pipes\\x,",
    "\\\\server\\share\\pipe\\x,",
    "C:\\Device\\Afd,",
  })
  void byWhatIsRead(String path, @Nullable Reason why) {
    assertThat(reason(new Events().next(Operation.READ_FILE, path))).isEqualTo(why);
  }

  @ParameterizedTest
  @CsvSource({
    "0x000900bb, USN_JOURNAL", // FSCTL_READ_USN_JOURNAL
    "0x00090240, OPLOCK", // FSCTL_REQUEST_OPLOCK
    "0x00110008, PIPE_OR_MAILSLOT", // FSCTL_PIPE_LISTEN
    "0x000900a8,", // FSCTL_GET_REPARSE_POINT
  })
  void byWhatIsAskedOfTheFileSystem(String code, @Nullable Reason why) {
    Events events = new Events().next(Operation.FILE_SYSTEM_CONTROL, "C:\\a");
    assertThat(reason(events.code(Integer.decode(code)))).isEqualTo(why);
  }

  /** The code counts for questions to the file system and to devices only. */
  @Test
  void aReadHasNoCode() {
    assertThat(reason(new Events().next(Operation.READ_FILE, "C:\\a").code(0x00110008))).isNull();
    assertThat(reason(new Events().next(Operation.DEVICE_IO_CONTROL, "C:\\a").code(0x00110008)))
        .isEqualTo(Reason.PIPE_OR_MAILSLOT);
  }

  @Test
  void notificationsWaitForWhatTheyTell() {
    assertThat(reason(new Events().next(Operation.NOTIFY_CHANGE_DIRECTORY, "C:\\a")))
        .isEqualTo(Reason.DIRECTORY_NOTIFICATION);
  }

  /** Whoever waits for an open cannot change his mind meanwhile. */
  @Test
  void whatWasCancelledWaitedForNothing() {
    int cancelled = NtStatus.CANCELLED;
    assertThat(reason(new Events().next(Operation.READ_FILE, "C:\\a").status(cancelled)))
        .isEqualTo(Reason.CANCELLED);
    assertThat(reason(new Events().next(Operation.CREATE_FILE, "C:\\a").status(cancelled)))
        .isNull();
  }

  @Test
  void otherClassesDoNotWaitOnPurpose() {
    assertThat(reason(new Events().next(Operation.REG_OPEN_KEY, "\\Device\\Afd"))).isNull();
  }

  /** Each place once, by the longest wait of it; those that are as long in order of the trace. */
  @Test
  void placesByTheirLongestWait() {
    Events events = new Events();
    long[] ticks = {30, 50, 50, 40, 70};
    String[] pipes = {"a", "a", "a", "b", "c"};
    for (int i = 0; i < ticks.length; i++) {
      events.next(Operation.READ_FILE, "\\Device\\NamedPipe\\" + pipes[i]).took(ticks[i]).add();
    }
    events.next(Operation.WRITE_FILE, "\\Device\\NamedPipe\\a").took(50).add();
    EventStore store = events.store();
    WaitsByDesign waits = new WaitsByDesign(store);
    for (long event = 0; event < store.size(); event++) {
      waits.add(event, Reason.PIPE_OR_MAILSLOT);
    }
    List<WaitByDesign> all = waits.longestFirst();
    assertThat(all).extracting(WaitByDesign::event).containsExactly(4L, 1L, 5L, 3L);
    assertThat(all).extracting(WaitByDesign::longestTicks).containsExactly(70L, 50L, 50L, 40L);
    assertThat(all).extracting(WaitByDesign::count).containsExactly(1L, 3L, 1L, 1L);
    assertThat(all.get(1).operation()).isEqualTo(Operation.READ_FILE);
    assertThat(store.paths().text(all.get(1).path())).isEqualTo("\\Device\\NamedPipe\\a");
  }
}
