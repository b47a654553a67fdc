package dev.stallscope.analysis.network;

import dev.stallscope.analysis.rule.EventNumbers;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.Endpoint;
import dev.stallscope.model.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts packets to and from name servers together to lookups. The trace does not tell the names:
 * packets of one process and size belong together while nobody answers.
 */
final class Lookups {
  private final EventStore store;
  private final Traffic traffic;
  private final List<Lookup> all = new ArrayList<>();
  private final Map<String, Lookup> byClient = new HashMap<>();
  private final Map<Size, Lookup> bySize = new HashMap<>();

  private record Size(int process, long length) {}

  private Lookups(EventStore store, Traffic traffic) {
    this.store = store;
    this.traffic = traffic;
  }

  static List<Lookup> of(EventStore store, Traffic traffic) {
    Lookups lookups = new Lookups(store, traffic);
    EventNumbers packets = traffic.lookups();
    for (int at = 0; at < packets.size(); at++) {
      lookups.add(packets.get(at));
    }
    return lookups.all;
  }

  private void add(long event) {
    Route route = traffic.route(event);
    if (route == null) {
      return;
    }
    if (store.operation(event) == Operation.UDP_SEND) {
      ask(event, client(event, route.local()));
    } else {
      String client = client(event, route.local());
      Lookup lookup = byClient.remove(client);
      if (lookup != null) {
        lookup.answer(event, client);
      }
    }
  }

  private void ask(long event, String client) {
    int process = store.process(event);
    long length = store.length(event);
    long ticks = store.startTicks(event);
    Lookup lookup = again(byClient.get(client), process, length, ticks);
    if (lookup == null) {
      lookup = again(bySize.get(new Size(process, length)), process, length, ticks);
    }
    if (lookup == null) {
      lookup = new Lookup(process, length);
      all.add(lookup);
    }
    lookup.ask(event, ticks, client);
    byClient.put(client, lookup);
    bySize.put(new Size(process, length), lookup);
  }

  private static @Nullable Lookup again(
      @Nullable Lookup lookup, int process, long length, long ticks) {
    return lookup != null && lookup.isAskedAgainBy(process, length, ticks) ? lookup : null;
  }

  /** Our end, whatever its case; a port belongs to one process at a time. */
  private String client(long event, Endpoint local) {
    return store.process(event) + " " + local.toString().toLowerCase(Locale.ROOT);
  }
}
