package dev.stallscope.trace;

/** What a reader does where a trace is damaged. */
public enum ReadMode {
  /** Stop with a {@link MalformedTraceException} at the first fault. */
  STRICT,
  /** Keep what is whole, skip and count the rest, and say so in {@link ReadDiagnostics}. */
  SALVAGE
}
