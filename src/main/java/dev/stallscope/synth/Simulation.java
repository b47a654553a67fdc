package dev.stallscope.synth;

import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.synth.machine.SimEvent;
import dev.stallscope.synth.machine.Stacks;
import dev.stallscope.trace.EventRecord;
import java.util.List;

/** A capture that was made up, and the truth about it. */
public final class Simulation {
  private final TraceInfo info;
  private final List<ProcessInfo> processes;
  private final List<SimEvent> events;
  private final Stacks stacks;
  private final Truth truth;

  Simulation(
      TraceInfo info,
      List<ProcessInfo> processes,
      List<SimEvent> events,
      Stacks stacks,
      Truth truth) {
    this.info = info;
    this.processes = processes;
    this.events = events;
    this.stacks = stacks;
    this.truth = truth;
  }

  /** Takes events one by one. */
  @FunctionalInterface
  public interface Consumer<E extends Exception> {
    /**
     * Takes an event.
     *
     * @param event reused: copy what is to be kept
     * @param stack return addresses, innermost first; not to be changed
     */
    void event(EventRecord event, long[] stack) throws E;
  }

  public TraceInfo info() {
    return info;
  }

  public List<ProcessInfo> processes() {
    return processes;
  }

  /** Number of events. */
  public long size() {
    return events.size();
  }

  /** FILETIME of the first event; 0 when there is none. */
  public long firstTicks() {
    return events.isEmpty() ? 0 : events.get(0).start();
  }

  public Truth truth() {
    return truth;
  }

  /** Hands over all events in the order of a capture, numbered from 0. May be called again. */
  public <E extends Exception> void forEach(Consumer<E> consumer) throws E {
    EventRecord event = new EventRecord();
    for (SimEvent each : events) {
      each.copyTo(event);
      consumer.event(event, stacks.of(each));
    }
  }
}
