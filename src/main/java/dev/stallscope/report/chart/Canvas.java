package dev.stallscope.report.chart;

import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.text.TextUtils;

/** Turns a plot into SVG: the drawing, and over it the areas that carry titles and links. */
final class Canvas {
  static final int WIDTH = 1000;

  /** Narrower areas are hard to point at. */
  private static final double LEAST_TARGET = 3;

  static {
    // Else turned text becomes outlines, for which a font of the system is looked up.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  private Canvas() {}

  /**
   * Draws a plot.
   *
   * @param label name of the chart for those who do not see it
   * @param text what it shows, in a sentence
   * @param linked whether areas lead somewhere; then they stay reachable one by one
   */
  static String svg(Plot plot, int height, String label, String text, boolean linked) {
    Style.plot(plot);
    JFreeChart chart = new JFreeChart(null, new PlainFont(Style.TEXT_SIZE), plot, false);
    chart.setBackgroundPaint(null);
    chart.setBorderVisible(false);
    ChartRenderingInfo info = new ChartRenderingInfo();
    ChartGraphics graphics = ChartGraphics.onNewDocument();
    chart.draw(graphics, new Rectangle(WIDTH, height), info);
    SvgText svg = new SvgText(info.getPlotInfo().getDataArea());
    svg.open(
        "svg",
        "viewBox",
        "0 0 " + WIDTH + " " + height,
        "role",
        linked ? "group" : "img",
        "aria-label",
        label + ": " + text,
        "fill",
        Ink.TEXT.variable(),
        "stroke",
        Ink.TEXT.variable(),
        "font-size",
        Integer.toString(Style.TEXT_SIZE));
    svg.open("title").text(label).close("title");
    svg.drawn(graphics.getTopLevelGroup());
    for (Object entity : info.getEntityCollection().getEntities()) {
      area(svg, (ChartEntity) entity);
    }
    return svg.close("svg").toString();
  }

  private static void area(SvgText svg, ChartEntity entity) {
    String title = entity.getToolTipText();
    if (title == null) {
      return;
    }
    String link = entity.getURLText();
    if (link == null) {
      rectangle(svg, entity.getArea());
      svg.open("title").text(title).close("title").close("rect");
    } else {
      svg.open("a", "href", link).open("title").text(title).close("title");
      rectangle(svg, entity.getArea());
      svg.close("rect").close("a");
    }
  }

  private static void rectangle(SvgText svg, Shape shape) {
    Rectangle2D area = shape.getBounds2D();
    double more = Math.max(0, LEAST_TARGET - area.getWidth());
    svg.open(
        "rect",
        "class",
        "hit",
        "x",
        SvgText.coordinate(area.getX() - more / 2),
        "y",
        SvgText.coordinate(area.getY()),
        "width",
        SvgText.coordinate(area.getWidth() + more),
        "height",
        SvgText.coordinate(area.getHeight()));
  }
}
