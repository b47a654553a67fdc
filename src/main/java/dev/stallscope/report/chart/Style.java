package dev.stallscope.report.chart;

import java.awt.BasicStroke;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.RectangleInsets;

/** The look all charts share: flat, quiet axes, faint grid. */
final class Style {
  static final int TEXT_SIZE = 13;

  private static final BasicStroke HAIRLINE = new BasicStroke(1);
  private static final BasicStroke RULE = new BasicStroke(1.5f);

  private Style() {}

  static void plot(Plot plot) {
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setInsets(new RectangleInsets(4, 0, 4, 0));
    plot.setNoDataMessage(null);
    if (plot instanceof XYPlot xy) {
      xy(xy);
    } else if (plot instanceof CategoryPlot categories) {
      categories(categories);
    }
  }

  private static void xy(XYPlot plot) {
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    plot.setDomainGridlinePaint(Ink.GRID.marker());
    plot.setRangeGridlinePaint(Ink.GRID.marker());
    plot.setDomainGridlineStroke(HAIRLINE);
    plot.setRangeGridlineStroke(HAIRLINE);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    axis(plot.getDomainAxis());
    axis(plot.getRangeAxis());
    if (plot.getRenderer() instanceof XYBarRenderer renderer) {
      renderer.setBarPainter(new StandardXYBarPainter());
      renderer.setShadowVisible(false);
      renderer.setDrawBarOutline(false);
    }
  }

  private static void categories(CategoryPlot plot) {
    plot.setRangeGridlinePaint(Ink.GRID.marker());
    plot.setRangeGridlineStroke(HAIRLINE);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    CategoryAxis domain = plot.getDomainAxis();
    axis(domain);
    domain.setTickMarksVisible(false);
    axis(plot.getRangeAxis());
    BarRenderer renderer = (BarRenderer) plot.getRenderer();
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(false);
    renderer.setDefaultItemLabelFont(new PlainFont(TEXT_SIZE));
    renderer.setDefaultItemLabelPaint(Ink.TEXT.marker());
  }

  private static void axis(Axis axis) {
    axis.setTickLabelFont(new PlainFont(TEXT_SIZE));
    axis.setLabelFont(new PlainFont(TEXT_SIZE));
    axis.setTickLabelPaint(Ink.MUTED.marker());
    axis.setLabelPaint(Ink.MUTED.marker());
    axis.setAxisLinePaint(Ink.GRID.marker());
    axis.setTickMarkPaint(Ink.GRID.marker());
  }

  static BasicStroke rule() {
    return RULE;
  }
}
