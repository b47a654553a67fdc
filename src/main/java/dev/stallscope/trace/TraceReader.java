package dev.stallscope.trace;

import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.TraceInfo;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** An open trace of any format. Not safe for use by several threads. */
public interface TraceReader extends Closeable {
  TraceInfo info();

  /**
   * The processes of the capture; {@link EventRecord#process} is an index into it. Complete only
   * after a whole {@link #read}: some formats name processes only event by event. Grows, never
   * changes an index.
   */
  List<ProcessInfo> processes();

  /** What was noticed while opening and reading so far. */
  ReadDiagnostics diagnostics();

  /**
   * Hands over every event, from the first. May be called again.
   *
   * @throws MalformedTraceException when the trace is damaged beyond reading or, in strict mode, at
   *     all
   * @throws IOException when the file cannot be read
   */
  void read(EventSink sink) throws IOException;

  /**
   * Hands over only the events with these numbers.
   *
   * @param numbers event numbers, rising; numbers beyond the end are passed over
   */
  void readEvents(long[] numbers, EventSink sink) throws IOException;

  /** Bytes read so far by the current {@link #read}, for progress; any thread may ask. */
  long position();

  /** Bytes there are to read, for progress. */
  long size();
}
