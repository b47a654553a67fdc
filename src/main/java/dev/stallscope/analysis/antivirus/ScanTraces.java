package dev.stallscope.analysis.antivirus;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.OpenResult;
import dev.stallscope.model.Operation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one slow open or close and the rest of its file's history say for a scan nobody saw. */
final class ScanTraces {
  /** What was not held is that much faster. */
  private static final long FAR_FASTER = 10;

  private static final double SURER_BY_LATER_TOUCHES = 0.12;
  private static final double SURER_BY_KIND = 0.05;
  private static final double SURER_BY_FAST_DATA = 0.08;
  private static final double SURER_BY_EXECUTION = 0.03;
  private static final double SURER_BY_CLOUD_CHECK = 0.2;

  /** Without the engine in the picture it stays a judgement. */
  private static final double MOST = 0.85;

  private final Scene scene;
  private final EventStore store;
  private final FileHistory history;
  private final long event;
  private final List<Ground> grounds = new ArrayList<>();
  private final List<Finding.Evidence> evidence = new ArrayList<>();
  private double surer;

  private ScanTraces(Scene scene, FileHistory history, long event) {
    this.scene = scene;
    this.store = scene.store();
    this.history = history;
    this.event = event;
  }

  /** Null when they say nothing, or speak against a scan. */
  static @Nullable ScanTraces of(Scene scene, FileHistory history, long event) {
    ScanTraces traces = new ScanTraces(scene, history, event);
    boolean held =
        scene.store().operation(event) == Operation.CLOSE_FILE
            ? traces.closeAfterWriting()
            : traces.firstTouch();
    return held ? traces : null;
  }

  long event() {
    return event;
  }

  /** A scan on close looks at what was written; other closes of that kind are over at once. */
  private boolean closeAfterWriting() {
    long before = history.lastOwnWriteOrClose(event);
    if (before == FileHistory.NONE || store.operation(before) == Operation.CLOSE_FILE) {
      return false;
    }
    evidence.add(new Finding.Evidence(before, What.WRITTEN_BEFORE));
    boolean fast = isFarFaster(store.durationTicks(before));
    cloudCheck();
    return fast && kindFaster();
  }

  /** A scan is done once: a touch of that kind before, of the same content, rules it out. */
  private boolean firstTouch() {
    boolean opens = store.operation(event) == Operation.CREATE_FILE;
    boolean opened = store.openResult(event) < 0 || store.openResult(event) == OpenResult.OPENED;
    if (opens && !(opened && history.opensData(event))) {
      return false;
    }
    // products may let an image be opened and hold only its section
    long quickest =
        opens ? history.quickestOpenBefore(event) : history.quickestSectionBefore(event);
    if (isFarFaster(quickest)) {
      return false;
    }
    boolean later = laterTouchesFaster();
    boolean executed = executedAfter();
    boolean cloud = cloudCheck();
    return dataWasFast() && kindFaster() && (later || executed || cloud);
  }

  private boolean laterTouchesFaster() {
    long after = history.nextWriteOrOpen(event);
    if (after == FileHistory.NONE
        || history.writes(after)
        || !isFarFaster(store.durationTicks(after))) {
      return false;
    }
    evidence.add(new Finding.Evidence(after, What.FAST_TOUCH));
    surer += SURER_BY_LATER_TOUCHES;
    grounds.add(Ground.of(Ground.Kind.LATER_TOUCHES_FASTER, times(after)));
    return true;
  }

  /** A cold disk is slow once more when the content is read; after a scan it lies in the cache. */
  private boolean dataWasFast() {
    long after = history.nextOwnUse(event);
    if (after == FileHistory.NONE) {
      return true;
    }
    if (!isFarFaster(store.durationTicks(after))) {
      return false;
    }
    surer += SURER_BY_FAST_DATA;
    grounds.add(Ground.of(Ground.Kind.STORAGE_FAST));
    return true;
  }

  private boolean executedAfter() {
    long after = history.nextRun(event);
    if (after == FileHistory.NONE) {
      return false;
    }
    evidence.add(new Finding.Evidence(after, What.EXECUTED));
    surer += SURER_BY_EXECUTION;
    grounds.add(Ground.of(Ground.Kind.EXECUTED_AFTER));
    return true;
  }

  private boolean kindFaster() {
    long usual = Math.max(1, scene.usual().ticks(event));
    if (!isFarFaster(usual)) {
      return false;
    }
    surer += SURER_BY_KIND;
    grounds.add(Ground.of(Ground.Kind.KIND_FASTER, (double) store.durationTicks(event) / usual));
    return true;
  }

  private boolean cloudCheck() {
    long seconds = CloudCheck.seconds(store, event, store.durationTicks(event));
    if (seconds == 0) {
      return false;
    }
    surer += SURER_BY_CLOUD_CHECK;
    grounds.add(Ground.of(Ground.Kind.CLOUD_CHECK, (double) seconds));
    return true;
  }

  private boolean isFarFaster(long ticks) {
    return Math.max(0, ticks) <= store.durationTicks(event) / FAR_FASTER;
  }

  private double times(long other) {
    return (double) store.durationTicks(event) / Math.max(1, store.durationTicks(other));
  }

  /** The finding, with how often the same picture was met. */
  Finding.Builder describe(Product product, double more, int often) {
    Trigger trigger = Trigger.of(store, event);
    Finding.Builder finding =
        Finding.on(store, event)
            .culprit(product.process(), product.name())
            .confidence(Math.min(MOST, product.confidence() + surer + more))
            .evidence(event, What.SLOW_OPERATION)
            .ground(product.ground());
    evidence.forEach(one -> finding.evidence(one.event(), one.what()));
    grounds.forEach(finding::ground);
    if (more > 0) {
      finding.ground(Ground.of(Ground.Kind.OFTEN, often));
    }
    return trigger == null ? finding : finding.ground(trigger.ground());
  }
}
