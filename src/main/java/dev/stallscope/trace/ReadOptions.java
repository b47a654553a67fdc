package dev.stallscope.trace;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How to read a trace.
 *
 * @param mode what to do where it is damaged
 * @param zone time zone of the texts of a PML, which holds UTC instants; other formats keep their
 *     texts
 */
public record ReadOptions(ReadMode mode, ZoneId zone) {
  public static final ReadOptions DEFAULTS = new ReadOptions(ReadMode.SALVAGE, ZoneOffset.UTC);
}
