package dev.stallscope.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.index.CrossReferenceRow.Side;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossReferenceTest {
  private static final int END_OF_FILE = 0xC0000011;
  private static final int BUFFER_OVERFLOW = 0x80000005;

  private static Events processes() {
    return new Events().process("cl.exe", 1).process("link.exe", 2).process("cl.exe", 3);
  }

  private static List<CrossReferenceRow> rows(EventStore store) {
    return CrossReference.of(store, event -> true).rows();
  }

  @Test
  void tellsWhoWroteAndWhoReadAPath() {
    EventStore store =
        processes()
            .next(Operation.WRITE_FILE, "C:\\out\\a.obj")
            .bytes(100)
            .add()
            .next(Operation.WRITE_FILE, "c:\\OUT\\A.obj")
            .by(2)
            .bytes(20)
            .add()
            .next(Operation.READ_FILE, "C:\\out\\a.obj")
            .by(1)
            .bytes(3)
            .status(BUFFER_OVERFLOW)
            .add()
            .next(Operation.CREATE_FILE, "C:\\out\\a.obj")
            .by(1)
            .add()
            .store();

    assertThat(rows(store))
        .containsExactly(
            new CrossReferenceRow(
                "C:\\out\\a.obj",
                store.path(0),
                new Side(List.of(0, 2), 2, 120),
                new Side(List.of(1), 1, 3)));
  }

  @Test
  void keysAndValuesCountToo() {
    EventStore store =
        processes()
            .next(Operation.REG_SET_VALUE, "HKCU\\Software\\x")
            .add()
            .next(Operation.REG_QUERY_VALUE, "HKCU\\Software\\x")
            .by(1)
            .add()
            .store();

    assertThat(rows(store))
        .extracting(CrossReferenceRow::path)
        .containsExactly("HKCU\\Software\\x");
  }

  @Test
  void aProcessThatReadsWhatItWroteIsNoCrossReference() {
    EventStore store =
        processes()
            .next(Operation.WRITE_FILE, "C:\\own")
            .add()
            .next(Operation.READ_FILE, "C:\\own")
            .add()
            .next(Operation.READ_FILE, "C:\\readOnly")
            .add()
            .next(Operation.READ_FILE, "C:\\readOnly")
            .by(1)
            .add()
            .next(Operation.WRITE_FILE, "C:\\writtenOnly")
            .add()
            .next(Operation.WRITE_FILE, "C:\\writtenOnly")
            .by(1)
            .add()
            .store();

    assertThat(rows(store)).isEmpty();
  }

  @Test
  void processesOfOneNameAreDifferent() {
    EventStore store =
        processes()
            .next(Operation.WRITE_FILE, "C:\\shared")
            .by(0)
            .add()
            .next(Operation.READ_FILE, "C:\\shared")
            .by(2)
            .add()
            .store();

    assertThat(rows(store)).hasSize(1);
  }

  @Test
  void whatFailedOrNeverCompletedMovedNothing() {
    EventStore store =
        processes()
            .next(Operation.WRITE_FILE, "C:\\denied")
            .status(NtStatus.ACCESS_DENIED)
            .add()
            .next(Operation.READ_FILE, "C:\\denied")
            .by(1)
            .add()
            .next(Operation.WRITE_FILE, "C:\\empty")
            .add()
            .next(Operation.READ_FILE, "C:\\empty")
            .by(1)
            .status(END_OF_FILE)
            .add()
            .next(Operation.WRITE_FILE, "C:\\pending")
            .status(NtStatus.PENDING)
            .add()
            .next(Operation.READ_FILE, "C:\\pending")
            .by(1)
            .add()
            .store();

    assertThat(rows(store)).isEmpty();
  }

  @Test
  void connectionsNamelessPathsAndUnknownProcessesAreLeftOut() {
    EventStore store =
        processes()
            .next(Operation.TCP_SEND, "pc:1 -> pc:2")
            .add()
            .next(Operation.TCP_RECEIVE, "pc:1 -> pc:2")
            .by(1)
            .add()
            .next(Operation.WRITE_FILE, "")
            .add()
            .next(Operation.READ_FILE, "")
            .by(1)
            .add()
            .next(Operation.WRITE_FILE, "C:\\a")
            .by(-1)
            .add()
            .next(Operation.READ_FILE, "C:\\a")
            .by(1)
            .add()
            .store();

    assertThat(rows(store)).isEmpty();
  }

  @Test
  void pathsComeByCountThenText() {
    Events events = processes();
    for (String path : List.of("C:\\b", "C:\\a", "C:\\c")) {
      events.next(Operation.WRITE_FILE, path).add().next(Operation.READ_FILE, path).by(1).add();
    }
    EventStore store = events.next(Operation.READ_FILE, "C:\\c").by(1).add().store();

    assertThat(rows(store))
        .extracting(CrossReferenceRow::path)
        .containsExactly("C:\\c", "C:\\a", "C:\\b");
  }

  @Test
  void onlyChosenEventsAreLookedAt() {
    EventStore store =
        processes()
            .next(Operation.WRITE_FILE, "C:\\a")
            .add()
            .next(Operation.READ_FILE, "C:\\a")
            .by(1)
            .add()
            .store();

    assertThat(CrossReference.of(store, event -> event != 1).rows()).isEmpty();
  }
}
