package dev.stallscope.analysis.antivirus;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Claims;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Outcome;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.analysis.rule.ProcessStarts.Start;
import dev.stallscope.analysis.rule.Rule;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.knowledge.SecurityProduct;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Ticks;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Scans with the engine in the picture: it mapped, read or queried the very file while the victim's
 * operation on it was outstanding. Measured with Microsoft Defender: a CreateFileMapping and a
 * QueryStandardInformationFile, 1 to 11 ms after the victim's start, and no CreateFile.
 */
public final class SeenScans implements Rule {
  static final String ID = "antivirus-engine-seen";

  private static final double MAPPED = 0.97;
  private static final double READ = 0.9;

  /** A query alone is also made by engines that merely keep a list of files. */
  private static final double QUERIED = 0.75;

  /** So many times the usual is far beyond it. */
  private static final long FAR_BEYOND = 10;

  /** An engine may read a large file in thousands of pieces; the first few show it. */
  private static final int MOST_EVIDENCE = 16;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public @Nullable Missing missing(Scene scene) {
    if (!scene.has(EventClass.FILE_SYSTEM)) {
      return Missing.FILE_EVENTS;
    }
    if (scene.store().operations().stream().noneMatch(Trigger::mayBe)) {
      return Missing.OPENS;
    }
    return scene.guards().engines().isEmpty() ? Missing.SECURITY_PRODUCT : null;
  }

  /** Sections and starts of programs may be in the picture without opens and closes. */
  @Override
  public @Nullable Missing unseen(Scene scene) {
    return scene.unseenOpens();
  }

  @Override
  public void prepare(Scene scene) {
    scene.usual();
    scene.processStarts();
  }

  @Override
  public void find(Scene scene, Claims claims, Consumer<Finding> findings) {
    EngineActivity activity = new EngineActivity(scene);
    if (activity.isEmpty()) {
      return;
    }
    starts(scene, activity, claims, findings);
    if (scene.store().info().hasDurations()) {
      timed(scene, activity, claims, findings);
    } else {
      UntimedScans.find(scene, activity, claims, findings);
    }
  }

  private static void timed(
      Scene scene, EngineActivity activity, Claims claims, Consumer<Finding> findings) {
    EventStore store = scene.store();
    store.eachLasting(
        scene.minBlockedTicks(),
        event -> {
          long blocked = blockedTicks(store, event);
          Trigger trigger = Trigger.of(store, event);
          if (blocked < scene.minBlockedTicks()
              || trigger == null
              || scene.guards().isEngine(store.process(event))) {
            return;
          }
          long end = store.startTicks(event) + blocked;
          List<Long> touches = activity.within(scene.file(event), store.startTicks(event), end);
          if (!touches.isEmpty()
              && !mayBeChance(scene, event, blocked, activity, touches)
              && claims.take(event)) {
            findings.accept(finding(scene, event, blocked, trigger, touches));
          }
        });
  }

  /**
   * An engine also looks at files of its own accord, through handles that the capture shows it
   * open. Then only what lasted far longer than usual was held by it.
   */
  private static boolean mayBeChance(
      Scene scene, long event, long blocked, EngineActivity activity, List<Long> touches) {
    return touches.stream().allMatch(activity::mayBeOfOwnAccord)
        && blocked < FAR_BEYOND * scene.usual().ticks(event);
  }

  /** Process Create has no duration of its own in any capture. */
  private static void starts(
      Scene scene, EngineActivity activity, Claims claims, Consumer<Finding> findings) {
    EventStore store = scene.store();
    for (Start start : scene.processStarts().all()) {
      long created = start.created();
      long from = store.startTicks(created);
      List<Long> touches = activity.within(scene.file(created), from, from + start.ticks());
      if (start.ticks() >= scene.minBlockedTicks() && !touches.isEmpty() && claims.take(created)) {
        findings.accept(finding(scene, created, start.ticks(), Trigger.EXECUTE, touches));
      }
    }
  }

  /** Ticks to its return, or to the capture's end where it had not returned; 0 when unknown. */
  private static long blockedTicks(EventStore store, long event) {
    long ticks = store.durationTicks(event);
    if (ticks != Ticks.NONE) {
      return ticks;
    }
    return store.status(event) == NtStatus.PENDING
        ? store.lastTicks() - store.startTicks(event)
        : 0;
  }

  private static Finding finding(
      Scene scene, long event, long blocked, Trigger trigger, List<Long> touches) {
    EventStore store = scene.store();
    boolean pending = store.status(event) == NtStatus.PENDING;
    int engine = store.process(touches.get(0));
    SecurityProduct product = scene.guards().product(engine);
    Finding.Builder finding =
        Finding.on(store, event)
            .span(store.startTicks(event), blocked)
            .outcome(pending ? Outcome.UNANSWERED : Outcome.COMPLETED)
            .culprit(engine, product == null ? null : product.product())
            .evidence(event, What.SLOW_OPERATION);
    What strongest = What.ENGINE_QUERY;
    for (long touch : touches.subList(0, Math.min(MOST_EVIDENCE, touches.size()))) {
      What what = EngineActivity.what(store, touch);
      if (what != null) {
        finding.evidence(touch, what);
        strongest = stronger(strongest, what);
      }
    }
    finding
        .confidence(confidence(strongest))
        .ground(
            Ground.of(
                strongest == What.ENGINE_SECTION
                    ? Ground.Kind.ENGINE_MAPPED_FILE
                    : Ground.Kind.ENGINE_TOUCHED_FILE,
                touches.size()))
        .ground(trigger.ground());
    long cloud = CloudCheck.seconds(store, event, blocked);
    if (cloud > 0) {
      finding.ground(Ground.of(Ground.Kind.CLOUD_CHECK, (double) cloud));
    }
    return finding.build(Cause.ANTIVIRUS_SCAN, ID);
  }

  private static What stronger(What known, What other) {
    return confidence(other) > confidence(known) ? other : known;
  }

  private static double confidence(What what) {
    return switch (what) {
      case ENGINE_SECTION -> MAPPED;
      case ENGINE_READ -> READ;
      default -> QUERIED;
    };
  }
}
