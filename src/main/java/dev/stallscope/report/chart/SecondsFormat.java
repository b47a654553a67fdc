package dev.stallscope.report.chart;

import dev.stallscope.model.Ticks;
import dev.stallscope.report.text.Quantities;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import org.jspecify.annotations.Nullable;

/** Labels of an axis whose values are seconds, each in the unit that fits it. */
final class SecondsFormat extends NumberFormat {
  private static final long serialVersionUID = 1L;

  @Override
  public StringBuffer format(double seconds, StringBuffer out, FieldPosition position) {
    long ticks = Math.round(seconds * Ticks.PER_SECOND);
    return out.append(ticks == 0 ? "0" : Quantities.threshold(ticks));
  }

  @Override
  public StringBuffer format(long seconds, StringBuffer out, FieldPosition position) {
    return format((double) seconds, out, position);
  }

  @Override
  public @Nullable Number parse(String text, ParsePosition position) {
    return null; // axes only write
  }
}
