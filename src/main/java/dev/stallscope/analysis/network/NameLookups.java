package dev.stallscope.analysis.network;

import dev.stallscope.analysis.network.Silences.Waiter;
import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Claims;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Outcome;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.analysis.rule.Rule;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.Ticks;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Names that were asked for and not answered, or only after the question was asked again. Programs
 * ask name servers themselves or let Windows' resolver do it, a service in {@code svchost.exe};
 * then the trace does not tell for whom, and who fell silent meanwhile is the only sign.
 */
public final class NameLookups implements Rule {
  /** Every resolver waits that long before it asks again (Windows' shortest is 1 s). */
  private static final long FLOOR = 900 * Ticks.PER_MILLISECOND;

  /** A waiting thread goes on at once; by then a busy machine has given it its turn. */
  private static final long RESUMES_WITHIN = 250 * Ticks.PER_MILLISECOND;

  private static final double CONFIDENCE = 0.85;

  /** It was the process itself that asked, but no thread of it is seen to wait. */
  private static final double CONFIDENCE_NOBODY_SEEN = 0.6;

  /** Windows' resolver asked, and one process is seen to wait. */
  private static final double CONFIDENCE_RESOLVER = 0.5;

  /** It asked, and for whom cannot be told: not even whether anybody waited. */
  private static final double CONFIDENCE_FOR_NOBODY = 0.3;

  @Override
  public String id() {
    return "network-name-lookup";
  }

  @Override
  public @Nullable Missing missing(Scene scene) {
    return scene.has(EventClass.NETWORK) ? null : Missing.NETWORK_EVENTS;
  }

  @Override
  public void find(Scene scene, Claims claims, Consumer<Finding> findings) {
    Traffic traffic = Traffic.of(scene);
    Askers askers = new Askers(scene.store(), traffic.silences());
    for (Lookup lookup : Lookups.of(scene.store(), traffic)) {
      Finding finding = judged(scene, lookup, askers);
      if (finding != null && claims.take(lookup.firstEvent())) {
        findings.accept(finding);
      }
    }
  }

  private @Nullable Finding judged(Scene scene, Lookup lookup, Askers askers) {
    EventStore store = scene.store();
    boolean answered = lookup.answer() >= 0;
    long earliest = answered ? store.startTicks(lookup.answer()) : lookup.earliestEndTicks();
    long latest = answered ? earliest + RESUMES_WITHIN : lookup.latestEndTicks();
    // most lookups are answered within milliseconds
    if (latest - lookup.startTicks() < FLOOR || (answered && lookup.tries() == 1)) {
      return null;
    }
    Waiter waiter = askers.waiter(lookup, Math.max(earliest, lookup.startTicks() + FLOOR), latest);
    long end = Math.min(earliest, store.lastTicks());
    if (waiter != null && !answered) {
      end = lookup.endTicks(waiter.resumedTicks());
    }
    long ticks = end - lookup.startTicks();
    if (ticks < Math.max(FLOOR, scene.minBlockedTicks())) {
      return null;
    }
    boolean byResolver = askers.isResolver(lookup.process());
    Finding.Builder finding = finding(store, lookup, waiter);
    if (byResolver) {
      finding.ground(Ground.of(Ground.Kind.ASKED_BY_RESOLVER, askers.name(lookup.process())));
    }
    return finding
        .span(lookup.startTicks(), ticks)
        .confidence(confidence(byResolver, waiter != null))
        .build(Cause.NETWORK_STALL, id());
  }

  private static double confidence(boolean byResolver, boolean waiterSeen) {
    if (byResolver) {
      return waiterSeen ? CONFIDENCE_RESOLVER : CONFIDENCE_FOR_NOBODY;
    }
    return waiterSeen ? CONFIDENCE : CONFIDENCE_NOBODY_SEEN;
  }

  private static Finding.Builder finding(EventStore store, Lookup lookup, @Nullable Waiter waiter) {
    boolean answered = lookup.answer() >= 0;
    Finding.Builder finding =
        Finding.on(store, lookup.firstEvent())
            .attempts(lookup.tries())
            .outcome(answered ? Outcome.RECOVERED : Outcome.UNANSWERED);
    for (int at = 0; at < lookup.sends().size(); at++) {
      finding.evidence(lookup.sends().get(at), What.NAME_LOOKUP);
    }
    if (answered) {
      finding.evidence(lookup.answer(), What.ANSWERED);
    }
    finding.ground(Ground.of(answered ? Ground.Kind.LATE_ANSWER : Ground.Kind.NO_ANSWER));
    if (!answered) {
      finding.ground(Ground.of(Ground.Kind.END_INFERRED));
    }
    if (waiter == null) {
      return finding.waiter(lookup.process(), -1);
    }
    return finding
        .waiter(waiter.process(), waiter.thread())
        .ground(Ground.of(Ground.Kind.THREAD_SILENT));
  }
}
