package dev.stallscope.analysis.rule;

import java.util.HashSet;
import java.util.Set;

/** Events of victims that a rule has explained: each is explained once. */
public final class Claims {
  private final Set<Long> events = new HashSet<>();

  /** Takes an event; false when another finding has it already. */
  public boolean take(long event) {
    return events.add(event);
  }

  public boolean taken(long event) {
    return events.contains(event);
  }
}
