package dev.stallscope.trace;

/** The formats Process Monitor saves. */
public enum TraceFormat {
  PML,
  CSV,
  XML
}
