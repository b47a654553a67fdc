package dev.stallscope.analysis.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.index.EventStore;
import dev.stallscope.index.Events;
import dev.stallscope.model.Disposition;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which refusals of what are conflicts. */
class ConflictTest {
  private static final Set<Operation> RENAMES =
      EnumSet.of(
          Operation.SET_RENAME_INFORMATION_FILE,
          Operation.SET_RENAME_INFORMATION_EX,
          Operation.SET_RENAME_INFORMATION_EX_BYPASS_ACCESS_CHECK);
  private static final Set<Operation> DELETES =
      EnumSet.of(
          Operation.SET_DISPOSITION_INFORMATION_FILE, Operation.SET_DISPOSITION_INFORMATION_EX);
  private static final Set<Operation> RESIZES =
      EnumSet.of(
          Operation.SET_END_OF_FILE_INFORMATION_FILE,
          Operation.SET_ALLOCATION_INFORMATION_FILE,
          Operation.SET_VALID_DATA_LENGTH_INFORMATION_FILE);
  private static final Set<Operation> READS = EnumSet.of(Operation.READ_FILE, Operation.MDL_READ);
  private static final Set<Operation> WRITES =
      EnumSet.of(Operation.WRITE_FILE, Operation.PREPARE_MDL_WRITE);

  private static final Map<Step, Set<Operation>> KINDS =
      Map.of(
          Step.RENAME, RENAMES,
          Step.DELETE, DELETES,
          Step.RESIZE, RESIZES,
          Step.READ_RANGE, READS,
          Step.WRITE_RANGE, WRITES);

  private static final int READ = 0x1;
  private static final int WRITE = 0x2;
  private static final int APPEND = 0x4;
  private static final int DELETE = 0x10000;
  private static final int ATTRIBUTES = 0x80;

  private static EventStore store(Operation operation, int access, int disposition, int status) {
    return new Events()
        .process("a.exe", 1)
        .next(operation, "C:\\f")
        .opening(access, 7, disposition, 0)
        .status(status)
        .add()
        .store();
  }

  private static Step open(int access, int disposition) {
    return Step.of(store(Operation.CREATE_FILE, access, disposition, 0), 0);
  }

  @Test
  void anOpenIsAboutTheMostItAsksFor() {
    assertThat(open(READ, Disposition.OPEN)).isEqualTo(Step.OPEN_TO_READ);
    assertThat(open(READ | APPEND, Disposition.OPEN)).isEqualTo(Step.OPEN_TO_WRITE);
    assertThat(open(READ | DELETE, Disposition.OPEN)).isEqualTo(Step.OPEN_TO_REMOVE);
    assertThat(open(WRITE | DELETE, Disposition.OPEN)).isEqualTo(Step.OPEN_TO_WRITE);
    assertThat(open(ATTRIBUTES, Disposition.OPEN)).isEqualTo(Step.OPEN);
    assertThat(open(ATTRIBUTES, Disposition.OVERWRITE)).isEqualTo(Step.OPEN_TO_WRITE);
    assertThat(open(ATTRIBUTES, Disposition.SUPERSEDE)).isEqualTo(Step.OPEN_TO_REMOVE);
  }

