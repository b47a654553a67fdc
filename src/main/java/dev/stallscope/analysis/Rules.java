package dev.stallscope.analysis;

import dev.stallscope.analysis.antivirus.SeenScans;
import dev.stallscope.analysis.antivirus.UnseenScans;
import dev.stallscope.analysis.latency.SlowOperations;
import dev.stallscope.analysis.latency.SlowOperations.Place;
import dev.stallscope.analysis.latency.SlowProcessStarts;
import dev.stallscope.analysis.lock.Conflict;
import dev.stallscope.analysis.lock.LockConflicts;
import dev.stallscope.analysis.network.NameLookups;
import dev.stallscope.analysis.network.NetworkStalls;
import dev.stallscope.analysis.network.NetworkStalls.Way;
import dev.stallscope.analysis.rule.Rule;
import java.util.List;

/** All rules, in the order in which they may explain an event. */
final class Rules {
  /**
   * Locks are told by their results and need no durations; scans are told by who touched the file
   * meanwhile; what is left over is merely slow.
   */
  static final List<Rule> ALL =
      List.of(
          new LockConflicts(Conflict.SHARING_VIOLATION),
          new LockConflicts(Conflict.DELETE_PENDING),
          new LockConflicts(Conflict.USER_MAPPED_FILE),
          new LockConflicts(Conflict.BYTE_RANGE_LOCK),
          new LockConflicts(Conflict.OPLOCK),
          new LockConflicts(Conflict.ACCESS_DENIED),
          new SeenScans(),
          new UnseenScans(),
          new NetworkStalls(Way.REVOCATION_CHECK),
          new NetworkStalls(Way.CONNECT_UNANSWERED),
          new NetworkStalls(Way.CONNECT_REFUSED),
          new NetworkStalls(Way.RETRANSMISSION),
          new NetworkStalls(Way.ANSWER_LATE),
          new NetworkStalls(Way.TRANSFER_STALLED),
          new NameLookups(),
          new SlowOperations(Place.STORAGE),
          new SlowOperations(Place.NETWORK_SHARE),
          new SlowOperations(Place.REGISTRY),
          new SlowProcessStarts());

  private Rules() {}
}
