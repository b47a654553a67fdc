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
 * Requests that were answered far later than usual, or not at all before the connection ended. That
 * a server may answer late on purpose, as in long polls, keeps the confidence moderate.
 */
final class LateAnswers implements Pattern {
  /** Servers need up to a second for an ordinary answer, busy ones two: our own judgement. */
  private static final long FLOOR = 2 * Ticks.PER_SECOND;

  /** Without an answer at the end of a capture, it may have come the moment after. */
  private static final long FLOOR_PENDING = 5 * Ticks.PER_SECOND;

  /** So many times the usual of this endpoint is far beyond it. */
  private static final double FAR_BEYOND = 5;

  /** With so many waits of one length in a row they are how the connection works: long polls. */
  private static final int POLLS = 3;

  /** Waits that differ by less than a quarter are of one length. */
  private static final double ALIKE = 1.25;

  private static final double CERTAINTY = 0.55;

  @Override
  public List<Stall> stalls(Connection connection, Traffic traffic) {
    List<Stall> stalls = new ArrayList<>();
    Requests requests = new Requests(connection);
    List<Integer> late = new ArrayList<>();
    for (int at = 0; at < connection.size(); at++) {
      if (connection.is(at, Operation.TCP_DISCONNECT)) {
        break;
      }
      if (isLate(connection, at, traffic) && requests.asks(at)) {
        late.add(at);
      }
    }
    withoutPolls(connection, late)
        .forEach(at -> stalls.add(stall(connection, requests.first(at), at)));
    return stalls;
  }

  /** Whether this event is the last before a long silence that only the other side could break. */
  private static boolean isLate(Connection connection, int at, Traffic traffic) {
    if (!connection.is(at, Operation.TCP_SEND)) {
      return false;
    }
    long waited = Requests.waited(connection, at);
    if (at + 1 == connection.size()) {
      return waited >= FLOOR_PENDING && connection.isOpenAtEnd();
    }
    boolean breaks = connection.isAnswer(at + 1) || connection.is(at + 1, Operation.TCP_DISCONNECT);
    return breaks
        && waited >= FLOOR
        && waited >= FAR_BEYOND * traffic.usualAnswers().ticks(connection);
  }

  private static List<Integer> withoutPolls(Connection connection, List<Integer> late) {
    List<Integer> left = new ArrayList<>();
    for (int from = 0; from < late.size(); ) {
      int to = from + 1;
      while (to < late.size() && areAlike(connection, late.get(to - 1), late.get(to))) {
        to++;
      }
      if (to - from < POLLS) {
        left.addAll(late.subList(from, to));
      }
      from = to;
    }
    return left;
  }

  private static boolean areAlike(Connection connection, int one, int other) {
    long waited = Requests.waited(connection, one);
    long next = Requests.waited(connection, other);
    return Math.max(waited, next) <= ALIKE * Math.min(waited, next);
  }

  private static Stall stall(Connection connection, int first, int last) {
    boolean pending = last + 1 == connection.size();
    boolean ended = connection.is(last + 1, Operation.TCP_DISCONNECT);
    Finding.Builder finding =
        Finding.on(connection.store(), connection.event(first))
            .outcome(pending || ended ? Outcome.UNANSWERED : Outcome.COMPLETED)
            .evidence(connection.event(first), What.SENT);
    if (!pending) {
      finding.evidence(connection.event(last + 1), ended ? What.DISCONNECTED : What.ANSWERED);
    }
    finding.ground(Ground.of(pending || ended ? Ground.Kind.NO_ANSWER : Ground.Kind.LATE_ANSWER));
    if (pending) {
      finding.ground(Ground.of(Ground.Kind.STILL_PENDING));
    }
    return new Stall(
        connection.event(first),
        connection.ticks(first),
        connection.ticks(last) + Requests.waited(connection, last),
        CERTAINTY,
        true,
        finding);
  }
}
