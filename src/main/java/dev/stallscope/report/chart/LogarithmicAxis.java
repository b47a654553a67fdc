package dev.stallscope.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;

/** An axis with a label at each power of ten. */
final class LogarithmicAxis extends LogAxis {
  private static final long serialVersionUID = 1L;

  LogarithmicAxis(String label, double from, double to, NumberFormat format) {
    super(label);
    setSmallestValue(1e-9);
    setTickUnit(new NumberTickUnit(1));
    setMinorTickMarksVisible(false);
    setRange(from, to);
    setNumberFormatOverride(format);
  }

  /**
   * Ticks with plain texts: those of {@link LogAxis} carry text that the system's fonts measure,
   * and a machine may have none.
   */
  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
    List<NumberTick> ticks = new ArrayList<>();
    for (Object each : super.refreshTicks(graphics, state, area, edge)) {
      ValueTick tick = (ValueTick) each;
      boolean major = tick.getTickType().equals(TickType.MAJOR);
      ticks.add(
          new NumberTick(
              tick.getTickType(),
              tick.getValue(),
              major ? getNumberFormatOverride().format(tick.getValue()) : "",
              tick.getTextAnchor(),
              tick.getRotationAnchor(),
              tick.getAngle()));
    }
    return ticks;
  }
}
