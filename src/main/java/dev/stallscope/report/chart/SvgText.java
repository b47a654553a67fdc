package dev.stallscope.report.chart;

import dev.stallscope.report.text.VisibleText;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Writes what Batik drew as SVG to stand inside a page: only the attributes that shape the picture,
 * colours as variables of the page, no styles, no ids, no definitions.
 */
final class SvgText {
  private static final Set<String> KEPT =
      Set.of(
          "x",
          "y",
          "width",
          "height",
          "d",
          "points",
          "x1",
          "y1",
          "x2",
          "y2",
          "cx",
          "cy",
          "r",
          "rx",
          "ry",
          "transform",
          "stroke-width",
          "stroke-dasharray",
          "font-size",
          "text-anchor");

  private final StringBuilder out = new StringBuilder(8192);
  private final Rectangle2D plot;

  /** Texts are anchored by where they stand to this area of the plot. */
  SvgText(Rectangle2D plot) {
    this.plot = plot;
  }

  /** Opens an element that is to be closed with {@link #close}. */
  SvgText open(String name, String... namesAndValues) {
    out.append('<').append(name);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      attribute(namesAndValues[i], namesAndValues[i + 1]);
    }
    out.append('>');
    return this;
  }

  SvgText close(String name) {
    out.append("</").append(name).append('>');
    return this;
  }

  SvgText text(String text) {
    escaped(VisibleText.of(text));
    return this;
  }

  /** What was drawn below an element. */
  SvgText drawn(Node parent) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        element(element);
      } else if (node.getNodeType() == Node.TEXT_NODE) {
        text(node.getNodeValue());
      }
    }
    return this;
  }

  private void element(Element element) {
    String name = element.getTagName();
    if (name.equals("text")) {
      anchored(element);
      return;
    }
    if (name.equals("defs") || (name.equals("g") && element.getFirstChild() == null)) {
      return;
    }
    out.append('<').append(name);
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      attribute(attributes.item(i));
    }
    if (element.getFirstChild() == null) {
      out.append("/>");
      return;
    }
    out.append('>');
    drawn(element);
    close(name);
  }

  /**
   * A browser's font is wider or narrower than the one it was measured with: what stands left of
   * the plot keeps its end, what stands inside its start, and all other texts their middle.
   */
  private void anchored(Element element) {
    String text = element.getTextContent();
    double x = Double.parseDouble(element.getAttribute("x"));
    double y = Double.parseDouble(element.getAttribute("y"));
    double width = new PlainFont(Style.TEXT_SIZE).width(VisibleText.of(text));
    boolean turned = isTurned(element);
    if (!turned && x + width <= plot.getMinX() + 1) {
      label(element, x + width, y, "end");
    } else if (!turned && plot.contains(x, y)) {
      label(element, x, y, "start");
    } else {
      label(element, x + width / 2, y, "middle");
    }
    text(text).close("text");
  }

  private void label(Element element, double x, double y, String anchor) {
    out.append("<text");
    attribute("x", coordinate(x));
    attribute("y", coordinate(y));
    attribute("text-anchor", anchor);
    for (String kept : List.of("fill", "transform")) {
      if (element.hasAttribute(kept)) {
        attribute(element.getAttributeNode(kept));
      }
    }
    out.append('>');
  }

  private static boolean isTurned(Element element) {
    for (Node node = element; node instanceof Element e; node = node.getParentNode()) {
      if (e.hasAttribute("transform")) {
        return true;
      }
    }
    return false;
  }

  /** A number with the one decimal that a picture needs. */
  static String coordinate(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private void attribute(Node attribute) {
    String name = attribute.getNodeName();
    String value = attribute.getNodeValue();
    if (name.equals("fill") || name.equals("stroke")) {
      attribute(name, Ink.inPage(value));
    } else if (KEPT.contains(name) && !(name.equals("stroke-dasharray") && value.equals("none"))) {
      attribute(name, value);
    }
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"");
    escaped(VisibleText.of(value));
    out.append('"');
  }

  private void escaped(String text) {
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(text.charAt(i));
      }
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
