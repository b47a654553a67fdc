package dev.stallscope.index;

import dev.stallscope.bench.NanosecondsPerEvent;
import dev.stallscope.bench.Recording;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Filling a store, and summing up what is in it. */
public class EventStoreBenchmark extends NanosecondsPerEvent {
  private Recording recording;
  private EventStore store;

  /** What a summary's rows stand for. */
  @State(Scope.Benchmark)
  public static class By {
    @Param({"PROCESS", "PATH"})
    public Grouping grouping;
  }

  @Setup
  public void record() throws IOException {
    recording = Recording.mixed();
    store = recording.store();
  }

  /** An empty store is begun for every 65,536 events, so growing is in it. */
  @Benchmark
  @OperationsPerInvocation(Recording.EVENTS)
  public EventStoreBuilder append() {
    return recording.append();
  }

  @Benchmark
  @OperationsPerInvocation(Recording.EVENTS)
  public Summary summary(By by) {
    return Summary.by(store, by.grouping);
  }
}
