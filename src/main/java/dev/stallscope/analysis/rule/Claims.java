package dev.stallscope.analysis.rule;

/** Events of victims that a rule has explained: each is explained once. */
public final class Claims {
  private final EventSet taken = new EventSet();

  /** Takes an event; false when another finding has it already. */
  public boolean take(long event) {
    return taken.add(event);
  }

  public boolean taken(long event) {
    return taken.contains(event);
  }
}
