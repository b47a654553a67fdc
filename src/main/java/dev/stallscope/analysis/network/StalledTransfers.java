package dev.stallscope.analysis.network;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Outcome;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.ArrayList;
import java.util.List;

/**
 * Downloads that stood still in the middle: data came, then nothing for seconds, then more of it
 * without a new request.
 */
final class StalledTransfers implements Pattern {
  /** Congestion and lost packets are made good within a second or two: our own judgement. */
  private static final long FLOOR = 3 * Ticks.PER_SECOND;

  /** Less is a message, not a transfer: what servers push of their own accord is small. */
  private static final long BULK = 64 * 1024;

  private static final double CERTAINTY = 0.55;

  @Override
  public List<Stall> stalls(Connection connection, Traffic traffic) {
    List<Stall> stalls = new ArrayList<>();
    long received = 0;
    for (int at = 0; at < connection.size(); at++) {
      if (Requests.isRequest(connection, at) || connection.is(at, Operation.TCP_DISCONNECT)) {
        received = 0;
      } else if (connection.is(at, Operation.TCP_RECEIVE)) {
        received += Math.max(0, connection.bytes(at));
        if (received >= BULK
            && connection.is(at + 1, Operation.TCP_RECEIVE)
            && Requests.waited(connection, at) >= FLOOR
            && isBulkFrom(connection, at + 1)) {
          stalls.add(stall(connection, at));
          received = 0;
        }
      }
    }
    return stalls;
  }

  private static boolean isBulkFrom(Connection connection, int from) {
    long bytes = 0;
    for (int at = from; at < connection.size() && bytes < BULK; at++) {
      if (Requests.isRequest(connection, at)) {
        return false;
      }
      if (connection.is(at, Operation.TCP_RECEIVE)) {
        bytes += Math.max(0, connection.bytes(at));
      }
    }
    return bytes >= BULK;
  }

  private static Stall stall(Connection connection, int last) {
    Finding.Builder finding =
        Finding.on(connection.store(), connection.event(last + 1))
            .outcome(Outcome.RECOVERED)
            .evidence(connection.event(last), What.ANSWERED)
            .evidence(connection.event(last + 1), What.ANSWERED)
            .ground(Ground.of(Ground.Kind.LATE_ANSWER));
    return new Stall(
        connection.event(last + 1),
        connection.ticks(last),
        connection.ticks(last + 1),
        CERTAINTY,
        true,
        finding);
  }
}
