package dev.stallscope.trace.csv;

import dev.stallscope.bench.Captures;
import dev.stallscope.bench.NanosecondsPerEvent;
import dev.stallscope.bench.Readings;
import dev.stallscope.bench.Recording;
import dev.stallscope.trace.TraceReader;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** From a CSV's bytes in a warm file to events. */
public class CsvRowBenchmark extends NanosecondsPerEvent {
  private TraceReader reader;

  @Setup
  public void open() throws IOException {
    reader = Readings.open(Captures.mixed().csv());
  }

  @TearDown
  public void close() throws IOException {
    reader.close();
  }

  @Benchmark
  @OperationsPerInvocation(Recording.EVENTS)
  public void read(Blackhole sink) throws IOException {
    Readings.first(reader, Recording.EVENTS, (event, texts) -> sink.consume(event));
  }
}
