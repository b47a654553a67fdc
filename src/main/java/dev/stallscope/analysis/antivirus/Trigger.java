package dev.stallscope.analysis.antivirus;

import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.AccessMask;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import org.jspecify.annotations.Nullable;

/** What makes a product look at a file. */
enum Trigger {
  OPEN(Ground.Kind.SCAN_ON_OPEN),
  CLOSE(Ground.Kind.SCAN_ON_CLOSE),
  EXECUTE(Ground.Kind.SCAN_ON_EXECUTE);

  private final Ground.Kind ground;

  Trigger(Ground.Kind ground) {
    this.ground = ground;
  }

  Ground ground() {
    return Ground.of(ground);
  }

  /** Which it would be for this event, null when no product holds such operations. */
  static @Nullable Trigger of(EventStore store, long event) {
    Operation operation = store.operation(event);
    return switch (operation) {
      case CREATE_FILE ->
          (store.access(event) & AccessMask.EXECUTE) != 0 && !writes(store.access(event))
              ? EXECUTE
              : OPEN;
      case CLOSE_FILE -> CLOSE;
      case CREATE_FILE_MAPPING, LOAD_IMAGE, PROCESS_CREATE -> EXECUTE;
      default -> null;
    };
  }

  /** Whether a product may hold an operation of this kind. */
  static boolean mayBe(Operation operation) {
    return switch (operation) {
      case CREATE_FILE, CLOSE_FILE, CREATE_FILE_MAPPING, LOAD_IMAGE, PROCESS_CREATE -> true;
      default -> false;
    };
  }

  /** A mapping of a file that others have open answers with who they are, and succeeds. */
  static boolean succeeded(EventStore store, long event) {
    int status = store.status(event);
    return status == NtStatus.SUCCESS
        || status == NtStatus.FILE_LOCKED_WITH_ONLY_READERS
        || status == NtStatus.FILE_LOCKED_WITH_WRITERS;
  }

  private static boolean writes(int access) {
    return (access & (AccessMask.WRITE_DATA | AccessMask.APPEND_DATA)) != 0;
  }
}
