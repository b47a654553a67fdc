package dev.stallscope.analysis.network;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Outcome;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import org.jspecify.annotations.Nullable;

/**
 * A try to connect whose first packet was not answered at once. The first packet itself leaves no
 * event: {@code TCP Connect} is written when a connection stands, {@code TCP Reconnect} for each
 * packet sent again.
 */
final class Attempt {
  /**
   * Windows' initial timeouts: 3 s up to Windows 8 (RFC 2988), 1 s since (RFC 6298). The first
   * packet left that long before it was sent again.
   */
  private static final long[] INITIAL_TIMEOUTS = {Ticks.PER_SECOND, 3 * Ticks.PER_SECOND};

  /** Where a packet was sent again once, the first left at least that long before. */
  private static final long SHORTEST_TIMEOUT = INITIAL_TIMEOUTS[0];

  /** By so much a timer may miss them: timers tick at 15.6 ms and more on battery. */
  private static final double TIMER_SLACK = 0.1;

  private final Connection connection;
  private final int first;
  private final int last;
  private final Gaps gaps;

  private Attempt(Connection connection, int first, int last) {
    this.connection = connection;
    this.first = first;
    this.last = last;
    this.gaps = new Gaps(connection, first, last);
  }

  /** How a connection began, null when it stood at once or before the capture began. */
  static @Nullable Attempt of(Connection connection) {
    int first = connection.is(0, Operation.TCP_CONNECT) ? 1 : 0;
    int last = first - 1;
    while (connection.is(last + 1, Operation.TCP_RECONNECT)) {
      last++;
    }
    return last < first ? null : new Attempt(connection, first, last);
  }

  /** Whether the packets came at short, even gaps until the end: refused rather than lost. */
  boolean isRefused() {
    if (gaps.count() > 0) {
      return gaps.areShort();
    }
    return isEnded() && new Gaps(connection, last, last + 1).areShort();
  }

  boolean isAnswered() {
    return last + 1 < connection.size() && !isEnded();
  }

  /** Whether the system ended it. */
  private boolean isEnded() {
    return connection.is(last + 1, Operation.TCP_DISCONNECT);
  }

  boolean doubles() {
    return gaps.doDouble();
  }

  int packets() {
    return last - first + 1;
  }

  /** Ticks from the first packet to the first in the capture; 0 when it cannot be told. */
  long unseenTicks() {
    if (first > 0) {
      return connection.ticks(first) - connection.ticks(0);
    }
    if (isRefused()) {
      return 0;
    }
    if (gaps.count() == 0) {
      return SHORTEST_TIMEOUT;
    }
    for (long timeout : INITIAL_TIMEOUTS) {
      if (Math.abs(gaps.first() - 2 * timeout) <= TIMER_SLACK * 2 * timeout) {
        return gaps.first() / 2;
      }
    }
    return 0;
  }

  long startTicks() {
    return connection.ticks(first) - unseenTicks();
  }

  /** Its answer or end; where no event tells, when the next packet would have been due. */
  long endTicks() {
    if (last + 1 < connection.size()) {
      return connection.ticks(last + 1);
    }
    long due = gaps.count() == 0 ? 0 : isRefused() ? gaps.last() : 2 * gaps.last();
    return Math.max(
        connection.ticks(last), Math.min(connection.boundTicks(), connection.ticks(last) + due));
  }

  /** What both kinds of attempts have in common. */
  Stall stall(double certainty, Outcome unanswered) {
    Finding.Builder finding =
        Finding.on(connection.store(), connection.event(first))
            // the first packet itself leaves no event
            .attempts(packets() + 1)
            .outcome(isAnswered() ? Outcome.RECOVERED : unanswered);
    for (int at = first == 0 ? 0 : first - 1; at <= last; at++) {
      finding.evidence(connection.event(at), What.CONNECT_ATTEMPT);
    }
    if (last + 1 < connection.size()) {
      finding.evidence(connection.event(last + 1), isEnded() ? What.DISCONNECTED : What.ANSWERED);
    }
    addGrounds(finding);
    return new Stall(connection.event(first), startTicks(), endTicks(), certainty, false, finding);
  }

  private void addGrounds(Finding.Builder finding) {
    if (doubles()) {
      finding.ground(Ground.of(Ground.Kind.DOUBLING_GAPS, packets()));
    } else if (isRefused()) {
      finding.ground(Ground.of(Ground.Kind.CONSTANT_GAPS, packets()));
    }
    finding.ground(Ground.of(isAnswered() ? Ground.Kind.LATE_ANSWER : Ground.Kind.NO_ANSWER));
    if (first == 0) {
      finding.ground(
          unseenTicks() == 0
              ? Ground.of(Ground.Kind.BEGIN_UNSEEN)
              : Ground.of(Ground.Kind.BEGIN_INFERRED, Ticks.toMillis(unseenTicks())));
    }
    if (last + 1 == connection.size()) {
      finding.ground(
          Ground.of(
              connection.isOpenAtEnd() && endTicks() == connection.boundTicks()
                  ? Ground.Kind.STILL_PENDING
                  : Ground.Kind.END_INFERRED));
    }
  }
}
