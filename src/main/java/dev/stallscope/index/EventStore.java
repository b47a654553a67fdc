package dev.stallscope.index;

import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.TraceInfo;
import java.util.List;

/**
 * All events of a capture as columns, in the order of the trace. An event is its number, from 0.
 * Times are ticks of 100 ns; values a trace does not tell are as in {@code EventRecord}.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class EventStore {
  // first draft of the reading side; the columns come with EventStoreBuilder
  private EventStore() {}

  public TraceInfo info() {
    throw new UnsupportedOperationException();
  }

  public List<ProcessInfo> processes() {
    throw new UnsupportedOperationException();
  }

  /** Number of events. */
  public long size() {
    throw new UnsupportedOperationException();
  }

  public long startTicks(long event) {
    throw new UnsupportedOperationException();
  }

  /** {@code Ticks.NONE} when pending or not exported. */
  public long durationTicks(long event) {
    throw new UnsupportedOperationException();
  }

  public int process(long event) {
    throw new UnsupportedOperationException();
  }

  public int threadId(long event) {
    throw new UnsupportedOperationException();
  }

  public Operation operation(long event) {
    throw new UnsupportedOperationException();
  }

  public int status(long event) {
    throw new UnsupportedOperationException();
  }

  /** Index into {@link #paths()}. */
  public int path(long event) {
    throw new UnsupportedOperationException();
  }

  public int access(long event) {
    throw new UnsupportedOperationException();
  }

  public int shareMode(long event) {
    throw new UnsupportedOperationException();
  }

  public int disposition(long event) {
    throw new UnsupportedOperationException();
  }

  public int openResult(long event) {
    throw new UnsupportedOperationException();
  }

  public int options(long event) {
    throw new UnsupportedOperationException();
  }

  public long offset(long event) {
    throw new UnsupportedOperationException();
  }

  public long length(long event) {
    throw new UnsupportedOperationException();
  }

  public int code(long event) {
    throw new UnsupportedOperationException();
  }

  public int flags(long event) {
    throw new UnsupportedOperationException();
  }

  /** Index into {@link #paths()} of the second path, -1 when there is none. */
  public int target(long event) {
    throw new UnsupportedOperationException();
  }

  /** Path texts by index. */
  public PathDictionary paths() {
    throw new UnsupportedOperationException();
  }

  /** Start of the first event. */
  public long firstTicks() {
    throw new UnsupportedOperationException();
  }

  /** The latest completion, or start where there is no duration. */
  public long lastTicks() {
    throw new UnsupportedOperationException();
  }
}
