package dev.stallscope.trace.pml;

/** Writes the Detail of one kind of event. Must take any bytes. */
@FunctionalInterface
interface DetailRenderer {
  void render(EventView view, DetailWriter out);
}
