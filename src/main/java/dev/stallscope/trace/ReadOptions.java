package dev.stallscope.trace;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How to read a trace.
 *
 * @param mode what to do where it is damaged
 * @param zone time zone of the texts of a PML, which holds UTC instants; other formats keep their
 *     texts
 * @param redacted whether names of people, machines and the like are to be replaced; readers do not
 *     do that, whoever opens them does
 */
public record ReadOptions(ReadMode mode, ZoneId zone, boolean redacted) {
  public static final ReadOptions DEFAULTS = new ReadOptions(ReadMode.SALVAGE, ZoneOffset.UTC);

  /** With all names as they are. */
  public ReadOptions(ReadMode mode, ZoneId zone) {
    this(mode, zone, false);
  }
}
