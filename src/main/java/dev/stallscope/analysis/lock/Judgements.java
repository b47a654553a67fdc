package dev.stallscope.analysis.lock;

import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.knowledge.RetrySchedule;
import dev.stallscope.knowledge.RetrySchedules;
import dev.stallscope.model.NtStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the series that cost time and were lost to a lock from those that were not. */
final class Judgements {
  /** So often nobody asks again for what he has no permission to. */
  private static final int INSISTS = 3;

  private final Scene scene;
  private final EventStore store;
  private final Holders holders;
  private final Holds holds;
  private final OtherWork otherWork;
  private final RetrySchedules schedules = RetrySchedules.load();
  private final List<Judgement> all = new ArrayList<>();

  private Judgements(Scene scene) {
    this.scene = scene;
    this.store = scene.store();
    Contests contests = new Contests(scene);
    this.holds = contests.holds();
    this.holders = new Holders(scene, holds);
    List<Series> series = contests.series();
    this.otherWork = new OtherWork(scene, series.stream().filter(this::isCostly).toList());
    Turns.join(scene, series, otherWork::isBusy).stream()
        .filter(this::isCostly)
        .forEach(this::judge);
  }

  /** Made once for all rules. */
  static Judgements of(Scene scene) {
    return scene.view(Judgements.class, Judgements::new);
  }

  /** In the order of the first refusal. */
  List<Judgement> all() {
    return all;
  }

  private boolean isCostly(Series series) {
    return series.endTicks() - series.startTicks() >= scene.minBlockedTicks();
  }

  private void judge(Series series) {
    Holder holder = holders.of(series);
    RetrySchedule schedule = series.isWait() ? null : schedule(series);
    if (isLock(series, holder) && (schedule != null || !otherWork.isBusy(series))) {
      all.add(new Judgement(scene, series, holder, schedule, deleted(series)));
    }
  }

  /** The event that deleted what is said to be deleted, -1 when there is none. */
  private long deleted(Series series) {
    return series.conflict == Conflict.DELETE_PENDING
        ? holds.on(series.attempt.file()).deletions().pendingAt(series.first())
        : -1;
  }

  /** The status alone is not enough where it is given for other reasons as well. */
  private boolean isLock(Series series, @Nullable Holder holder) {
    if (holder != null) {
      return series.conflict != Conflict.ACCESS_DENIED || series.tries() > 1;
    }
    if (series.isWait()) {
      return series.conflict == Conflict.BYTE_RANGE_LOCK && series.isGranted();
    }
    return switch (series.conflict) {
      case ACCESS_DENIED ->
          !series.isPermitted() && (series.isGranted() || series.tries() >= INSISTS);
      case USER_MAPPED_FILE ->
          !series.isPermitted() || store.status(series.first()) != NtStatus.CANNOT_DELETE;
      default -> true;
    };
  }

  /** One try may be refused several times within a millisecond: then its first counts. */
  private @Nullable RetrySchedule schedule(Series series) {
    String image = store.processes().get(store.process(series.first())).name();
    long[] gaps = series.gaps();
    long[] slept = Arrays.stream(gaps).filter(gap -> gap >= Series.ONE_TRY).toArray();
    return schedules.of(image, gaps).or(() -> schedules.of(image, slept)).orElse(null);
  }
}
