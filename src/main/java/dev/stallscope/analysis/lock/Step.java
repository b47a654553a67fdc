package dev.stallscope.analysis.lock;

import dev.stallscope.index.EventStore;
import dev.stallscope.model.ShareMode;
import org.jspecify.annotations.Nullable;

/** What a program is about when it is refused; tries at the same belong together. */
enum Step {
  OPEN_TO_READ(ShareMode.READ),
  OPEN_TO_WRITE(ShareMode.WRITE),
  OPEN_TO_REMOVE(ShareMode.DELETE),
  /** An open for attributes or nothing in particular: any open that succeeds is as good. */
  OPEN(ShareMode.NONE),
  RENAME,
  DELETE,
  RESIZE,
  READ_RANGE,
  WRITE_RANGE,
  LOCK_RANGE;

  private final int wants;
  private final boolean opens;

  Step(int wants) {
    this.wants = wants;
    this.opens = true;
  }

  Step() {
    this.wants = ShareMode.NONE;
    this.opens = false;
  }

  /** Of an event, whether it was refused or not; null when it is nothing that a lock refuses. */
  static @Nullable Step of(EventStore store, long event) {
    return switch (store.operation(event)) {
      case CREATE_FILE -> ofOpen(Sharing.ofRequest(store, event).wants());
      case SET_RENAME_INFORMATION_FILE,
          SET_RENAME_INFORMATION_EX,
          SET_RENAME_INFORMATION_EX_BYPASS_ACCESS_CHECK ->
          RENAME;
      case SET_DISPOSITION_INFORMATION_FILE, SET_DISPOSITION_INFORMATION_EX ->
          // where no Detail tells it is a deletion: all in the real captures are (measured)
          store.keepsFile(event) ? null : DELETE;
      case SET_END_OF_FILE_INFORMATION_FILE,
          SET_ALLOCATION_INFORMATION_FILE,
          SET_VALID_DATA_LENGTH_INFORMATION_FILE ->
          RESIZE;
      case READ_FILE, MDL_READ -> READ_RANGE;
      case WRITE_FILE, PREPARE_MDL_WRITE -> WRITE_RANGE;
      case LOCK_FILE -> LOCK_RANGE;
      default -> null;
    };
  }

  /**
   * Writing goes before deleting: an open for all access is one to write. What is to be deleted on
   * close has to be opened for deletion (documented for {@code NtCreateFile}).
   */
  private static Step ofOpen(int wants) {
    if ((wants & ShareMode.WRITE) != 0) {
      return OPEN_TO_WRITE;
    }
    if ((wants & ShareMode.DELETE) != 0) {
      return OPEN_TO_REMOVE;
    }
    return (wants & ShareMode.READ) != 0 ? OPEN_TO_READ : OPEN;
  }

  boolean opens() {
    return opens;
  }

  /** Whether it is about one range of a file. */
  boolean hasRange() {
    return this == READ_RANGE || this == WRITE_RANGE || this == LOCK_RANGE;
  }

  boolean removes() {
    return this == OPEN_TO_REMOVE || this == RENAME || this == DELETE;
  }

  /** Whether an open that succeeded is as good as this one. */
  boolean isDoneByOpen(EventStore store, long open) {
    return (Sharing.ofRequest(store, open).wants() & wants) == wants;
  }
}
