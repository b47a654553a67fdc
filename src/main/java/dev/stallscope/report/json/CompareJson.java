package dev.stallscope.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.compare.Comparison;
import dev.stallscope.compare.Comparison.CauseChange;
import dev.stallscope.compare.Comparison.Confound;
import dev.stallscope.compare.Comparison.DurationChange;
import dev.stallscope.compare.Comparison.Interval;
import dev.stallscope.compare.Comparison.LossChange;
import dev.stallscope.compare.Durations;
import dev.stallscope.compare.ExclusionCheck;
import dev.stallscope.compare.ExclusionCheck.Scans;
import dev.stallscope.compare.RankTest;
import dev.stallscope.compare.Side;
import dev.stallscope.model.Ticks;
import dev.stallscope.report.CompareInput;
import dev.stallscope.report.text.CompareSentences;
import dev.stallscope.report.text.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes {@code stallscope.compare/1}, described by {@code compare-1.schema.json}. */
public final class CompareJson {
  /** Name and version of the shape. */
  public static final String SCHEMA = "stallscope.compare/1";

  /** Folders and findings written; those that changed most. */
  private static final int MOST = 1_000;

  private static final int SHARE_DECIMALS = 6;
  private static final int P_DECIMALS = 6;
  private static final int CONFIDENCE_DECIMALS = 2;
  private static final int MILLISECOND_DECIMALS = 4;
  private static final int COUNT_DECIMALS = 2;

  private final CompareInput input;
  private final Comparison comparison;
  private final CompareSentences sentences;
  private final JsonGenerator json;
  private final JsonFields fields;

  private CompareJson(CompareInput input, JsonGenerator json) {
    this.input = input;
    this.comparison = input.comparison();
    this.sentences = new CompareSentences(comparison, Words.english());
    this.json = json;
    this.fields = new JsonFields(json);
  }

  /** Writes UTF-8 with line feeds; leaves the stream open. */
  public static void write(CompareInput input, OutputStream out) throws IOException {
    try (JsonGenerator json = JsonFields.generator(out)) {
      new CompareJson(input, json).comparison();
      json.writeRaw('\n');
    }
  }

  private void comparison() throws IOException {
    json.writeStartObject();
    fields.text("schema", SCHEMA);
    json.writeObjectFieldStart("tool");
    fields.text("name", "stallscope");
    fields.text("version", input.toolVersion());
    json.writeEndObject();
    side("before", comparison.before());
    side("after", comparison.after());
    diagnostics();
    matched();
    saved();
    causes();
    operations();
    paths();
    findings();
    exclusions();
    warnings();
    verdict();
    json.writeEndObject();
  }

