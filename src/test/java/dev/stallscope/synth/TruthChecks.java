package dev.stallscope.synth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.index.EventStore;
import dev.stallscope.model.EventClass;
import dev.stallscope.synth.plant.Stall;
import java.util.Set;

/** Whether what a plant wrote down is what the events show. */
final class TruthChecks {
  private static final Set<String> KINDS =
      Set.of("antivirus-scan", "lock-conflict", "network-stall", "slow-operation");
  private static final Set<String> OUTCOMES =
      Set.of("completed", "recovered", "gave-up", "unanswered");

  private TruthChecks() {}

  static void fits(Stall stall, EventStore store) {
    assertThat(KINDS).contains(stall.kind());
    assertThat(OUTCOMES).contains(stall.outcome());
    assertThat(stall.blockedTicks()).isPositive().isGreaterThanOrEqualTo(stall.shownTicks());
    assertThat(stall.events()).isNotEmpty().allMatch(e -> e >= 0 && e < store.size());
    assertThat(stall.events()).anyMatch(e -> isTheWait(stall, store, e));
    if (stall.kind().equals("antivirus-scan")) {
      assertThat(stall.events())
          .anyMatch(e -> store.durationTicks(e) == stall.blockedTicks())
          .allMatch(e -> store.startTicks(e) >= stall.startTicks())
          .allMatch(e -> store.startTicks(e) < stall.startTicks() + stall.blockedTicks());
    }
  }

  private static boolean isTheWait(Stall stall, EventStore store, long event) {
    boolean packet = stall.operation().eventClass() == EventClass.NETWORK;
    return store.operation(event) == stall.operation()
        && store.process(event) == stall.process()
        && (packet || store.threadId(event) == stall.threadId())
        && store.paths().text(store.path(event)).equals(stall.path())
        && store.startTicks(event) >= stall.startTicks();
  }
}
