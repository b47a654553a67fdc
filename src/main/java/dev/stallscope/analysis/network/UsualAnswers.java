package dev.stallscope.analysis.network;

import dev.stallscope.model.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long each endpoint usually takes to answer in this capture. */
final class UsualAnswers {
  /** With fewer answers their median says nothing. */
  private static final int ENOUGH = 4;

  private final Traffic traffic;
  private final Map<String, Long> medians = new HashMap<>();

  UsualAnswers(Traffic traffic) {
    this.traffic = traffic;
    Map<String, List<Long>> answers = new HashMap<>();
    for (Connection connection : traffic.connections()) {
      List<Long> known = answers.computeIfAbsent(key(connection), key -> new ArrayList<>());
      for (int at = 0; at + 1 < connection.size(); at++) {
        if (connection.is(at, Operation.TCP_SEND) && connection.isAnswer(at + 1)) {
          known.add(connection.ticks(at + 1) - connection.ticks(at));
        }
      }
    }
    answers.forEach((key, known) -> medians.put(key, median(known)));
  }

  private String key(Connection connection) {
    Route route = traffic.route(connection.event(0));
    return route == null ? "" : route.remote().toString().toLowerCase(Locale.ROOT);
  }

  private static long median(List<Long> ticks) {
    Collections.sort(ticks);
    return ticks.size() < ENOUGH ? 0 : ticks.get(ticks.size() / 2);
  }

  /** The median of the endpoint's answers, 0 when there are too few to say. */
  long ticks(Connection connection) {
    return medians.getOrDefault(key(connection), 0L);
  }
}
