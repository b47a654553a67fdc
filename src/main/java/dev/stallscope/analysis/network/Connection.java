package dev.stallscope.analysis.network;

import dev.stallscope.analysis.rule.EventNumbers;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.Operation;

/**
 * One TCP connection as far as the capture shows it: the events of one process between the same two
 * ends, until the ports are used again. Times are FILETIMEs.
 */
final class Connection {
  private final EventStore store;
  private final EventNumbers events;
  private final int from;
  private final int to;
  private final long bound;

  /**
   * @param bound when nothing of it can be outstanding any more: its process has ended, its ports
   *     are used again, or the capture ended
   */
  Connection(EventStore store, EventNumbers events, int from, int to, long bound) {
    this.store = store;
    this.events = events;
    this.from = from;
    this.to = to;
    this.bound = bound;
  }

  EventStore store() {
    return store;
  }

  int size() {
    return to - from;
  }

  long event(int at) {
    return events.get(from + at);
  }

  Operation operation(int at) {
    return store.operation(event(at));
  }

  boolean is(int at, Operation operation) {
    return at >= 0 && at < size() && operation(at) == operation;
  }

  long ticks(int at) {
    return store.startTicks(event(at));
  }

  /** Bytes of the packet, -1 when the trace does not tell. */
  long bytes(int at) {
    return store.length(event(at));
  }

  int process() {
    return store.process(event(0));
  }

  int path() {
    return store.path(event(0));
  }

  long boundTicks() {
    return bound;
  }

  /** Whether it outlasts the capture: nothing else ended it. */
  boolean isOpenAtEnd() {
    return bound >= store.lastTicks();
  }

  /** Whether something came back by this event. */
  boolean isAnswer(int at) {
    return switch (operation(at)) {
      case TCP_RECEIVE, TCP_TCP_COPY, TCP_CONNECT -> true;
      default -> false;
    };
  }

  /** Whether the capture shows how this machine began it. */
  boolean isBegunHere() {
    return operation(0) == Operation.TCP_CONNECT || operation(0) == Operation.TCP_RECONNECT;
  }

  /** Whether the capture shows that this machine was connected to. */
  boolean isAccepted() {
    return operation(0) == Operation.TCP_ACCEPT;
  }
}
