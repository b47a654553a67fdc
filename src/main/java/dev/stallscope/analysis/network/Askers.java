package dev.stallscope.analysis.network;

import dev.stallscope.analysis.network.Silences.Waiter;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells who waited for a name, also when Windows' resolver asked for it. */
final class Askers {
  /** The service that asks for everybody, in whose process nothing tells for whom. */
  private static final String RESOLVER_HOST = "svchost.exe";

  /** They ask in the background, or wait for nobody. */
  private static final Set<String> NEVER_WAIT =
      Set.of("idle", "system", "registry", "procmon.exe", "procmon64.exe", "procmon64a.exe");

  /** A program hands its question over and the resolver sends it at once. */
  private static final long BEFORE = 50 * Ticks.PER_MILLISECOND;

  /** In captures with more events than this in those milliseconds nobody could be told apart. */
  private static final int MOST_EVENTS = 20_000;

  private final EventStore store;
  private final Silences silences;

  Askers(EventStore store, Silences silences) {
    this.store = store;
    this.silences = silences;
  }

  String name(int process) {
    return store.processes().get(process).name();
  }

  boolean isResolver(int process) {
    return name(process).toLowerCase(Locale.ROOT).equals(RESOLVER_HOST);
  }

  /** Who fell silent with a lookup and went on in this span; null when nobody, or several did. */
  @Nullable Waiter waiter(Lookup lookup, long earliestTicks, long latestTicks) {
    if (!isResolver(lookup.process())) {
      return silences.waiter(lookup.process(), lookup.startTicks(), earliestTicks, latestTicks);
    }
    Waiter only = null;
    for (int process : activeBefore(lookup)) {
      Waiter waiter = silences.waiter(process, lookup.startTicks(), earliestTicks, latestTicks);
      if (waiter != null && only != null) {
        return null;
      }
      only = waiter == null ? only : waiter;
    }
    return only;
  }

  private Set<Integer> activeBefore(Lookup lookup) {
    Set<Integer> processes = new LinkedHashSet<>();
    long since = lookup.startTicks() - BEFORE;
    long least = Math.max(0, lookup.firstEvent() - MOST_EVENTS);
    for (long event = lookup.firstEvent() - 1; event >= least; event--) {
      if (store.startTicks(event) < since) {
        break;
      }
      if (mayWait(store.processes().get(store.process(event)))) {
        processes.add(store.process(event));
      }
    }
    return processes;
  }

  private static boolean mayWait(ProcessInfo process) {
    String name = process.name().toLowerCase(Locale.ROOT);
    return !name.equals(RESOLVER_HOST) && !NEVER_WAIT.contains(name);
  }
}
