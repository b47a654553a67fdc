package dev.stallscope.cli;

/** How tables are written. */
enum TableFormat {
  /** For people: columns side by side. */
  TABLE,
  /** As ProcMon exports: every field quoted, CR LF. */
  CSV,
  /** One JSON object a line. */
  JSONL
}
