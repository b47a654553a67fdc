package dev.stallscope.synth.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All events of a machine, in the order they were thought of until they are put in order. */
public final class Tape {
  private final List<SimEvent> events = new ArrayList<>();

  SimEvent add(SimEvent event) {
    events.add(event);
    return event;
  }

  /** Latest completion so far; 0 when there is none. */
  public long end() {
    return events.stream().mapToLong(SimEvent::end).max().orElse(0);
  }

  /** Puts the events in the order of a capture, by start, and numbers them. */
  public List<SimEvent> inOrder() {
    events.sort(Comparator.comparingLong(SimEvent::start));
    for (int i = 0; i < events.size(); i++) {
      events.get(i).number(i);
    }
    return List.copyOf(events);
  }
}
