package dev.stallscope.analysis.latency;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Claims;
import dev.stallscope.analysis.rule.Crowding;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Outcome;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.analysis.rule.Rule;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Operations that took far longer than usual and that no other rule explains, by where they waited.
 * That an operation was slow is recorded; what slowed it is not, so the confidence stays moderate.
 */
public final class SlowOperations implements Rule {
  /** So many times the usual is far beyond it. */
  private static final long FAR_BEYOND = 5;

  /** A healthy disk, also a spinning one, is done by then: a seek takes 15 ms at most. */
  static final long FLOOR_TICKS = 20 * Ticks.PER_MILLISECOND;

  private static final double CONFIDENCE = 0.6;

  /** It may have returned right after the capture ended. */
  private static final double CONFIDENCE_PENDING = 0.5;

  /** What Windows answers from memory: maybe the thread just did not get its turn. */
  private static final double CONFIDENCE_IN_MEMORY = 0.4;

  /** Programs leave these outstanding on purpose, to be told of something. */
  private static final Set<Operation> MAY_STAY_PENDING =
      EnumSet.of(Operation.FILE_SYSTEM_CONTROL, Operation.DEVICE_IO_CONTROL, Operation.LOCK_FILE);

  private final Place place;

  /** Where an operation waited. */
  public enum Place {
    STORAGE("slow-storage", Missing.FILE_EVENTS, Ground.Kind.STORAGE),
    NETWORK_SHARE("slow-network-share", Missing.FILE_EVENTS, Ground.Kind.NETWORK_SHARE),
    REGISTRY("slow-registry", Missing.REGISTRY_EVENTS, Ground.Kind.REGISTRY);

    private final String rule;
    private final Missing missing;
    private final Ground.Kind ground;

    Place(String rule, Missing missing, Ground.Kind ground) {
      this.rule = rule;
      this.missing = missing;
      this.ground = ground;
    }
  }

  public SlowOperations(Place place) {
    this.place = place;
  }

  @Override
  public String id() {
    return place.rule;
  }

  @Override
  public @Nullable Missing missing(Scene scene) {
    if (!scene.store().info().hasDurations()) {
      return Missing.DURATIONS;
    }
    boolean there =
        switch (place) {
          case STORAGE, NETWORK_SHARE -> scene.has(EventClass.FILE_SYSTEM);
          case REGISTRY -> scene.has(EventClass.REGISTRY);
        };
    return there ? null : place.missing;
  }

  @Override
  public void prepare(Scene scene) {
    scene.usual();
  }

  @Override
  public void find(Scene scene, Claims claims, Consumer<Finding> findings) {
    EventStore store = scene.store();
    long floor = Math.max(FLOOR_TICKS, scene.minBlockedTicks());
    store.eachLasting(
        floor,
        event -> {
          if (blockedTicks(scene, event) >= floor
              && isHere(scene, event)
              && scene.waits().reason(event) == null
              && !claims.taken(event)) {
            Finding finding = judged(scene, event);
            if (finding != null && claims.take(event)) {
              findings.accept(finding);
            }
          }
        });
  }

  private @Nullable Finding judged(Scene scene, long event) {
    EventStore store = scene.store();
    if (store.durationTicks(event) == Ticks.NONE) {
      return Finding.on(store, event)
          .span(store.startTicks(event), blockedTicks(scene, event))
          .outcome(Outcome.UNANSWERED)
          .confidence(CONFIDENCE_PENDING)
          .evidence(event, What.SLOW_OPERATION)
          .ground(Ground.of(Ground.Kind.STILL_PENDING))
          .ground(Ground.of(place.ground))
          .build(Cause.SLOW_OPERATION, id());
    }
    long ticks = store.durationTicks(event);
    long usual = scene.usual().ticks(event);
    if (ticks < FAR_BEYOND * usual
        || AsynchronousOperations.of(scene).contains(event)
        || lostItsTurn(scene, event)) {
      return null;
    }
    boolean inMemory = Crowding.isInMemory(store.operation(event));
    Finding.Builder finding =
        Finding.on(store, event)
            .confidence(inMemory ? CONFIDENCE_IN_MEMORY : CONFIDENCE)
            .evidence(event, What.SLOW_OPERATION)
            .ground(Ground.of(Ground.Kind.BEYOND_USUAL, (double) ticks / Math.max(1, usual)))
            .ground(Ground.of(place.ground));
    if (inMemory) {
      finding.ground(Ground.of(Ground.Kind.IN_MEMORY));
    }
    return finding.build(Cause.SLOW_OPERATION, id());
  }

  /** Data that has to be fetched or stored takes its time, crowd or not. */
  private static boolean lostItsTurn(Scene scene, long event) {
    return switch (scene.store().operation(event)) {
      case READ_FILE, WRITE_FILE, FLUSH_BUFFERS_FILE -> false;
      default -> Crowding.of(scene).around(event);
    };
  }

  /** Ticks to its end, or to that of the capture where it had none. */
  private static long blockedTicks(Scene scene, long event) {
    EventStore store = scene.store();
    long ticks = store.durationTicks(event);
    return ticks == Ticks.NONE
            && store.status(event) == NtStatus.PENDING
            && !MAY_STAY_PENDING.contains(store.operation(event))
        ? store.lastTicks() - store.startTicks(event)
        : ticks;
  }

  private boolean isHere(Scene scene, long event) {
    Operation operation = scene.store().operation(event);
    return switch (operation.eventClass()) {
      case REGISTRY -> place == Place.REGISTRY;
      case FILE_SYSTEM ->
          place == (scene.isOnNetworkShare(event) ? Place.NETWORK_SHARE : Place.STORAGE);
      default -> false;
    };
  }
}
