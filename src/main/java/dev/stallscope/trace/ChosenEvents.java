package dev.stallscope.trace;

/** Lets through only the events with given numbers, and ends the reading behind the last. */
public final class ChosenEvents implements EventSink {
  private final long[] numbers;
  private final EventSink sink;
  private int next;

  /**
   * @param numbers event numbers, rising
   */
  public ChosenEvents(long[] numbers, EventSink sink) {
    this.numbers = numbers;
    this.sink = sink;
  }

  @Override
  public boolean event(EventRecord event, EventTexts texts) {
    while (next < numbers.length && numbers[next] < event.number) {
      next++;
    }
    if (next == numbers.length) {
      return false;
    }
    return numbers[next] != event.number || (sink.event(event, texts) && ++next < numbers.length);
  }
}
