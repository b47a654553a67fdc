package dev.stallscope.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Shape;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGeneratorContext.GraphicContextDefaults;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;

/**
 * Draws into an SVG document, without asking the system for fonts and without clipping: charts stay
 * inside of their plots by what they draw.
 */
final class ChartGraphics extends SVGGraphics2D {
  private static final String SVG = "http://www.w3.org/2000/svg";

  /** Digits after the point of a coordinate. */
  private static final int PRECISION = 1;

  /** For what JFreeChart wants to fill and should not. */
  static final Color NOTHING = new Color(0, 0, 0, 0);

  private ChartGraphics(SVGGeneratorContext context) {
    super(context, false);
  }

  private ChartGraphics(ChartGraphics other) {
    super(other);
  }

  static ChartGraphics onNewDocument() {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setPrecision(PRECISION);
    GraphicContextDefaults defaults = new GraphicContextDefaults();
    defaults.setFont(new PlainFont(Style.TEXT_SIZE));
    context.setGraphicContextDefaults(defaults);
    return new ChartGraphics(context);
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Graphics create() {
    return new ChartGraphics(this);
  }

  @Override
  public FontMetrics getFontMetrics(Font font) {
    PlainFont plain = font instanceof PlainFont p ? p : new PlainFont(font.getSize());
    return plain.metrics();
  }

  /** What is filled with nothing is not written. */
  @Override
  public void fill(Shape shape) {
    if (!NOTHING.equals(getPaint())) {
      super.fill(shape);
    }
  }

  @Override
  public void clip(Shape ignored) {}

  @Override
  public void clipRect(int x, int y, int width, int height) {}

  @Override
  public void setClip(Shape ignored) {}

  @Override
  public void setClip(int x, int y, int width, int height) {}
}
