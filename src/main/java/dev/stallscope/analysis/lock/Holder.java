package dev.stallscope.analysis.lock;

import dev.stallscope.analysis.lock.Hold.Grip;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import java.util.Comparator;
import java.util.List;

/** A hold beside the series it was in the way of: how well the two fit in time. */
final class Holder {
  /** Whoever held it all the time and let go right before the success goes first. */
  static final Comparator<Holder> WEAKEST_FIRST =
      Comparator.comparing((Holder holder) -> !holder.isRefuted())
          .thenComparing(Holder::coversAll)
          .thenComparing(Holder::letGoInTime)
          .thenComparing(holder -> !holder.hold.isContradicted())
          .thenComparingLong(Holder::coveredTicks)
          .thenComparing(holder -> !holder.hold.isAmbiguous())
          .thenComparing(holder -> !holder.isOwn())
          .thenComparingLong(Holder::releasedTicks)
          .thenComparing(holder -> holder.hold.event, Comparator.reverseOrder());

  private final Scene scene;
  private final Series series;
  private final Hold hold;
  private int rivals;

  Holder(Scene scene, Series series, Hold hold) {
    this.scene = scene;
    this.series = series;
    this.hold = hold;
  }

  Hold hold() {
    return hold;
  }

  /** Whether the process that was refused is in its own way. */
  boolean isOwn() {
    return hold.process == series.attempt.process();
  }

  /** Whether at least one try was refused while it was there. */
  boolean fitsInTime() {
    return hold.grip == Grip.OPLOCK || series.hasRefusalWithin(hold.fromTicks, hold.toTicks());
  }

  /** Whether it was there from the first refusal to the last. */
  boolean coversAll() {
    return hold.grip == Grip.OPLOCK
        || (hold.fromTicks <= scene.endTicks(series.first())
            && hold.toTicks() >= series.lastRefusalTicks());
  }

  private long coveredTicks() {
    return Math.min(hold.toTicks(), series.endTicks())
        - Math.max(hold.fromTicks, series.startTicks());
  }

  /** A view of a section goes unseen, mostly with the handle it was made through. */
  private Hold visible() {
    Hold handle = hold.handle;
    return hold.grip == Grip.SECTION && handle != null ? handle : hold;
  }

  /** Number of the event with which it let go, -1 when the capture shows none. */
  long released() {
    return visible().closed();
  }

  /** FILETIME at which it began to let go, {@link Hold#NEVER} when the capture does not show it. */
  long releasedTicks() {
    EventStore store = scene.store();
    return released() >= 0 ? store.startTicks(released()) : visible().toTicks();
  }

  /** Whether it let go after the last refusal and before the success was complete. */
  boolean letGoInTime() {
    return series.isGranted()
        && releasedTicks() <= series.endTicks()
        && visible().toTicks() >= series.lastRefusalTicks();
  }

  /** Whether it was still there when the try succeeded, so that it cannot have been in the way. */
  boolean isRefuted() {
    boolean unseen = hold.grip == Grip.SECTION || hold.grip == Grip.IMAGE;
    return !unseen && series.isGranted() && releasedTicks() > series.endTicks();
  }

  /** Counts the other processes that were in the way as well. */
  void countRivals(List<Holder> fitting) {
    rivals =
        (int)
            fitting.stream()
                .filter(other -> !other.isRefuted() && other.hold.process != hold.process)
                .filter(other -> other.coversAll() || !coversAll())
                .map(other -> other.hold.process)
                .distinct()
                .count();
  }

  /** Other processes that were in the way as well. */
  int rivals() {
    return rivals;
  }
}
