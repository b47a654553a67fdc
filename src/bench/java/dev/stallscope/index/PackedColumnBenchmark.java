package dev.stallscope.index;

import dev.stallscope.bench.NanosecondsPerEvent;
import dev.stallscope.bench.Recording;
import dev.stallscope.model.Ticks;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/** Reading packed values one after the other, as analyses do. */
public class PackedColumnBenchmark extends NanosecondsPerEvent {
  private PackedColumn starts;
  private PackedColumn durations;

  @Setup
  public void record() throws IOException {
    Recording recording = Recording.mixed();
    PackedColumn.Builder ofStarts = PackedColumn.Builder.fromLeast();
    PackedColumn.Builder ofDurations = PackedColumn.Builder.from(Ticks.NONE);
    for (int i = 0; i < Recording.EVENTS; i++) {
      ofStarts.add(recording.event(i).startTicks);
      ofDurations.add(recording.event(i).durationTicks);
    }
    starts = ofStarts.build();
    durations = ofDurations.build();
  }

  /** Values that lie close together. */
  @Benchmark
  @OperationsPerInvocation(Recording.EVENTS)
  public long starts() {
    return sum(starts);
  }

  /** Values of which some lie far out. */
  @Benchmark
  @OperationsPerInvocation(Recording.EVENTS)
  public long durations() {
    return sum(durations);
  }

  private static long sum(PackedColumn column) {
    long sum = 0;
    for (int i = 0; i < Recording.EVENTS; i++) {
      sum += column.get(i);
    }
    return sum;
  }
}
