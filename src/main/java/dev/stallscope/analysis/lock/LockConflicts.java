package dev.stallscope.analysis.lock;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Claims;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Rule;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.model.EventClass;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was refused because somebody was in the way, and tried again, by the way in which Windows
 * said so. Blocked time is from the first refusal to the success or the last refusal: a refusal
 * that nobody tries again costs nothing and is no finding. Needs neither durations nor threads.
 */
public final class LockConflicts implements Rule {
  private final Conflict conflict;

  public LockConflicts(Conflict conflict) {
    this.conflict = conflict;
  }

  @Override
  public String id() {
    return conflict.rule();
  }

  @Override
  public @Nullable Missing missing(Scene scene) {
    return scene.has(EventClass.FILE_SYSTEM) ? null : Missing.FILE_EVENTS;
  }

  /** Nearly all are refused when they open something; locked ranges are not. */
  @Override
  public @Nullable Missing unseen(Scene scene) {
    Missing unseen = conflict == Conflict.BYTE_RANGE_LOCK ? null : scene.unseenOpens();
    return unseen == Missing.CLOSING ? null : unseen;
  }

  @Override
  public void find(Scene scene, Claims claims, Consumer<Finding> findings) {
    for (Judgement judgement : Judgements.of(scene).all()) {
      Series series = judgement.series();
      if (series.conflict == conflict && claims.take(series.first())) {
        series.refused().each(claims::take);
        if (conflict == Conflict.BYTE_RANGE_LOCK && series.isGranted()) {
          // a last try that waited for the range did so within this wait
          claims.take(series.granted());
        }
        findings.accept(judgement.finding().build(Cause.LOCK_CONFLICT, id()));
      }
    }
  }
}
