package dev.stallscope.synth.machine;

import dev.stallscope.model.Operation;

/**
 * Packets of a process. Windows' network provider tells neither thread nor duration nor failure:
 * all of these events have thread 0, length 0 and succeed.
 */
public final class NetworkActions {
  private final SimThread thread;

  NetworkActions(SimThread thread) {
    this.thread = thread;
  }

  /** The two ends of a new connection as ProcMon shows them, from a fresh local port. */
  public String newConnection(String remote) {
    return thread.machine().localEnd() + " -> " + remote;
  }

  /** One event of a connection, now. */
  public SimEvent event(Operation operation, String connection, long bytes) {
    SimEvent event =
        thread
            .machine()
            .tape()
            .add(new SimEvent(thread.process(), 0, thread.now(), operation, connection));
    event.length(bytes);
    thread.pause(1 + thread.machine().timings().gap(thread.machine().dice()));
    return event;
  }

  /** Connects within some milliseconds, as to a host that answers. */
  public String connect(String remote) {
    String connection = newConnection(remote);
    thread.pause(thread.machine().dice().ticks(60_000, 400_000));
    event(Operation.TCP_CONNECT, connection, 0);
    return connection;
  }

  /** Asks for something and gets it in packets of a size as seen in real downloads. */
  public void exchange(String connection, long bytes) {
    Dice dice = thread.machine().dice();
    event(Operation.TCP_SEND, connection, dice.between(200, 900));
    thread.pause(dice.ticks(100_000, 700_000));
    long left = bytes;
    while (left > 0) {
      long packet = Math.min(left, 1460L * dice.between(1, 40));
      event(Operation.TCP_RECEIVE, connection, packet);
      thread.pause(dice.ticks(500, 30_000));
      left -= packet;
    }
  }

  /** Ends a connection. */
  public void disconnect(String connection) {
    event(Operation.TCP_DISCONNECT, connection, 0);
  }
}
