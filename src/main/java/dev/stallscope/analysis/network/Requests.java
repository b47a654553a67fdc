package dev.stallscope.analysis.network;

import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;

/** Tells the packets of a connection that ask for something from those that do not. */
final class Requests {
  /**
   * Smaller packets ask for nothing: HTTP/2's SETTINGS, PING and WINDOW_UPDATE frames have 9 to 17
   * bytes (RFC 9113) and TLS adds 22 to 29; a request names at least a host and a path.
   */
  private static final long SMALLEST = 64;

  /** Packets of one request leave together. */
  private static final long BURST = 50 * Ticks.PER_MILLISECOND;

  private final Connection connection;

  Requests(Connection connection) {
    this.connection = connection;
  }

  /** Ticks from an event to the next of the connection, or to where nothing can follow. */
  static long waited(Connection connection, int at) {
    long next = at + 1 < connection.size() ? connection.ticks(at + 1) : connection.boundTicks();
    return Math.max(0, next - connection.ticks(at));
  }

  /** Place of the first of the packets that were sent together with this one. */
  int first(int at) {
    int first = at;
    while (connection.is(first - 1, Operation.TCP_SEND)
        && connection.ticks(first) - connection.ticks(first - 1) <= BURST) {
      first--;
    }
    return first;
  }

  /** Whether one of the packets sent together with this one is a request. */
  boolean asks(int at) {
    for (int sent = first(at); sent <= at; sent++) {
      if (isRequest(connection, sent)) {
        return true;
      }
    }
    return false;
  }

  /** Whether this packet is large enough to ask for something; one of unknown size may. */
  static boolean isRequest(Connection connection, int at) {
    return connection.is(at, Operation.TCP_SEND)
        && (connection.bytes(at) < 0 || connection.bytes(at) >= SMALLEST);
  }
}
