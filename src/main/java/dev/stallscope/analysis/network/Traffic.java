package dev.stallscope.analysis.network;

import dev.stallscope.analysis.rule.EventNumbers;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The network events of a capture put in order: TCP connections to other machines, and packets to
 * and from name servers. One pass over all events; what stays on this machine, or goes to a group
 * of machines, is left out.
 */
final class Traffic {
  private final EventStore store;
  private final Map<Integer, @Nullable Route> routes = new HashMap<>();
  private final Map<Integer, EventNumbers> tcp = new LinkedHashMap<>();
  private final List<Connection> connections = new ArrayList<>();
  private final EventNumbers lookups = new EventNumbers();
  private final Silences silences;
  private @Nullable UsualAnswers usualAnswers;

  private Traffic(Scene scene) {
    store = scene.store();
    store.each(
        event -> store.operation(event).eventClass() == EventClass.NETWORK,
        event -> sort(event, store.operation(event)));
    tcp.values().forEach(this::cut);
    connections.sort(Comparator.comparingLong(connection -> connection.event(0)));
    silences = new Silences(scene);
  }

  /** That of a scene, made when first asked for. */
  static Traffic of(Scene scene) {
    return scene.view(Traffic.class, Traffic::new);
  }

  private void sort(long event, Operation operation) {
    switch (operation) {
      case TCP_CONNECT, TCP_ACCEPT, TCP_RECONNECT, TCP_RETRANSMIT -> sortTcp(event);
      case TCP_SEND, TCP_RECEIVE, TCP_TCP_COPY, TCP_DISCONNECT -> sortTcp(event);
      case UDP_SEND, UDP_RECEIVE -> {
        Route route = route(event);
        if (route != null && route.asksNames()) {
          lookups.add(event);
        }
      }
      default -> {}
    }
  }

  private void sortTcp(long event) {
    if (route(event) != null) {
      int path = store.paths().fold(store.path(event));
      tcp.computeIfAbsent(path, key -> new EventNumbers()).add(event);
    }
  }

  /** The ends of an event that leads to another machine, else null. */
  @Nullable Route route(long event) {
    int path = store.path(event);
    if (!routes.containsKey(path)) {
      Route route = Route.of(store.paths().text(path));
      routes.put(path, route != null && route.leadsElsewhere() ? route : null);
    }
    return routes.get(path);
  }

  /** Cuts the events between two ends where their ports are used again. */
  private void cut(EventNumbers events) {
    int from = 0;
    for (int at = 1; at <= events.size(); at++) {
      if (at == events.size() || beginsAnew(events, from, at)) {
        long next = at == events.size() ? Long.MAX_VALUE : store.startTicks(events.get(at));
        connections.add(new Connection(store, events, from, at, bound(events.get(from), next)));
        from = at;
      }
    }
  }

  private boolean beginsAnew(EventNumbers events, int from, int at) {
    long event = events.get(at);
    if (store.process(event) != store.process(events.get(at - 1))) {
      return true;
    }
    Operation before = store.operation(events.get(at - 1));
    return switch (store.operation(event)) {
      // an attempt goes on until it is answered; its answer is no new connection
      case TCP_CONNECT -> before != Operation.TCP_RECONNECT;
      case TCP_RECONNECT ->
          before != Operation.TCP_RECONNECT && !(before == Operation.TCP_CONNECT && at - from == 1);
      case TCP_ACCEPT -> true;
      default -> false;
    };
  }

  private long bound(long event, long next) {
    ProcessInfo process = store.processes().get(store.process(event));
    long exit = process.endTicks() > 0 ? process.endTicks() : Long.MAX_VALUE;
    return Math.min(Math.min(next, exit), store.lastTicks());
  }

  /** TCP connections to other machines, in the order of their first events. */
  List<Connection> connections() {
    return connections;
  }

  /** Whether somebody else began it: who waits then is not on this machine. */
  boolean isInbound(Connection connection) {
    Route route = route(connection.event(0));
    return connection.isAccepted()
        || (!connection.isBegunHere() && route != null && route.isToClient());
  }

  /** UDP packets to and from name servers, in the order of the capture. */
  EventNumbers lookups() {
    return lookups;
  }

  /** Who was silent when. */
  Silences silences() {
    return silences;
  }

  /** How long endpoints take to answer; counted when first asked for. */
  UsualAnswers usualAnswers() {
    if (usualAnswers == null) {
      usualAnswers = new UsualAnswers(this);
    }
    return usualAnswers;
  }

  /** The connections that began in a span of time, its ends included. */
  List<Connection> begunBetween(long fromTicks, long toTicks) {
    int from = firstFrom(fromTicks);
    int to = from;
    while (to < connections.size() && connections.get(to).ticks(0) <= toTicks) {
      to++;
    }
    return connections.subList(from, to);
  }

  private int firstFrom(long ticks) {
    int low = 0;
    int high = connections.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (connections.get(middle).ticks(0) < ticks) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
