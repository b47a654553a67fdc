package dev.stallscope.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Tells where a report or comparison in JSON breaks the schema that is shipped. */
public final class ReportSchema {
  private static final JsonSchema SCHEMA = load("report-1.schema.json");
  private static final JsonSchema COMPARE = load("compare-1.schema.json");

  private ReportSchema() {}

  /** The faults in words, none when it keeps to the schema. */
  public static List<String> faults(JsonNode report) {
    return SCHEMA.validate(report).stream().map(Object::toString).toList();
  }

  /** The same of a comparison. */
  public static List<String> compareFaults(JsonNode comparison) {
    return COMPARE.validate(comparison).stream().map(Object::toString).toList();
  }

  /**
   * The words that a value may be, without null.
   *
   * @param pointer to the value's schema, such as {@code /properties/verdict/properties/cause}
   */
  public static List<String> words(String pointer) {
    List<String> words = new ArrayList<>();
    for (JsonNode word : SCHEMA.getSchemaNode().at(pointer + "/enum")) {
      if (!word.isNull()) {
        words.add(word.textValue());
      }
    }
    return words;
  }

  private static JsonSchema load(String name) {
    try (InputStream in = ReportInput.class.getResourceAsStream(name)) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