  private void side(String name, Side side) throws IOException {
    json.writeObjectFieldStart(name);
    fields.texts("files", side.files());
    json.writeNumberField("runs", side.runs().size());
    fields.text("process", side.root());
    fields.seconds("seconds", side.traceTicks());
    fields.seconds("targetSeconds", side.targetTicks());
    count("findings", side.findings());
    json.writeObjectFieldStart("causes");
    for (Map.Entry<Cause, Long> cause : side.causes().entrySet()) {
      fields.seconds(cause.getKey().id(), cause.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /** A mean over runs: whole where it is. */
  private void count(String name, double value) throws IOException {
    if (value == Math.rint(value)) {
      json.writeNumberField(name, Math.round(value));
    } else {
      fields.decimal(name, value, COUNT_DECIMALS);
    }
  }

  private void diagnostics() throws IOException {
    json.writeArrayFieldStart("diagnostics");
    for (CompareInput.Note note : input.notes()) {
      json.writeStartObject();
      fields.text("file", note.file());
      fields.text("code", note.entry().code());
      fields.text("message", note.entry().message());
      json.writeNumberField("count", note.entry().count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void matched() throws IOException {
    json.writeObjectFieldStart("matched");
    fields.decimal("before", comparison.matched().before(), SHARE_DECIMALS);
    fields.decimal("after", comparison.matched().after(), SHARE_DECIMALS);
    json.writeEndObject();
  }

  private void saved() throws IOException {
    Interval interval = comparison.interval();
    json.writeObjectFieldStart("saved");
    fields.seconds("seconds", comparison.savedTicks());
    fields.decimal("ratio", comparison.savedShare(), SHARE_DECIMALS);
    if (interval == null) {
      json.writeNullField("interval");
    } else {
      json.writeObjectFieldStart("interval");
      fields.seconds("fromSeconds", interval.fromTicks());
      fields.seconds("toSeconds", interval.toTicks());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void causes() throws IOException {
    json.writeArrayFieldStart("causes");
    for (CauseChange change : comparison.causes()) {
      json.writeStartObject();
      fields.text("cause", change.cause().id());
      fields.seconds("beforeSeconds", change.beforeTicks());
      fields.seconds("afterSeconds", change.afterTicks());
      probability(change.pValue());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void probability(@Nullable Double pValue) throws IOException {
    if (pValue == null) {
      json.writeNullField("pValue");
    } else {
      fields.decimal("pValue", pValue, P_DECIMALS);
    }
  }

  private void operations() throws IOException {
    json.writeArrayFieldStart("operations");
    for (DurationChange change : comparison.operations()) {
      json.writeStartObject();
      fields.text("operation", change.name());
      durations(change);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void paths() throws IOException {
    json.writeArrayFieldStart("paths");
    for (DurationChange change : first(comparison.places())) {
      json.writeStartObject();
      fields.text("path", change.name());
      durations(change);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static <T> List<T> first(List<T> rows) {
    return rows.subList(0, Math.min(MOST, rows.size()));
  }

  private void durations(DurationChange change) throws IOException {
    json.writeNumberField("beforeCount", change.beforeCount());
    json.writeNumberField("afterCount", change.afterCount());
    fields.seconds("beforeSeconds", change.beforeTicks());
    fields.seconds("afterSeconds", change.afterTicks());
    milliseconds("beforeMedianMs", change.before(), 50);
    milliseconds("afterMedianMs", change.after(), 50);
    milliseconds("beforeP95Ms", change.before(), 95);
    milliseconds("afterP95Ms", change.after(), 95);
    RankTest test = change.test();
    probability(change.pValue());
    if (test == null) {
      json.writeNullField("effect");
    } else {
      fields.decimal("effect", test.delta(), SHARE_DECIMALS);
    }
    fields.decimal("deviations", change.deviations(), COUNT_DECIMALS);
    json.writeBooleanField("significant", change.significant());
  }

  private void milliseconds(String name, Durations durations, int percent) throws IOException {
    long ticks = durations.rank(percent);
    if (ticks == Ticks.NONE) {
      json.writeNullField(name);
    } else {
      fields.decimal(name, Ticks.toMillis(ticks), MILLISECOND_DECIMALS);
    }
  }

  private void findings() throws IOException {
    json.writeArrayFieldStart("findings");
    for (LossChange loss : first(comparison.losses())) {
      json.writeStartObject();
      fields.text("fate", JsonFields.hyphened(loss.fate()));
      fields.text("kind", loss.cause().id());
      fields.text("process", loss.role());
      fields.text("operation", loss.operation().displayName());
      fields.text("place", loss.place());
      fields.text("path", loss.example());
      fields.text("culprit", loss.behind().isEmpty() ? null : loss.behind());
      json.writeNumberField("beforeCount", loss.beforeCount());
      json.writeNumberField("afterCount", loss.afterCount());
      fields.seconds("beforeSeconds", loss.beforeTicks());
      fields.seconds("afterSeconds", loss.afterTicks());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void exclusions() throws IOException {
    json.writeArrayFieldStart("exclusions");
    for (ExclusionCheck check : comparison.exclusions()) {
      json.writeStartObject();
      fields.text("rule", check.exclusion().text());
      fields.text("kind", JsonFields.hyphened(check.exclusion().kind()));
      fields.text("effect", JsonFields.hyphened(check.effect()));
      ExclusionCheck.Reason reason = check.reason();
      fields.text("reason", reason == null ? null : JsonFields.hyphened(reason));
      fields.text("detail", check.detail());
      scans("before", check.before());
      scans("after", check.after());
      fields.texts("stillScanned", check.stillScanned());
      fields.text("text", sentences.exclusion(check));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void scans(String name, Scans scans) throws IOException {
    json.writeObjectFieldStart(name);
    count("scans", scans.count());
    fields.seconds("seconds", scans.ticks());
    count("engineLooks", scans.looks());
    count("opens", scans.opens());
    json.writeEndObject();
  }

  private void warnings() throws IOException {
    json.writeArrayFieldStart("warnings");
    for (Confound confound : comparison.confounds()) {
      json.writeStartObject();
      fields.text("code", JsonFields.hyphened(confound));
      fields.text("text", sentences.confound(confound));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void verdict() throws IOException {
    json.writeObjectFieldStart("verdict");
    fields.text("outcome", JsonFields.hyphened(comparison.verdict().outcome()));
    fields.text("sentence", sentences.verdict());
    fields.decimal("confidence", comparison.verdict().confidence(), CONFIDENCE_DECIMALS);
    fields.texts("reasons", sentences.reasons());
    json.writeEndObject();
  }
}
