package dev.stallscope.analysis.lock;

import dev.stallscope.analysis.lock.Hold.Grip;
import org.jspecify.annotations.Nullable;

/** How sure it is that a series lost its time to somebody in the way, and to this one. */
final class Certainty {
  /** Windows' rule names the handle, or the range, and it was there all the time. */
  private static final double BY_RULE = 0.97;

  /** A deleted file whose handle stayed open: nothing else keeps the name. */
  private static final double KEEPS_DELETED = 0.95;

  /** The owner's answer ended the wait. */
  private static final double OPLOCK_ANSWERED = 0.9;

  /** Some oplock was in the way; that it was this process's is likely. */
  private static final double OPLOCK_REFUSED = 0.7;

  /** Mapped, and the handle closed in time; that the view went with it is not recorded. */
  private static final double MAPPED = 0.93;

  /** Mapped at some time before; whether still then is not recorded. */
  private static final double ONCE_MAPPED = 0.75;

  private static final double RUNS = 0.9;

  /** Denied for a reason that Windows does not tell; this one stands to reason. */
  private static final double DENIED = 0.9;

  /** A handle whose access nobody knows, closed at the right time. */
  private static final double OPENED_BEFORE = 0.75;

  /** The status says that somebody held it; the capture does not say who. */
  private static final double UNKNOWN = 0.7;

  /** Denied, and later not any more: a lock most likely. */
  private static final double DENIED_FOR_A_TIME = 0.6;

  /** Denied until the end: a lock, or no permission. */
  private static final double DENIED_FOR_EVER = 0.4;

  private static final double NOT_ALL_THE_TIME = 0.1;
  private static final double AMBIGUOUS = 0.1;
  private static final double CONTRADICTED = 0.2;

  /** Only accepted where the capture has no closes. */
  private static final double END_UNSEEN = 0.25;

  /** Where several are in the way until the end, naming one is not all of the truth. */
  private static final double RIVALS = 0.07;

  private static final double SCHEDULE = 0.02;
  private static final double MOST = 0.98;
  private static final double LEAST = 0.2;

  private Certainty() {}

  static double of(Series series, @Nullable Holder holder, boolean onSchedule) {
    double sure = holder == null ? unknown(series) : known(series, holder);
    return Math.max(LEAST, Math.min(MOST, sure + (onSchedule ? SCHEDULE : 0)));
  }

  private static double unknown(Series series) {
    if (series.conflict == Conflict.ACCESS_DENIED) {
      return series.isGranted() ? DENIED_FOR_A_TIME : DENIED_FOR_EVER;
    }
    return UNKNOWN;
  }

  private static double known(Series series, Holder holder) {
    double sure = byGrip(series, holder);
    sure -= holder.coversAll() ? 0 : NOT_ALL_THE_TIME;
    sure -= holder.hold().isAmbiguous() ? AMBIGUOUS : 0;
    sure -= holder.hold().isContradicted() ? CONTRADICTED : 0;
    sure -= holder.isRefuted() ? END_UNSEEN : 0;
    return sure - (holder.rivals() > 0 && !series.isGranted() ? RIVALS : 0);
  }

  private static double byGrip(Series series, Holder holder) {
    Grip grip = holder.hold().grip;
    return switch (grip) {
      case EARLIER_HANDLE -> OPENED_BEFORE;
      case SECTION -> holder.letGoInTime() ? MAPPED : ONCE_MAPPED;
      case IMAGE -> RUNS;
      case RANGE -> BY_RULE;
      case OPLOCK -> OPLOCK_ANSWERED;
      case HANDLE ->
          switch (series.conflict) {
            case DELETE_PENDING -> KEEPS_DELETED;
            case OPLOCK -> OPLOCK_REFUSED;
            case ACCESS_DENIED -> DENIED;
            default -> BY_RULE;
          };
    };
  }
}
