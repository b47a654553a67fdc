package dev.stallscope.analysis;

import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.analysis.rule.WaitByDesign;
import dev.stallscope.analysis.rule.WaitByDesign.Reason;
import dev.stallscope.analysis.rule.WaitsByDesign;
import dev.stallscope.analysis.wallclock.ProcessorTime;
import dev.stallscope.analysis.wallclock.Share;
import dev.stallscope.analysis.wallclock.WallClock;
import dev.stallscope.index.EventStore;
import java.util.List;

/** Cuts the target's time into parts: goes through its events and waits in order of their start. */
final class TargetClock {
  private final Scene scene;
  private final EventStore store;
  private final List<Wait> findings;
  private final WallClock clock;
  private final WaitsByDesign waits;
  private int next;

  /**
   * @param findings the target's, in order of their start
   */
  TargetClock(Scene scene, Target target, List<Wait> findings) {
    this.scene = scene;
    this.store = scene.store();
    this.findings = findings;
    this.waits = new WaitsByDesign(store);
    boolean[] members = new boolean[store.processes().size()];
    target.processes().forEach(process -> members[process] = true);
    clock = new WallClock(target.startTicks(), target.endTicks(), ProcessorTime.of(store, members));
    store.eachOf(members, this::add);
    addFindings(Long.MAX_VALUE);
  }

  private void add(long event) {
    long ticks = store.durationTicks(event);
    if (ticks <= 0) {
      return;
    }
    addFindings(store.startTicks(event));
    Reason reason = scene.waits().reason(event);
    if (reason == null) {
      clock.add(WallClock.ordinary(store.operation(event)), store.startTicks(event), ticks);
    } else if (ticks >= scene.minBlockedTicks()) {
      waits.add(event, reason);
    }
  }

  private void addFindings(long untilTicks) {
    while (next < findings.size() && findings.get(next).startTicks() <= untilTicks) {
      Wait finding = findings.get(next++);
      clock.add(finding.kind(), finding.startTicks(), finding.blockedTicks());
    }
  }

  /** The parts of the time. */
  List<Share> shares() {
    return clock.shares();
  }

  /** The target's long waits that are no trouble, the longest first. */
  List<WaitByDesign> waitsByDesign() {
    return waits.longestFirst();
  }
}
