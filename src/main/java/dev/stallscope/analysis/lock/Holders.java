package dev.stallscope.analysis.lock;

import dev.stallscope.analysis.lock.Hold.Grip;
import dev.stallscope.analysis.lock.Hold.Range;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Ticks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds who was in the way of a series: by Windows' own rules, and by when they let go. */
final class Holders {
  /** Whoever waits goes on so soon after the oplock's owner has answered. */
  private static final long ANSWER_TO_END = 5 * Ticks.PER_MILLISECOND;

  private final Scene scene;
  private final EventStore store;
  private final Holds holds;

  Holders(Scene scene, Holds holds) {
    this.scene = scene;
    this.store = scene.store();
    this.holds = holds;
  }

  /** The one most likely in the way; null when the capture shows none. */
  @Nullable Holder of(Series series) {
    List<Holder> fitting = new ArrayList<>();
    for (Hold hold : candidates(series)) {
      Holder holder = new Holder(scene, series, hold);
      if (isInTheWay(series, hold) && holder.fitsInTime()) {
        fitting.add(holder);
      }
    }
    Holder best = fitting.stream().max(Holder.WEAKEST_FIRST).orElse(null);
    if (best == null || best.isRefuted()) {
      Holder before = before(series);
      return before == null && !holds.showCloses() ? best : before;
    }
    best.countRivals(fitting);
    return best;
  }

  private Collection<Hold> candidates(Series series) {
    if (series.conflict == Conflict.OPLOCK && series.isWait()) {
      return holds.on(series.attempt.file()).brokenWithin(series.startTicks(), series.endTicks());
    }
    Set<Hold> candidates = new LinkedHashSet<>(series.present());
    long from = series.startTicks();
    long to = series.isWait() ? from : scene.endTicks(series.last());
    places(series).forEach(file -> candidates.addAll(file.begunWithin(from, to)));
    return candidates;
  }

  private List<FileHolds> places(Series series) {
    return holds.inTheWayOf(series.conflict, series.attempt, series.first());
  }

  /**
   * Whether such a hold makes such an attempt fail. A running image cannot be written (SHARING
   * VIOLATION), deleted (CANNOT DELETE) or replaced by a rename (ACCESS DENIED), though its file
   * may be closed (FASTFAT sample, create.c, fileinfo.c).
   */
  private boolean isInTheWay(Series series, Hold hold) {
    boolean own = hold.process == series.attempt.process();
    return switch (series.conflict) {
      case SHARING_VIOLATION -> refusesOpen(series, hold);
      case DELETE_PENDING -> hold.grip == Grip.HANDLE;
      case USER_MAPPED_FILE -> maps(series, hold);
      case BYTE_RANGE_LOCK -> hold.grip == Grip.RANGE && refusesRange(series, hold);
      case OPLOCK -> series.isWait() ? wasBroken(series, hold) : hold.grip == Grip.HANDLE && !own;
      case ACCESS_DENIED -> denies(series, hold, own);
    };
  }

  private static boolean refusesOpen(Series series, Hold hold) {
    if (hold.grip == Grip.IMAGE) {
      return series.isTriedAs(Step.OPEN_TO_WRITE);
    }
    return hold.grip == Grip.HANDLE && series.isRefusedBy(hold.sharing);
  }

  /** Data that is mapped can be deleted, a running image cannot even be cut. */
  private boolean maps(Series series, Hold hold) {
    boolean cannotDelete = store.status(series.first()) == NtStatus.CANNOT_DELETE;
    return hold.grip == Grip.IMAGE || (hold.grip == Grip.SECTION && !cannotDelete);
  }

  /**
   * A rename is denied by whatever is open where it goes or below. For anything else an open file
   * is no reason by itself: only a running image is, or somebody else who let go just before the
   * success.
   */
  private boolean denies(Series series, Hold hold, boolean own) {
    return switch (hold.grip) {
      case IMAGE -> true;
      case HANDLE, SECTION ->
          series.attempt.step() == Step.RENAME
              || (!own && new Holder(scene, series, hold).letGoInTime());
      default -> false;
    };
  }

  /** A shared lock lets all read and nobody write; an exclusive one lets its owner do both. */
  private boolean refusesRange(Series series, Hold hold) {
    long first = series.first();
    boolean wantsAll = series.attempt.step() == Step.WRITE_RANGE || store.locksExclusively(first);
    Range wanted = new Range(store.offset(first), store.length(first), wantsAll);
    return hold.range.overlaps(wanted) && (wantsAll || hold.range.exclusive());
  }

  /** The owner's request came back, which is the break, when the open began; both end together. */
  private boolean wasBroken(Series series, Hold oplock) {
    long start = series.startTicks();
    long end = series.endTicks();
    return oplock.process != series.attempt.process()
        && oplock.fromTicks >= start
        && oplock.toTicks() <= end
        && end - oplock.toTicks() <= ANSWER_TO_END + (end - start) / 10;
  }

  /**
   * Somebody who closed a handle that was opened before the capture began: after the last refusal
   * and, where there was a success, before it.
   */
  private @Nullable Holder before(Series series) {
    boolean byHandle =
        series.conflict == Conflict.SHARING_VIOLATION
            || series.conflict == Conflict.DELETE_PENDING
            || series.conflict == Conflict.ACCESS_DENIED;
    if (!byHandle || !series.isGranted()) {
      return null;
    }
    return places(series).stream()
        .flatMap(file -> file.earlierClosedUntil(this::closeTicks, series.endTicks()).stream())
        .map(hold -> new Holder(scene, series, hold))
        .filter(holder -> !holder.isOwn() && holder.letGoInTime())
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  private long closeTicks(Hold earlier) {
    return store.startTicks(earlier.event);
  }
}
