package dev.stallscope.report.chart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Labels of an axis of counts, the same on every machine. */
final class CountFormat {
  static final DecimalFormat INSTANCE =
      new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));

  private CountFormat() {}
}
