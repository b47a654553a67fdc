package dev.stallscope.report.chart;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.geom.Rectangle2D;
import java.text.AttributedCharacterIterator;
import java.util.Locale;
import java.util.Map;

/**
 * A font that is measured from a table and never looked up: machines without fonts draw the same
 * charts as all others, byte by byte. The widths are those usual for sans-serif faces; the browser
 * sets the text in whatever the page uses.
 */
final class PlainFont extends Font {
  private static final long serialVersionUID = 1L;

  /** Usual widths of the characters from space to tilde, in thousandths of the size. */
  private static final int[] WIDTHS = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
  };

  /** Some faces are wider. */
  private static final double ROOM = 1.08;

  private static final int LATIN_WIDTH = 600;
  private static final int WIDE_WIDTH = 1000;
  private static final int FIRST_WIDE = 0x1100;
  private static final float ASCENT = 0.8f;
  private static final float DESCENT = 0.2f;
  private static final float LEADING = 0.1f;

  PlainFont(int size) {
    super(SANS_SERIF, PLAIN, size);
  }

  /** Asked by Batik; the system would look for the font's file. */
  @Override
  public String getFamily() {
    return SANS_SERIF;
  }

  @Override
  public String getFamily(Locale ignored) {
    return SANS_SERIF;
  }

  /** Batik derives another size only to ask for the family again. */
  @Override
  public Font deriveFont(Map<? extends AttributedCharacterIterator.Attribute, ?> ignored) {
    return this;
  }

  /** Width in the units of the chart. */
  double width(String text) {
    return text.codePoints().map(PlainFont::width).sum() / 1000.0 * ROOM * getSize();
  }

  private static int width(int c) {
    if (c >= ' ' && c - ' ' < WIDTHS.length) {
      return WIDTHS[c - ' '];
    }
    return c < FIRST_WIDE ? LATIN_WIDTH : WIDE_WIDTH;
  }

  FontMetrics metrics() {
    return new Metrics(this);
  }

  @Override
  public LineMetrics getLineMetrics(String text, FontRenderContext ignored) {
    return new Line(text.length(), getSize());
  }

  @Override
  public Rectangle2D getStringBounds(String text, FontRenderContext ignored) {
    float size = getSize();
    return new Rectangle2D.Double(0, -ASCENT * size, width(text), (ASCENT + DESCENT) * size);
  }

  /** The same widths for those who ask a graphics context. */
  private static final class Metrics extends FontMetrics {
    private static final long serialVersionUID = 1L;

    private final PlainFont plain;

    Metrics(PlainFont plain) {
      super(plain);
      this.plain = plain;
    }

    @Override
    public int getAscent() {
      return Math.round(ASCENT * plain.getSize());
    }

    @Override
    public int getDescent() {
      return Math.round(DESCENT * plain.getSize());
    }

    @Override
    public int getLeading() {
      return Math.round(LEADING * plain.getSize());
    }

    @Override
    public int stringWidth(String text) {
      return (int) Math.ceil(plain.width(text));
    }

    @Override
    public int charsWidth(char[] data, int offset, int length) {
      return stringWidth(new String(data, offset, length));
    }
  }

  /** Heights in proportion to the size. */
  private static final class Line extends LineMetrics {
    private final int characters;
    private final float size;

    Line(int characters, float size) {
      this.characters = characters;
      this.size = size;
    }

    @Override
    public int getNumChars() {
      return characters;
    }

    @Override
    public float getAscent() {
      return ASCENT * size;
    }

    @Override
    public float getDescent() {
      return DESCENT * size;
    }

    @Override
    public float getLeading() {
      return LEADING * size;
    }

    @Override
    public float getHeight() {
      return (ASCENT + DESCENT + LEADING) * size;
    }

    @Override
    public int getBaselineIndex() {
      return Font.ROMAN_BASELINE;
    }

    @Override
    public float[] getBaselineOffsets() {
      return new float[] {0, -0.4f * size, -ASCENT * size};
    }

    @Override
    public float getStrikethroughOffset() {
      return -0.3f * size;
    }

    @Override
    public float getStrikethroughThickness() {
      return 0.05f * size;
    }

    @Override
    public float getUnderlineOffset() {
      return 0.1f * size;
    }

    @Override
    public float getUnderlineThickness() {
      return 0.05f * size;
    }
  }
}
