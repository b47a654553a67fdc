package dev.stallscope.trace;

/** Takes the events of a trace, one call each, in the order of the file. */
@FunctionalInterface
public interface EventSink {
  /**
   * Takes one event.
   *
   * @param event reused by the reader: copy what is to be kept
   * @param texts the same event in words, rendered when asked for
   * @return whether to go on; false ends the reading without an error
   */
  boolean event(EventRecord event, EventTexts texts);
}
