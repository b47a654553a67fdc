package dev.stallscope.report.chart;

import dev.stallscope.analysis.rule.Cause;
import java.awt.Color;
import java.util.Locale;

/**
 * The colours of the charts. JFreeChart draws with marker colours that mean nothing; in the SVG
 * they become CSS variables of the page, so that a chart follows light, dark and paper.
 */
enum Ink {
  TEXT,
  MUTED,
  GRID,
  BAND,
  SURFACE,
  THRESHOLD,
  PLAIN,
  ANTIVIRUS_SCAN,
  LOCK_CONFLICT,
  NETWORK_STALL,
  SLOW_OPERATION,
  REGISTRY,
  FILE_IO,
  PROCESS_START,
  CPU,
  WAIT_BY_DESIGN,
  UNEXPLAINED,
  BEFORE,
  AFTER;

  private static final int MARKER = 0xFE;

  /** What to hand to JFreeChart. */
  Color marker() {
    return new Color(MARKER, 0, ordinal() + 1);
  }

  /** What stands in the SVG instead. */
  String variable() {
    return "var(--ink-" + id() + ")";
  }

  /** Its name in the page. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The colour of a cause. */
  static Ink of(Cause cause) {
    return valueOf(cause.name());
  }

  /**
   * What Batik wrote for a colour, as what the page understands.
   *
   * @param paint value of a {@code fill} or {@code stroke} attribute
   */
  static String inPage(String paint) {
    if (paint.equals("none")) {
      return paint;
    }
    for (Ink ink : values()) {
      if (paint.equals("rgb(" + MARKER + ",0," + (ink.ordinal() + 1) + ")")) {
        return ink.variable();
      }
    }
    return TEXT.variable();
  }
}
