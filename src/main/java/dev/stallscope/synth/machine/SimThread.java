package dev.stallscope.synth.machine;

import dev.stallscope.model.Operation;

/**
 * A thread with a clock of its own: what it does follows one upon the other, and what other threads
 * do meanwhile is written to the same tape with their clocks.
 */
public final class SimThread {
  private final SimProcess process;
  private final int id;
  private long now;

  SimThread(SimProcess process, int id, long now) {
    this.process = process;
    this.id = id;
    this.now = now;
  }

  public SimProcess process() {
    return process;
  }

  public Machine machine() {
    return process.machine();
  }

  public int id() {
    return id;
  }

  /** Its clock: FILETIME of what it does next. */
  public long now() {
    return now;
  }

  /** Works on something no event shows, or sleeps. */
  public void pause(long ticks) {
    now += ticks;
  }

  /** Waits until that time unless it has passed. */
  public void waitUntil(long time) {
    now = Math.max(now, time);
  }

  /** Begins an operation of ordinary length; it is to be {@linkplain #done ended}. */
  public SimEvent begin(Operation operation, String path) {
    SimEvent event = at(now, operation, path);
    return event.lasting(machine().timings().of(operation, machine().dice()));
  }

  /** Ends an operation: the clock goes on to its completion and a little further. */
  public SimEvent done(SimEvent event) {
    now = Math.max(now, event.end()) + 1 + machine().timings().gap(machine().dice());
    return event;
  }

  /** A whole operation that succeeds in ordinary time. */
  public SimEvent run(Operation operation, String path) {
    return done(begin(operation, path));
  }

  /** An event of no length at this time, whatever the clock says: inside another, or beside it. */
  public SimEvent at(long time, Operation operation, String path) {
    return machine().tape().add(new SimEvent(process, id, time, operation, path));
  }

  /** Operations on files. */
  public FileActions files() {
    return new FileActions(this);
  }

  /** Operations on registry keys. */
  public RegistryActions registry() {
    return new RegistryActions(this);
  }

  /** Starts and ends of processes, images loaded. */
  public ProcessActions processes() {
    return new ProcessActions(this);
  }

  /** Connections and packets. */
  public NetworkActions network() {
    return new NetworkActions(this);
  }
}
