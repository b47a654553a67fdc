package dev.stallscope.analysis.network;

import dev.stallscope.analysis.rule.Finding.Outcome;
import java.util.List;

/** Tries to connect that were refused: Windows tries again twice, half a second apart. */
final class RefusedConnects implements Pattern {
  private static final double CERTAINTY = 0.9;

  @Override
  public List<Stall> stalls(Connection connection, Traffic traffic) {
    Attempt attempt = Attempt.of(connection);
    return attempt == null || !attempt.isRefused()
        ? List.of()
        : List.of(attempt.stall(CERTAINTY, Outcome.GAVE_UP));
  }
}
