package dev.stallscope.analysis.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.index.EventStore;
import dev.stallscope.index.Events;
import dev.stallscope.model.Disposition;
import dev.stallscope.model.Operation;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may open a file beside whom. */
class SharingTest {
  private static final int[] READING = {0x1, 0x20, 0x21};
  private static final int[] WRITING = {0x2, 0x4, 0x6};
  private static final int DELETING = 0x10000;

  /** Read EA, write EA, attributes, permissions, synchronize: nobody is in their way. */
  private static final int HARMLESS = 0x8 | 0x10 | 0x80 | 0x100 | 0x20000 | 0x40000 | 0x100000;

  /**
   * Microsoft's page "Creating and Opening Files": for a first call valid second calls. Access is
   * r, w or rw, then the share mode. The page lists some pairs in one order only.
   */
  private static final Map<String, Set<String>> VALID_SECOND_CALLS =
      Map.of(
          "r r", Set.of("r r", "r rw"),
          "r w", Set.of("w r", "w rw"),
          "r rw", Set.of("r r", "r rw", "w r", "w rw"),
          "w r", Set.of("r w", "r rw"),
          "w w", Set.of("w w", "w rw"),
          "w rw", Set.of("r w", "r rw", "w w", "w rw"),
          "rw r", Set.of("r rw"),
          "rw w", Set.of("w rw"),
          "rw rw", Set.of("r rw", "w rw", "rw rw"));

  @Test
  void isWhatTheDocumentedTableSays() {
    for (String first : VALID_SECOND_CALLS.keySet()) {
      for (String second : VALID_SECOND_CALLS.keySet()) {
        assertThat(sharing(first).conflictsWith(sharing(second)))
            .as("%s then %s", first, second)
            .isNotEqualTo(isValid(first, second) || isValid(second, first));
      }
    }
  }

  private static boolean isValid(String first, String second) {
    return VALID_SECOND_CALLS.getOrDefault(first, Set.of()).contains(second);
  }

  private static Sharing sharing(String call) {
    String[] parts = call.split(" ", -1);
    return new Sharing(bits(parts[0]), bits(parts[1]));
  }

  private static int bits(String letters) {
    return (letters.contains("r") ? 1 : 0) | (letters.contains("w") ? 2 : 0);
  }

  /** The counters of Windows' SHARE_ACCESS after one open, as the driver kit describes them. */
  private static final class ShareAccess {
    private int openCount;
    private int readers;
    private int writers;
    private int deleters;
    private int sharedRead;
    private int sharedWrite;
    private int sharedDelete;

    boolean admits(boolean reads, boolean writes, boolean deletes, int shareMode) {
      if (!reads && !writes && !deletes) {
        return true;
      }
      boolean missing =
          (reads && sharedRead < openCount)
              || (writes && sharedWrite < openCount)
              || (deletes && sharedDelete < openCount);
      boolean denied =
          (readers > 0 && (shareMode & 1) == 0)
              || (writers > 0 && (shareMode & 2) == 0)
              || (deleters > 0 && (shareMode & 4) == 0);
      return !missing && !denied;
    }

    void add(boolean reads, boolean writes, boolean deletes, int shareMode) {
      if (!reads && !writes && !deletes) {
        return;
      }
      openCount++;
      readers += reads ? 1 : 0;
      writers += writes ? 1 : 0;
      deleters += deletes ? 1 : 0;
      sharedRead += shareMode & 1;
      sharedWrite += shareMode >> 1 & 1;
      sharedDelete += shareMode >> 2 & 1;
    }
  }

  /** All ways to read, write and delete or not, with all share modes, against each other. */
  @Test
  void isWhatWindowsCountersSay() {
    EventStore store = everyOpen();
    for (int first = 0; first < 64; first++) {
      for (int second = 0; second < 64; second++) {
        for (int variant = 0; variant < READING.length; variant++) {
          Sharing held = Sharing.ofHandle(store, 64L * variant + first);
          Sharing wanted = Sharing.ofRequest(store, 64L * (2 - variant) + second);
          assertThat(held.conflictsWith(wanted))
              .as("%s beside %s", Integer.toBinaryString(second), Integer.toBinaryString(first))
              .isNotEqualTo(isAdmitted(first, second));
        }
      }
    }
  }

  /** Bits 0 to 2: read, write, delete; bits 3 to 5: the share mode. */
  private static boolean isAdmitted(int first, int second) {
    ShareAccess counters = new ShareAccess();
    counters.add((first & 1) != 0, (first & 2) != 0, (first & 4) != 0, first >> 3);
    return counters.admits((second & 1) != 0, (second & 2) != 0, (second & 4) != 0, second >> 3);
  }

  private static EventStore everyOpen() {
    Events events = new Events().process("a.exe", 1);
    for (int variant = 0; variant < READING.length; variant++) {
      for (int bits = 0; bits < 64; bits++) {
        events
            .next(Operation.CREATE_FILE, "C:\\f")
            .opening(mask(bits, variant), bits >> 3, Disposition.OPEN, 0)
            .add();
      }
    }
    return events.store();
  }

  private static int mask(int bits, int variant) {
    return HARMLESS
        | ((bits & 1) != 0 ? READING[variant] : 0)
        | ((bits & 2) != 0 ? WRITING[variant] : 0)
        | ((bits & 4) != 0 ? DELETING : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 4", // Supersede replaces the file
    "1, 0", "2, 0", "3, 0", "4, 2", // Overwrite empties it
    "5, 2",
  })
  void someDispositionsWantMoreThanTheirAccess(int disposition, int wants) {
    EventStore store =
        new Events()
            .process("a.exe", 1)
            .next(Operation.CREATE_FILE, "C:\\f")
            .opening(0x80, 7, disposition, 0)
            .add()
            .store();

    assertThat(Sharing.ofRequest(store, 0).wants()).isEqualTo(wants);
    assertThat(Sharing.ofHandle(store, 0).wants()).isZero();
  }

  @Test
  void whatATraceDoesNotTellConflictsWithNothing() {
    EventStore store =
        new Events().process("a.exe", 1).next(Operation.CREATE_FILE, "C:\\f").add().store();

    assertThat(Sharing.ofRequest(store, 0).conflictsWith(new Sharing(7, 0))).isFalse();
    assertThat(
            new Sharing(7, Sharing.ofRequest(store, 0).shares()).conflictsWith(new Sharing(7, 7)))
        .isFalse();
  }
}
