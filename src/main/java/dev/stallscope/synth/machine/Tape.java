package dev.stallscope.synth.machine;

import dev.stallscope.model.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** All events of a machine, in the order they were thought of until they are put in order. */
public final class Tape {
  private final List<SimEvent> events = new ArrayList<>();

  SimEvent add(SimEvent event) {
    events.add(event);
    return event;
  }

  /** Takes events off again. */
  public void remove(List<SimEvent> unwanted) {
    Set<SimEvent> gone = Collections.newSetFromMap(new IdentityHashMap<>());
    gone.addAll(unwanted);
    events.removeIf(gone::contains);
  }

  /** Latest completion so far; 0 when there is none. */
  public long end() {
    return events.stream().mapToLong(SimEvent::end).max().orElse(0);
  }

  /** Latest completion of a process's events so far; 0 when it has none. */
  public long end(SimProcess process) {
    return events.stream()
        .filter(event -> event.process() == process)
        .mapToLong(SimEvent::end)
        .max()
        .orElse(0);
  }

  /** Files that a process has written to so far, each once, in order. */
  public List<String> writtenBy(SimProcess process) {
    return events.stream()
        .filter(event -> event.process() == process && event.operation() == Operation.WRITE_FILE)
        .map(SimEvent::path)
        .filter(path -> path.startsWith("C:\\"))
        .distinct()
        .toList();
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