  @Test
  void anOpenThatGetsMoreIsAsGood() {
    EventStore update = store(Operation.CREATE_FILE, READ | WRITE, Disposition.OPEN, 0);

    assertThat(Step.OPEN_TO_READ.isDoneByOpen(update, 0)).isTrue();
    assertThat(Step.OPEN_TO_WRITE.isDoneByOpen(update, 0)).isTrue();
    assertThat(Step.OPEN.isDoneByOpen(update, 0)).isTrue();
    assertThat(Step.OPEN_TO_REMOVE.isDoneByOpen(update, 0)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void otherOperationsAreKnownByTheirKind(Operation operation) {
    assertThat(Step.of(store(operation, 0, Disposition.OPEN, 0), 0)).isEqualTo(kind(operation));
  }

  private static @Nullable Step kind(Operation operation) {
    if (operation == Operation.CREATE_FILE) {
      return Step.OPEN;
    }
    if (operation == Operation.LOCK_FILE) {
      return Step.LOCK_RANGE;
    }
    return KINDS.entrySet().stream()
        .filter(kind -> kind.getValue().contains(operation))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /** The operations, or opens, of which a status is a conflict of this kind. */
  private static List<String> met(Conflict conflict, int status) {
    return Arrays.stream(Operation.values())
        .flatMap(
            operation ->
                operation == Operation.CREATE_FILE
                    ? Arrays.stream(new int[] {ATTRIBUTES, READ, WRITE, DELETE})
                        .filter(access -> is(conflict, operation, access, status))
                        .mapToObj(access -> "open " + access)
                    : is(conflict, operation, 0, status)
                        ? Stream.of(operation.name())
                        : Stream.of())
        .sorted()
        .toList();
  }

  private static boolean is(Conflict conflict, Operation operation, int access, int status) {
    return Conflict.of(store(operation, access, Disposition.OPEN, status), 0) == conflict;
  }

  private static final List<String> OPENS =
      List.of("open " + ATTRIBUTES, "open " + READ, "open " + WRITE, "open " + DELETE);

  private static List<String> all(List<String> opens, List<Set<Operation>> operations) {
    return Stream.concat(
            opens.stream(), operations.stream().flatMap(Set::stream).map(Operation::name))
        .sorted()
        .toList();
  }

  @Test
  void opensAndRemovalsMeetHandles() {
    assertThat(met(Conflict.SHARING_VIOLATION, NtStatus.SHARING_VIOLATION))
        .isEqualTo(all(OPENS, List.of(RENAMES, DELETES)));
    assertThat(met(Conflict.DELETE_PENDING, NtStatus.DELETE_PENDING))
        .isEqualTo(all(OPENS, List.of(RENAMES, DELETES)));
  }

  @Test
  void allButReadsAndWritesMeetViews() {
    assertThat(met(Conflict.USER_MAPPED_FILE, NtStatus.USER_MAPPED_FILE))
        .isEqualTo(all(OPENS, List.of(RENAMES, DELETES, RESIZES)));
    assertThat(met(Conflict.USER_MAPPED_FILE, NtStatus.CANNOT_DELETE))
        .isEqualTo(all(OPENS, List.of(RENAMES, DELETES, RESIZES)));
  }

  @Test
  void readsWritesAndLocksMeetLocks() {
    assertThat(met(Conflict.BYTE_RANGE_LOCK, NtStatus.FILE_LOCK_CONFLICT))
        .isEqualTo(all(List.of(), List.of(READS, WRITES, EnumSet.of(Operation.LOCK_FILE))));
    assertThat(met(Conflict.BYTE_RANGE_LOCK, NtStatus.LOCK_NOT_GRANTED))
        .isEqualTo(all(List.of(), List.of(READS, WRITES, EnumSet.of(Operation.LOCK_FILE))));
  }

  @Test
  void opensMeetOplocks() {
    assertThat(met(Conflict.OPLOCK, NtStatus.OPLOCK_NOT_GRANTED)).isEqualTo(all(OPENS, List.of()));
    assertThat(met(Conflict.OPLOCK, NtStatus.CANNOT_BREAK_OPLOCK)).isEqualTo(all(OPENS, List.of()));
  }

  /** Whoever may not read or write a file has no permission; removals may be locks. */
  @Test
  void onlyRemovalsAreDeniedByLocks() {
    assertThat(met(Conflict.ACCESS_DENIED, NtStatus.ACCESS_DENIED))
        .isEqualTo(all(List.of("open " + DELETE), List.of(RENAMES, DELETES)));
  }

  @Test
  void successesAreNoConflicts() {
    assertThat(Conflict.of(store(Operation.CREATE_FILE, READ, Disposition.OPEN, 0), 0)).isNull();
  }
}
