package dev.stallscope.analysis.latency;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Claims;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.analysis.rule.ProcessStarts;
import dev.stallscope.analysis.rule.ProcessStarts.Start;
import dev.stallscope.analysis.rule.Rule;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.Ticks;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Processes that took long from their creation to their first image, with no better explanation:
 * whoever listens to process creation, such as a security product's driver, answers in between.
 */
public final class SlowProcessStarts implements Rule {
  /** Measured in a virtual machine: a median of 80 ms, and 300 ms now and then. */
  private static final long FLOOR_TICKS = 500 * Ticks.PER_MILLISECOND;

  private static final long FAR_BEYOND = 5;
  private static final int ENOUGH = 8;
  private static final double CONFIDENCE = 0.5;

  @Override
  public String id() {
    return "slow-process-start";
  }

  @Override
  public @Nullable Missing missing(Scene scene) {
    return scene.has(EventClass.PROCESS) ? null : Missing.PROCESS_EVENTS;
  }

  @Override
  public void prepare(Scene scene) {
    scene.processStarts();
  }

  @Override
  public void find(Scene scene, Claims claims, Consumer<Finding> findings) {
    ProcessStarts starts = scene.processStarts();
    long usual = starts.usualTicks(ENOUGH);
    long floor = Math.max(scene.minBlockedTicks(), Math.max(FLOOR_TICKS, FAR_BEYOND * usual));
    for (Start start : starts.all()) {
      if (start.ticks() >= floor && claims.take(start.created())) {
        findings.accept(finding(scene, start, usual));
      }
    }
  }

  private Finding finding(Scene scene, Start start, long usual) {
    Finding.Builder finding =
        Finding.on(scene.store(), start.created())
            .span(scene.store().startTicks(start.created()), start.ticks())
            .confidence(CONFIDENCE)
            .evidence(start.created(), What.SLOW_OPERATION)
            .evidence(start.loaded(), What.EXECUTED)
            .ground(Ground.of(Ground.Kind.PROCESS_START));
    if (usual > 0) {
      finding.ground(Ground.of(Ground.Kind.BEYOND_USUAL, (double) start.ticks() / usual));
    }
    return finding.build(Cause.SLOW_OPERATION, id());
  }
}
