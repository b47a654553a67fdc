package dev.stallscope.model;

import java.util.List;
import java.util.Set;

/**
 * What a trace says of itself before its events.
 *
 * @param files names of the files it was read from, in order, without folders
 * @param format {@code PML}, {@code CSV} or {@code XML}
 * @param computer name of the traced machine, empty when the format does not carry it
 * @param windows the traced Windows in words, such as {@code Windows 10 (build 18362)}; empty when
 *     not carried
 * @param processors logical processors, 0 when not carried
 * @param memoryBytes physical memory, 0 when not carried
 * @param bits 32 or 64 for the capture, 0 when not carried
 * @param columns what every event tells: all but a CSV or XML's columns that were switched off
 * @param dated whether start times are true dates; otherwise they count from 1601-01-01 and only
 *     their differences mean something
 * @param declaredEvents number of events the file claims to hold, -1 when it makes no claim
 */
public record TraceInfo(
    List<String> files,
    String format,
    String computer,
    String windows,
    int processors,
    long memoryBytes,
    int bits,
    Set<Column> columns,
    boolean dated,
    long declaredEvents) {

  /** Whether events carry a duration. */
  public boolean hasDurations() {
    return columns.contains(Column.DURATION) || columns.contains(Column.COMPLETION_TIME);
  }

  /** Whether events carry a thread id. */
  public boolean hasThreads() {
    return columns.contains(Column.TID);
  }
}
