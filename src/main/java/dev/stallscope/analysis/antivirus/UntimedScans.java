package dev.stallscope.analysis.antivirus;

import dev.stallscope.analysis.antivirus.Pauses.Pause;
import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Claims;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.knowledge.SecurityProduct;
import dev.stallscope.model.Ticks;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How {@link SeenScans} are told without durations: a process opens or closes a file, the engine
 * looks at that file through a handle that its driver opened, and only then the process (its
 * thread, where the capture tells threads) does anything again. The time to that next event is the
 * wait and a little more.
 */
final class UntimedScans {
  private static final double MAPPED = 0.6;
  private static final double READ = 0.55;

  /**
   * The engine begins soon (measured: 1 to 11 ms after the victim). One that comes far later was
   * called by somebody else, such as a child that loads the file.
   */
  private static final long SOON_TICKS = 50 * Ticks.PER_MILLISECOND;

  private final Scene scene;
  private final EventStore store;
  private final EngineActivity activity;

  private UntimedScans(Scene scene, EngineActivity activity) {
    this.scene = scene;
    this.store = scene.store();
    this.activity = activity;
  }

  static void find(
      Scene scene, EngineActivity activity, Claims claims, Consumer<Finding> findings) {
    UntimedScans scans = new UntimedScans(scene, activity);
    Pauses pauses = new Pauses(scene, activity);
    for (Pause pause : pauses.all()) {
      Finding finding = scans.judged(pause, pauses.goesOn(pause));
      if (finding != null && claims.take(pause.event())) {
        findings.accept(finding);
      }
    }
  }

  /**
   * @param goesOn whether the thread would have gone on at once; if not, only the time until the
   *     engine's last touch is sure
   */
  private @Nullable Finding judged(Pause pause, boolean goesOn) {
    List<Long> touches = touches(pause);
    Trigger trigger = Trigger.of(store, pause.event());
    if (touches.isEmpty() || trigger == null) {
      return null;
    }
    long start = store.startTicks(pause.event());
    long lastTouch = scene.endTicks(touches.get(touches.size() - 1));
    long blocked = goesOn ? pause.ticks() : lastTouch - start;
    if (blocked < scene.minBlockedTicks()) {
      return null;
    }
    return finding(pause.event(), blocked, trigger, touches);
  }

  /** What the engine did on its driver's demand; a query alone is also made by mere lists. */
  private List<Long> touches(Pause pause) {
    long start = store.startTicks(pause.event());
    List<Long> touches =
        activity.within(scene.file(pause.event()), start, start + pause.ticks()).stream()
            .filter(touch -> !activity.mayBeOfOwnAccord(touch))
            .toList();
    boolean soon = !touches.isEmpty() && store.startTicks(touches.get(0)) <= start + SOON_TICKS;
    boolean looks = touches.stream().anyMatch(touch -> what(touch) != What.ENGINE_QUERY);
    return soon && looks ? touches : List.of();
  }

  private @Nullable What what(long touch) {
    return EngineActivity.what(store, touch);
  }

  private Finding finding(long event, long blocked, Trigger trigger, List<Long> touches) {
    long shown = touches.get(0);
    boolean maps = false;
    for (long touch : touches) {
      if (!maps && what(touch) != What.ENGINE_QUERY) {
        shown = touch;
        maps = what(touch) == What.ENGINE_SECTION;
      }
    }
    int engine = store.process(shown);
    SecurityProduct product = scene.guards().product(engine);
    return Finding.on(store, event)
        .span(store.startTicks(event), blocked)
        .confidence(maps ? MAPPED : READ)
        .culprit(engine, product == null ? null : product.product())
        .evidence(event, What.SLOW_OPERATION)
        .evidence(shown, maps ? What.ENGINE_SECTION : What.ENGINE_READ)
        .ground(
            Ground.of(
                maps ? Ground.Kind.ENGINE_MAPPED_FILE : Ground.Kind.ENGINE_TOUCHED_FILE,
                touches.size()))
        .ground(trigger.ground())
        .ground(Ground.of(Ground.Kind.NO_DURATIONS))
        .build(Cause.ANTIVIRUS_SCAN, SeenScans.ID);
  }
}
