package dev.stallscope.analysis.lock;

import dev.stallscope.analysis.lock.Hold.Grip;
import dev.stallscope.analysis.rule.EventNumbers;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Outcome;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.analysis.rule.Ground.Kind;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.knowledge.RetrySchedule;
import dev.stallscope.knowledge.SecurityProduct;
import org.jspecify.annotations.Nullable;

/** What is said of one series: who was in the way, how sure that is, and why. */
final class Judgement {
  /** A retry loop may make thousands of tries; the first few and the last show it. */
  private static final int MOST_TRIES_SHOWN = 12;

  private final Scene scene;
  private final EventStore store;
  private final Series series;
  private final @Nullable Holder holder;
  private final @Nullable RetrySchedule schedule;
  private final long deleted;

  /**
   * @param deleted number of the event that deleted a file whose deletion is pending, else -1
   */
  Judgement(
      Scene scene,
      Series series,
      @Nullable Holder holder,
      @Nullable RetrySchedule schedule,
      long deleted) {
    this.scene = scene;
    this.store = scene.store();
    this.series = series;
    this.holder = holder;
    this.schedule = schedule;
    this.deleted = deleted;
  }

  Series series() {
    return series;
  }

  Finding.Builder finding() {
    Finding.Builder finding =
        Finding.on(store, series.first())
            .span(series.startTicks(), series.endTicks() - series.startTicks())
            .attempts(series.tries())
            .outcome(outcome())
            .confidence(Certainty.of(series, holder, schedule != null));
    if (holder != null) {
      int process = holder.hold().process;
      SecurityProduct product = scene.guards().product(process);
      finding.culprit(process, product == null ? null : product.product());
    }
    addGrounds(finding);
    addEvidence(finding);
    return finding;
  }

  private Outcome outcome() {
    if (series.isWait()) {
      return series.isGranted() ? Outcome.COMPLETED : Outcome.UNANSWERED;
    }
    return series.isGranted() ? Outcome.RECOVERED : Outcome.GAVE_UP;
  }

  private void addGrounds(Finding.Builder finding) {
    if (holder == null) {
      finding.ground(Ground.of(Kind.HOLDER_UNKNOWN));
    } else {
      addGroundsOf(holder, finding);
    }
    if (series.conflict == Conflict.ACCESS_DENIED) {
      finding.ground(Ground.of(Kind.DENIED_THEN_RETRIED));
    }
    if (schedule != null) {
      finding.ground(Ground.of(Kind.RETRY_SCHEDULE, schedule.tool()));
    }
    if (series.isWait() && !series.isGranted()) {
      finding.ground(Ground.of(Kind.STILL_PENDING));
    } else if (!series.isGranted() && series.mayGoOn()) {
      finding.ground(Ground.of(Kind.STILL_TRYING));
    }
  }

  private void addGroundsOf(Holder known, Finding.Builder finding) {
    Hold hold = known.hold();
    finding.ground(Ground.of(howItHolds(hold.grip)));
    if (known.letGoInTime()) {
      finding.ground(Ground.of(Kind.HOLDER_LET_GO));
    }
    if (known.isOwn()) {
      finding.ground(Ground.of(Kind.OWN_HANDLE));
    }
    if (hold.isAmbiguous()) {
      finding.ground(Ground.of(Kind.HANDLE_AMBIGUOUS));
    }
    if (known.rivals() > 0) {
      finding.ground(Ground.of(Kind.OTHER_HOLDERS, known.rivals()));
    }
    SecurityProduct product = scene.guards().product(hold.process);
    if (product != null) {
      finding.ground(Ground.of(Kind.HOLDER_PRODUCT, product.product()));
    }
  }

  private Kind howItHolds(Grip grip) {
    return switch (grip) {
      case EARLIER_HANDLE -> Kind.HOLDER_OPENED_BEFORE;
      case SECTION -> Kind.HOLDER_MAPPED;
      case IMAGE -> Kind.HOLDER_RUNS;
      case RANGE -> Kind.HOLDER_LOCKED;
      case OPLOCK -> Kind.OPLOCK_BROKEN;
      case HANDLE ->
          switch (series.conflict) {
            case DELETE_PENDING -> Kind.HOLDER_KEEPS_DELETED;
            case ACCESS_DENIED -> Kind.HOLDER_USES_IT;
            default -> Kind.HOLDER_CONFLICTS;
          };
    };
  }

  /** The process's own events come first and last. */
  private void addEvidence(Finding.Builder finding) {
    EventNumbers refused = series.refused();
    What first = series.isWait() ? What.SLOW_OPERATION : What.REFUSED;
    finding.evidence(series.first(), first);
    if (holder != null) {
      addBegin(holder.hold(), finding);
      addEnd(holder, finding);
    }
    if (deleted >= 0) {
      finding.evidence(deleted, What.DELETED);
    }
    for (int i = 1; i < refused.size(); i++) {
      if (i < MOST_TRIES_SHOWN - 1 || i == refused.size() - 1) {
        finding.evidence(refused.get(i), What.REFUSED);
      }
    }
    if (series.isGranted() && !series.isWait()) {
      finding.evidence(series.granted(), What.SUCCEEDED);
    }
  }

  private static void addEnd(Holder known, Finding.Builder finding) {
    if (known.released() >= 0) {
      Grip grip = known.hold().grip;
      boolean closes = grip != Grip.RANGE && grip != Grip.OPLOCK;
      finding.evidence(known.released(), closes ? What.HOLDER_CLOSED : What.HOLDER_LET_GO);
    }
  }

  private static void addBegin(Hold hold, Finding.Builder finding) {
    if (hold.handle != null) {
      finding.evidence(hold.handle.event, What.HOLDER_OPENED);
    }
    if (hold.event < 0) {
      return;
    }
    switch (hold.grip) {
      case HANDLE -> finding.evidence(hold.event, What.HOLDER_OPENED);
      case SECTION, IMAGE -> finding.evidence(hold.event, What.HOLDER_MAPPED);
      case RANGE, OPLOCK -> finding.evidence(hold.event, What.HOLDER_LOCKED);
      case EARLIER_HANDLE -> {}
    }
  }
}
