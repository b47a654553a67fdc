package dev.stallscope.index;

import dev.stallscope.bench.NanosecondsPerEvent;
import dev.stallscope.bench.Recording;
import dev.stallscope.trace.EventRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/** Finding the number of an event's path. */
public class PathDictionaryBenchmark extends NanosecondsPerEvent {
  private final byte[][] paths = new byte[Recording.EVENTS][];
  private final byte[][] freshPaths = new byte[Recording.EVENTS][];
  private final PathDictionary known = new PathDictionary();
  private int next;

  @Setup
  public void record() throws IOException {
    Recording recording = Recording.mixed();
    for (int i = 0; i < paths.length; i++) {
      EventRecord event = recording.event(i);
      paths[i] = event.path;
      known.add(event.path, event.pathStart, event.pathLength);
      String text = new String(event.path, StandardCharsets.UTF_8);
      freshPaths[i] = (text + "\\copy-" + i).getBytes(StandardCharsets.UTF_8);
    }
  }

  /** In the order of the capture, so some follow themselves. */
  @Benchmark
  public int repeated() {
    byte[] path = paths[next];
    next = (next + 1) & (Recording.EVENTS - 1);
    return known.add(path, 0, path.length);
  }

  /** An empty dictionary is begun for every 65,536 paths, so growing is in it. */
  @Benchmark
  @OperationsPerInvocation(Recording.EVENTS)
  public int fresh() {
    PathDictionary dictionary = new PathDictionary();
    for (byte[] path : freshPaths) {
      dictionary.add(path, 0, path.length);
    }
    return dictionary.size();
  }
}
