package dev.stallscope.analysis.network;

import dev.stallscope.analysis.rule.Finding.Outcome;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.List;

/** Tries to connect that nobody answered, or only after the packet was sent again. */
final class UnansweredConnects implements Pattern {
  /** Three packets at doubling gaps: nothing else does that. */
  private static final double CERTAINTY_DOUBLING = 0.95;

  /** A packet sent again, and again not answered. */
  private static final double CERTAINTY = 0.8;

  /** Just one packet sent again: lost by chance, maybe. */
  private static final double CERTAINTY_ONE = 0.6;

  /** A program that tries IPv6 first goes on with IPv4 after 0.2 to 0.3 s (RFC 8305: 250 ms). */
  private static final long FALLBACK = Ticks.PER_SECOND;

  @Override
  public List<Stall> stalls(Connection connection, Traffic traffic) {
    Attempt attempt = Attempt.of(connection);
    if (attempt == null || attempt.isRefused() || fellBack(connection, attempt, traffic)) {
      return List.of();
    }
    double certainty =
        attempt.doubles() ? CERTAINTY_DOUBLING : attempt.packets() > 1 ? CERTAINTY : CERTAINTY_ONE;
    return List.of(attempt.stall(certainty, Outcome.UNANSWERED));
  }

  /** Whether the program did not wait for IPv6 but went on over IPv4. */
  private static boolean fellBack(Connection connection, Attempt attempt, Traffic traffic) {
    Route route = traffic.route(connection.event(0));
    if (route == null || !route.isToIpv6()) {
      return false;
    }
    long start = attempt.startTicks();
    return traffic.begunBetween(start, start + FALLBACK).stream()
        .filter(other -> other.process() == connection.process())
        .filter(other -> other.is(0, Operation.TCP_CONNECT))
        .map(other -> traffic.route(other.event(0)))
        .anyMatch(
            other ->
                other != null
                    && !other.isToIpv6()
                    && other.remote().port().equals(route.remote().port()));
  }
}
