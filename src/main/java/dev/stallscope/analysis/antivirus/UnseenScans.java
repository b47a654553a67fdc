package dev.stallscope.analysis.antivirus;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Claims;
import dev.stallscope.analysis.rule.Crowding;
import dev.stallscope.analysis.rule.EventSet;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Rule;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.Ticks;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Scans by a product that is on the machine but whose work on the file is not in the capture: it
 * was filtered out, or is done in the kernel. Told by what a scan leaves behind: the first open of
 * a file is held and later ones are not, or a close after writing is held as no other close is,
 * while the storage is fast. Weaker than seeing the engine, and the confidence says so.
 */
public final class UnseenScans implements Rule {
  /** Below this an open may be slow for many reasons. */
  private static final long FLOOR_TICKS = 50 * Ticks.PER_MILLISECOND;

  /** So often the same picture is no accident. */
  private static final int OFTEN = 5;

  private static final double MORE_SURE = 0.1;

  @Override
  public String id() {
    return "antivirus-engine-unseen";
  }

  @Override
  public @Nullable Missing missing(Scene scene) {
    Missing missing = scene.missingOpens();
    if (missing != null) {
      return missing;
    }
    if (!scene.store().info().hasDurations()) {
      return Missing.DURATIONS;
    }
    return Product.in(scene) == null ? Missing.SECURITY_PRODUCT : null;
  }

  @Override
  public @Nullable Missing unseen(Scene scene) {
    return scene.unseenOpens();
  }

  @Override
  public void prepare(Scene scene) {
    Crowding.of(scene);
  }

  @Override
  public void find(Scene scene, Claims claims, Consumer<Finding> findings) {
    List<Long> candidates = candidates(scene, claims);
    BitSet files = new BitSet();
    candidates.forEach(event -> files.set(scene.file(event)));
    Product product = Product.in(scene);
    if (candidates.isEmpty() || product == null) {
      return;
    }
    FileHistory history = new FileHistory(scene, files);
    Crowding crowding = Crowding.of(scene);
    List<ScanTraces> scans = new ArrayList<>();
    for (long event : candidates) {
      ScanTraces traces = ScanTraces.of(scene, history, event);
      if (traces != null && !crowding.around(event)) {
        scans.add(traces);
      }
    }
    EventSet troubled =
        new StorageTrouble(scene).around(scans.stream().map(ScanTraces::event).toList());
    scans.removeIf(traces -> troubled.contains(traces.event()));
    for (ScanTraces traces : scans) {
      if (claims.take(traces.event())) {
        double more = scans.size() >= OFTEN ? MORE_SURE : 0;
        findings.accept(
            traces.describe(product, more, scans.size()).build(Cause.ANTIVIRUS_SCAN, id()));
      }
    }
  }

  private static List<Long> candidates(Scene scene, Claims claims) {
    EventStore store = scene.store();
    long floor = Math.max(FLOOR_TICKS, scene.minBlockedTicks());
    List<Long> candidates = new ArrayList<>();
    store.eachLasting(
        floor,
        event -> {
          if (store.durationTicks(event) >= floor
              && Trigger.succeeded(store, event)
              && Trigger.of(store, event) != null
              && !claims.taken(event)
              && !scene.guards().isEngine(store.process(event))
              && !scene.isOnNetworkShare(event)
              && scene.waits().reason(event) == null) {
            candidates.add(event);
          }
        });
    return candidates;
  }
}
