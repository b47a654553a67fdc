package dev.stallscope.analysis.network;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Outcome;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.ArrayList;
import java.util.List;

/** Data that was sent again and again because nobody acknowledged it. */
final class Retransmissions implements Pattern {
  /** A lost packet is sent again after 0.3 s or more and made good on any connection in use. */
  private static final long FLOOR = Ticks.PER_SECOND;

  /** That the same data is lost twice is no chance any more: our own judgement. */
  private static final long FLOOR_REPEATED = Ticks.PER_SECOND / 2;

  private static final double CERTAINTY_DOUBLING = 0.9;

  private static final double CERTAINTY = 0.7;

  @Override
  public List<Stall> stalls(Connection connection, Traffic traffic) {
    List<Stall> stalls = new ArrayList<>();
    int at = 0;
    // what is sent again after the end of a connection keeps nobody waiting
    while (at < connection.size() && !connection.is(at, Operation.TCP_DISCONNECT)) {
      if (connection.is(at, Operation.TCP_RETRANSMIT)) {
        int last = lastOf(connection, at);
        Stall stall = stall(connection, at, last);
        if (stall.ticks() >= (last > at ? FLOOR_REPEATED : FLOOR)) {
          stalls.add(stall);
        }
        at = last;
      }
      at++;
    }
    return stalls;
  }

  private static int lastOf(Connection connection, int first) {
    int last = first;
    while (connection.is(last + 1, Operation.TCP_RETRANSMIT)) {
      last++;
    }
    return last;
  }

  private static Stall stall(Connection connection, int first, int last) {
    boolean begun = connection.is(first - 1, Operation.TCP_SEND);
    int sent = begun ? new Requests(connection).first(first - 1) : first;
    long end = endTicks(connection, first, last);
    Gaps gaps = new Gaps(connection, first, last);
    Finding.Builder finding =
        Finding.on(connection.store(), connection.event(sent))
            .attempts(last - first + 2)
            .outcome(outcome(connection, last));
    if (sent < first) {
      finding.evidence(connection.event(sent), What.SENT);
    }
    for (int at = first; at <= last; at++) {
      finding.evidence(connection.event(at), What.RETRANSMIT);
    }
    addEnd(connection, last, finding);
    if (gaps.doDouble()) {
      finding.ground(Ground.of(Ground.Kind.DOUBLING_GAPS, last - first + 1));
    }
    if (sent == first) {
      finding.ground(Ground.of(Ground.Kind.BEGIN_UNSEEN));
    }
    return new Stall(
        connection.event(sent),
        connection.ticks(sent),
        end,
        gaps.doDouble() ? CERTAINTY_DOUBLING : CERTAINTY,
        false,
        finding);
  }

  private static long endTicks(Connection connection, int first, int last) {
    if (last + 1 < connection.size()) {
      return connection.ticks(last + 1);
    }
    long gap = last > first ? connection.ticks(last) - connection.ticks(last - 1) : 0;
    long due = connection.ticks(last) + 2 * gap;
    return Math.max(connection.ticks(last), Math.min(connection.boundTicks(), due));
  }

  private static Outcome outcome(Connection connection, int last) {
    if (last + 1 == connection.size()) {
      return Outcome.UNANSWERED;
    }
    return connection.is(last + 1, Operation.TCP_DISCONNECT) ? Outcome.GAVE_UP : Outcome.RECOVERED;
  }

  private static void addEnd(Connection connection, int last, Finding.Builder finding) {
    if (last + 1 == connection.size()) {
      finding.ground(Ground.of(Ground.Kind.NO_ANSWER)).ground(Ground.of(Ground.Kind.END_INFERRED));
      return;
    }
    boolean ended = connection.is(last + 1, Operation.TCP_DISCONNECT);
    finding
        .evidence(connection.event(last + 1), ended ? What.DISCONNECTED : What.ANSWERED)
        .ground(Ground.of(ended ? Ground.Kind.NO_ANSWER : Ground.Kind.LATE_ANSWER));
  }
}
