package dev.stallscope.analysis.antivirus;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Claims;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.knowledge.SecurityProduct;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How {@link SeenScans} are told without durations: a process opens or closes a file, the engine
 * looks at that file, and only then the process (its thread, where the capture tells threads) does
 * anything again. The time to that next event is the wait and a little more.
 */
final class UntimedScans {
  private static final double CONFIDENCE = 0.6;

  /** Longer than the longest cloud check (60 s), two events have nothing to do with each other. */
  private static final long LONGEST = 70 * Ticks.PER_SECOND;

  /** Asked within an open, by filters. */
  private static final Set<Operation> NESTED =
      EnumSet.of(
          Operation.QUERY_EA_FILE,
          Operation.QUERY_STANDARD_INFORMATION_FILE,
          Operation.QUERY_BASIC_INFORMATION_FILE,
          Operation.QUERY_NAME_INFORMATION_FILE,
          Operation.FILE_SYSTEM_CONTROL);

  /** Such questions come at once (measured: 70 µs after the open's start). */
  private static final long NESTED_TICKS = Ticks.PER_MILLISECOND;

  /**
   * A thread that works goes on within that time after a close; one that takes longer may have had
   * nothing to do, and only the time until the engine's last touch is sure.
   */
  private static final long IDLE_TICKS = 250 * Ticks.PER_MILLISECOND;

  private UntimedScans() {}

  static List<Finding> find(Scene scene, EngineActivity activity, Claims claims) {
    EventStore store = scene.store();
    List<Finding> findings = new ArrayList<>();
    Map<Long, Long> latest = new HashMap<>();
    for (long event = 0; event < store.size(); event++) {
      if (store.operation(event).eventClass() == EventClass.NETWORK) {
        continue; // not told by the thread that waits
      }
      long waiter = (long) store.process(event) << 32 | (store.threadId(event) & 0xFFFFFFFFL);
      Long before = latest.get(waiter);
      if (before != null && isPartOf(scene, before, event)) {
        continue;
      }
      latest.put(waiter, event);
      if (before != null && !scene.guards().isEngine(store.process(event))) {
        Finding finding = between(scene, activity, before, event);
        if (finding != null && claims.take(before)) {
          findings.add(finding);
        }
      }
    }
    return findings;
  }

  /** Filters below ProcMon's ask about the file while it is being opened, in the same thread. */
  private static boolean isPartOf(Scene scene, long open, long event) {
    EventStore store = scene.store();
    return store.operation(open) == Operation.CREATE_FILE
        && NESTED.contains(store.operation(event))
        && scene.file(open) == scene.file(event)
        && store.startTicks(event) - store.startTicks(open) < NESTED_TICKS;
  }

  private static @Nullable Finding between(
      Scene scene, EngineActivity activity, long event, long next) {
    EventStore store = scene.store();
    long start = store.startTicks(event);
    long gap = store.startTicks(next) - start;
    Trigger trigger = Trigger.of(store, event);
    if (trigger == null
        || store.status(event) != NtStatus.SUCCESS
        || gap < scene.minBlockedTicks()
        || gap > LONGEST) {
      return null;
    }
    List<Long> touches = activity.within(scene.file(event), start, start + gap);
    if (touches.stream().noneMatch(e -> EngineActivity.what(store, e) == What.ENGINE_SECTION)) {
      return null;
    }
    boolean goesOn = scene.file(next) == scene.file(event) || gap <= IDLE_TICKS;
    long blocked = goesOn ? gap : scene.endTicks(touches.get(touches.size() - 1)) - start;
    if (blocked < scene.minBlockedTicks()) {
      return null;
    }
    int engine = store.process(touches.get(0));
    SecurityProduct product = scene.guards().product(engine);
    return Finding.on(store, event)
        .span(start, blocked)
        .confidence(CONFIDENCE)
        .culprit(engine, product == null ? null : product.product())
        .evidence(event, What.SLOW_OPERATION)
        .evidence(touches.get(0), What.ENGINE_SECTION)
        .ground(Ground.of(Ground.Kind.ENGINE_MAPPED_FILE, touches.size()))
        .ground(trigger.ground())
        .ground(Ground.of(Ground.Kind.NO_DURATIONS))
        .build(Cause.ANTIVIRUS_SCAN, SeenScans.ID);
  }
}
