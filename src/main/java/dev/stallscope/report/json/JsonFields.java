package dev.stallscope.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Fields as all our JSON has them. Texts of a trace are written as they are but for half surrogate
 * pairs, which JSON cannot carry.
 */
final class JsonFields {
  /** One tick of 100 ns is the seventh decimal of a second. */
  private static final int SECOND_DECIMALS = 7;

  private final JsonGenerator json;

  JsonFields(JsonGenerator json) {
    this.json = json;
  }

  /** Writes indented UTF-8 with line feeds; its end leaves the stream open. */
  static JsonGenerator generator(OutputStream out) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    JsonFactory factory =
        JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    JsonGenerator json = factory.createGenerator(out);
    json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indenter));
    return json;
  }

  void text(String name, @Nullable String value) throws IOException {
    json.writeFieldName(name);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeString(whole(value));
    }
  }

  void texts(String name, Iterable<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(whole(value));
    }
    json.writeEndArray();
  }

  void seconds(String name, long ticks) throws IOException {
    json.writeNumberField(name, BigDecimal.valueOf(ticks, SECOND_DECIMALS));
  }

  void decimal(String name, double value, int decimals) throws IOException {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    json.writeNumberField(name, rounded);
  }

  static String hyphened(Enum<?> member) {
    return member.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Half surrogate pairs become U+FFFD; there are none in most texts. */
  static String whole(String text) {
    boolean halves = text.codePoints().anyMatch(JsonFields::isHalfPair);
    return halves ? mended(text) : text;
  }

  private static String mended(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().map(c -> isHalfPair(c) ? 0xFFFD : c).forEach(out::appendCodePoint);
    return out.toString();
  }

  private static boolean isHalfPair(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
