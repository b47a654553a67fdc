package dev.stallscope.trace.pml;

import dev.stallscope.bench.Captures;
import dev.stallscope.bench.NanosecondsPerEvent;
import dev.stallscope.bench.Readings;
import dev.stallscope.bench.Recording;
import dev.stallscope.query.EventQuery;
import dev.stallscope.query.QuerySyntaxException;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.EventTexts;
import dev.stallscope.trace.TraceReader;
import java.io.IOException;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** From a PML's bytes to events, and whether one meets a condition. */
public class PmlEventBenchmark extends NanosecondsPerEvent {
  private final RawEvent[] raws = new RawEvent[Recording.EVENTS];
  private final EventRecord[] records = new EventRecord[Recording.EVENTS];
  private final EventRecord decoded = new EventRecord();
  private TraceReader reader;
  private PmlTexts texts;
  private EventDecoder decoder;
  private int next;

  /** What {@code --where} says. */
  @State(Scope.Benchmark)
  public static class Where {
    @Param({"duration > 1ms", "path ~ windows", "operation = CreateFile and result != SUCCESS"})
    public String condition;

    private EventQuery query;

    @Setup
    public void parse() throws QuerySyntaxException {
      query = EventQuery.parse(condition);
    }
  }

  @Setup
  public void open() throws IOException {
    reader = Readings.open(Captures.mixed().pml());
    int[] kept = {0};
    Readings.first(reader, Recording.EVENTS, (event, words) -> keep(kept[0]++, event, words));
    decoder = new EventDecoder(new PmlTables(raws[0].pointerSize == Long.BYTES));
  }

  private void keep(int index, EventRecord event, EventTexts words) {
    texts = (PmlTexts) words;
    raws[index] = copy(texts.raw());
    records[index] = Recording.copy(event);
  }

  private static RawEvent copy(RawEvent from) {
    RawEvent to = new RawEvent(from.pointerSize);
    int end = Math.max(from.detailEnd, from.extraEnd);
    byte[] bytes = Arrays.copyOfRange(from.bytes, from.start, end);
    String fault = to.set(bytes, 0, bytes.length);
    if (fault != null) {
      throw new IllegalStateException(fault);
    }
    to.extendSaturatedExtra(bytes.length);
    return to;
  }

  @TearDown
  public void close() throws IOException {
    reader.close();
  }

  /** All that a reading does, of a warm file. */
  @Benchmark
  @OperationsPerInvocation(Recording.EVENTS)
  public void read(Blackhole sink) throws IOException {
    Readings.first(reader, Recording.EVENTS, (event, words) -> sink.consume(event));
  }

  /** Of bytes in memory. */
  @Benchmark
  public EventRecord decode() {
    decoder.decode(raws[following()], decoded);
    return decoded;
  }

  /** With the texts it needs, which are made of the event's bytes. */
  @Benchmark
  public boolean where(Where where) {
    int index = following();
    EventRecord event = records[index];
    texts.at(raws[index], event);
    return where.query.matches(
        event, texts, reader.processes().get(event.process), records[0].startTicks);
  }

  private int following() {
    int index = next;
    next = (next + 1) & (Recording.EVENTS - 1);
    return index;
  }
}
