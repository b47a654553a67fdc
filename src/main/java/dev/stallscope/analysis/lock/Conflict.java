package dev.stallscope.analysis.lock;

import dev.stallscope.index.EventStore;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.NtStatus;
import org.jspecify.annotations.Nullable;

/** In which way Windows says that somebody is in the way; each is a rule of its own. */
public enum Conflict {
  /** Another handle's access or share mode does not go with what is asked for. */
  SHARING_VIOLATION("sharing-violation"),
  /** Deleted, but somebody still has it open: the name is not free yet. */
  DELETE_PENDING("delete-pending"),
  /** Somebody has a view of it mapped, or runs it. */
  USER_MAPPED_FILE("user-mapped-file"),
  /** Somebody has locked that range of it. */
  BYTE_RANGE_LOCK("byte-range-lock"),
  /** Somebody has an opportunistic lock on it and did not give way. */
  OPLOCK("oplock"),
  /** A rename or delete over something that is in use; mostly, though, a matter of permissions. */
  ACCESS_DENIED("access-denied-lock");

  private final String rule;

  Conflict(String rule) {
    this.rule = rule;
  }

  /** Id of the rule that finds it. */
  String rule() {
    return rule;
  }

  /** Which it is for a refused event; null for all others, and for refusals for other reasons. */
  static @Nullable Conflict of(EventStore store, long event) {
    Conflict conflict = ofStatus(store.status(event));
    if (conflict == null || store.operation(event).eventClass() != EventClass.FILE_SYSTEM) {
      return null;
    }
    Step step = Step.of(store, event);
    return step != null && conflict.canMeet(step) ? conflict : null;
  }

  private static @Nullable Conflict ofStatus(int status) {
    return switch (status) {
      case NtStatus.SHARING_VIOLATION -> SHARING_VIOLATION;
      case NtStatus.DELETE_PENDING -> DELETE_PENDING;
      case NtStatus.USER_MAPPED_FILE, NtStatus.CANNOT_DELETE -> USER_MAPPED_FILE;
      case NtStatus.FILE_LOCK_CONFLICT, NtStatus.LOCK_NOT_GRANTED -> BYTE_RANGE_LOCK;
      case NtStatus.OPLOCK_NOT_GRANTED, NtStatus.CANNOT_BREAK_OPLOCK -> OPLOCK;
      case NtStatus.ACCESS_DENIED -> ACCESS_DENIED;
      default -> null;
    };
  }

  private boolean canMeet(Step step) {
    return switch (this) {
      case SHARING_VIOLATION, DELETE_PENDING -> step.opens() || step.removes();
      case USER_MAPPED_FILE -> !step.hasRange();
      case BYTE_RANGE_LOCK -> step.hasRange();
      case OPLOCK -> step.opens();
      case ACCESS_DENIED -> step.removes();
    };
  }
}
