package dev.stallscope.trace.pml;

import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.EventSink;
import dev.stallscope.trace.EventTexts;

/** Passes on only the events with certain numbers, and stops after the last of them. */
final class ChosenEvents implements EventSink {
  private final long[] numbers;
  private final EventSink sink;
  private int next;

  /** The numbers rise, and there is at least one. */
  ChosenEvents(long[] numbers, EventSink sink) {
    this.numbers = numbers;
    this.sink = sink;
  }

  @Override
  public boolean event(EventRecord event, EventTexts texts) {
    while (next < numbers.length && numbers[next] < event.number) {
      next++;
    }
    if (next < numbers.length && numbers[next] == event.number) {
      next++;
      return sink.event(event, texts) && next < numbers.length;
    }
    return next < numbers.length;
  }
}
