package dev.stallscope.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stallscope.advice.Advice;
import dev.stallscope.advice.Command;
import dev.stallscope.advice.Warning;
import dev.stallscope.analysis.Analysis;
import dev.stallscope.analysis.RuleResult;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Culprit;
import dev.stallscope.analysis.rule.Finding.Evidence;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.analysis.rule.WaitByDesign;
import dev.stallscope.analysis.wallclock.Share;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.TraceStart;
import dev.stallscope.report.text.AdviceSentences;
import dev.stallscope.report.text.Sentences;
import dev.stallscope.report.text.Words;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.ReadDiagnostics;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code stallscope.report/1}, described by {@code report-1.schema.json}. Texts of the trace
 * are written as they are but for half surrogate pairs, which JSON cannot carry.
 */
public final class ReportJson {
  /** Name and version of the shape. */
  public static final String SCHEMA = "stallscope.report/1";

  private static final int SHARE_DECIMALS = 6;
  private static final int CONFIDENCE_DECIMALS = 2;
  private static final int GROUND_DECIMALS = 3;

  private final ReportInput input;
  private final Sentences sentences;
  private final AdviceSentences adviceSentences;
  private final JsonGenerator json;
  private final JsonFields fields;

  private ReportJson(ReportInput input, JsonGenerator json) {
    this.input = input;
    this.sentences = new Sentences(input, Words.english());
    this.adviceSentences = new AdviceSentences(Words.english());
    this.json = json;
    this.fields = new JsonFields(json);
  }

  /** Writes UTF-8 with line feeds; leaves the stream open. */
  public static void write(ReportInput input, OutputStream out) throws IOException {
    try (JsonGenerator json = JsonFields.generator(out)) {
      new ReportJson(input, json).report();
      json.writeRaw('\n');
    }
  }

  private void report() throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", SCHEMA);
    json.writeObjectFieldStart("tool");
    fields.text("name", "stallscope");
    fields.text("version", input.toolVersion());
    json.writeEndObject();
    trace();
    target();
    wallClock();
    findings();
    waitsByDesign();
    rules();
    verdict();
    advice();
    json.writeEndObject();
  }

  private void trace() throws IOException {
    TraceInfo info = input.store().info();
    json.writeObjectFieldStart("trace");
    fields.texts("files", info.files());
    fields.text("format", info.format());
    fields.text("computer", info.computer());
    json.writeNumberField("events", input.store().size());
    json.writeNumberField("processes", input.store().processes().size());
    fields.text("start", TraceStart.of(input.store()));
    fields.seconds("seconds", input.traceTicks());
    fields.text("durations", info.hasDurations() ? "recorded" : "missing");
    diagnostics();
    json.writeEndObject();
  }

  private void diagnostics() throws IOException {
    json.writeArrayFieldStart("diagnostics");
    for (ReadDiagnostics.Entry entry : input.diagnostics()) {
      json.writeStartObject();
      fields.text("code", entry.code());
      fields.text("message", entry.message());
      json.writeNumberField("count", entry.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void target() throws IOException {
    ProcessInfo root = input.root();
    json.writeObjectFieldStart("target");
    known("pid", root.pid());
    fields.text("name", root.name());
    fields.text("commandLine", root.commandLine());
    fields.text("chosen", input.target().chosenByUser() ? "option" : "auto");
    fields.seconds("startSeconds", input.sinceStart(input.target().startTicks()));
    fields.seconds("seconds", input.targetTicks());
    json.writeArrayFieldStart("processes");
    for (int index : input.target().processes()) {
      process(input.process(index));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void process(ProcessInfo process) throws IOException {
    json.writeStartObject();
    known("pid", process.pid());
    fields.text("name", process.name());
    known("parentPid", process.parentPid());
    json.writeEndObject();
  }

  private void wallClock() throws IOException {
    json.writeArrayFieldStart("wallClock");
    for (Share share : input.analysis().wallClock()) {
      json.writeStartObject();
      fields.text("cause", share.cause().id());
      fields.seconds("seconds", share.ticks());
      fields.decimal("share", input.shareOfTarget(share.ticks()), SHARE_DECIMALS);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void findings() throws IOException {
    json.writeArrayFieldStart("findings");
    for (Finding finding : input.analysis().findings()) {
      finding(finding);
    }
    json.writeEndArray();
  }

  private void finding(Finding finding) throws IOException {
    ProcessInfo process = input.process(finding.process());
    json.writeStartObject();
    fields.text("id", finding.id());
    fields.text("kind", finding.kind().id());
    fields.text("rule", finding.rule());
    fields.text("severity", JsonFields.hyphened(finding.severity()));
    fields.decimal("confidence", finding.confidence(), CONFIDENCE_DECIMALS);
    fields.text("process", process.name());
    known("pid", process.pid());
    known("tid", finding.threadId());
    fields.text("operation", finding.operation().displayName());
    fields.text("path", input.path(finding.path()));
    fields.seconds("startSeconds", input.sinceStart(finding.startTicks()));
    fields.seconds("blockedSeconds", finding.blockedTicks());
    json.writeNumberField("attempts", finding.attempts());
    fields.text("outcome", JsonFields.hyphened(finding.outcome()));
    culprit(finding.culprit());
    evidence(finding.evidence());
    grounds(finding.grounds());
    fields.text("explanation", sentences.explanation(finding));
    json.writeEndObject();
  }

  private void culprit(@Nullable Culprit culprit) throws IOException {
    if (culprit == null) {
      json.writeNullField("culprit");
      return;
    }
    boolean traced = culprit.process() >= 0;
    json.writeObjectFieldStart("culprit");
    fields.text("process", traced ? input.process(culprit.process()).name() : null);
    known("pid", traced ? input.process(culprit.process()).pid() : EventRecord.NONE);
    fields.text("product", culprit.product());
    json.writeEndObject();
  }

  private void evidence(List<Evidence> evidence) throws IOException {
    json.writeArrayFieldStart("evidence");
    for (Evidence one : evidence) {
      json.writeStartObject();
      json.writeNumberField("event", one.event());
      fields.text("text", sentences.evidence(one));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void grounds(List<Ground> grounds) throws IOException {
    json.writeArrayFieldStart("grounds");
    for (Ground ground : grounds) {
      json.writeStartObject();
      fields.text("ground", JsonFields.hyphened(ground.kind()));
      fields.decimal("number", ground.number(), GROUND_DECIMALS);
      fields.text("name", ground.name());
      fields.text("text", sentences.ground(ground));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void waitsByDesign() throws IOException {
    json.writeArrayFieldStart("waitsByDesign");
    for (WaitByDesign wait : input.analysis().waitsByDesign()) {
      json.writeStartObject();
      fields.text("operation", wait.operation().displayName());
      fields.text("path", input.path(wait.path()));
      json.writeNumberField("count", wait.count());
      fields.seconds("longestSeconds", wait.longestTicks());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void rules() throws IOException {
    json.writeArrayFieldStart("rules");
    for (RuleResult result : input.analysis().rules()) {
      json.writeStartObject();
      fields.text("id", result.rule());
      fields.text(
          "missing", result.missing() == null ? null : JsonFields.hyphened(result.missing()));
      json.writeNumberField("findings", result.found());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void verdict() throws IOException {
    Analysis.Verdict verdict = input.analysis().verdict();
    json.writeObjectFieldStart("verdict");
    fields.text("cause", verdict.cause().id());
    fields.text("sentence", sentences.verdict());
    fields.decimal("confidence", verdict.confidence(), CONFIDENCE_DECIMALS);
    json.writeEndObject();
  }

  private void advice() throws IOException {
    json.writeArrayFieldStart("advice");
    for (Advice advice : input.advice().all()) {
      advice(advice);
    }
    json.writeEndArray();
  }

  private void advice(Advice advice) throws IOException {
    json.writeStartObject();
    fields.text("id", advice.id());
    fields.text("kind", JsonFields.hyphened(advice.kind()));
    fields.text("strength", JsonFields.hyphened(advice.strength()));
    json.writeBooleanField("alternative", advice.alternative());
    fields.seconds("seconds", advice.ticks());
    fields.decimal("confidence", advice.confidence(), CONFIDENCE_DECIMALS);
    fields.texts("findings", advice.findings());
    fields.texts("subjects", advice.subjects());
    fields.text("who", advice.who());
    fields.text("setting", advice.setting());
    fields.text("offer", advice.offer() == null ? null : JsonFields.hyphened(advice.offer()));
    fields.text("title", adviceSentences.title(advice));
    fields.text("text", adviceSentences.text(advice));
    fields.text("cost", JsonFields.hyphened(advice.cost()));
    warnings(advice.warnings());
    commands(advice.commands());
    json.writeEndObject();
  }

  private void warnings(List<Warning> warnings) throws IOException {
    json.writeArrayFieldStart("warnings");
    for (Warning warning : warnings) {
      json.writeStartObject();
      fields.text("warning", JsonFields.hyphened(warning.kind()));
      fields.text("about", warning.text());
      fields.text("text", adviceSentences.warning(warning));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void commands(List<Command> commands) throws IOException {
    json.writeArrayFieldStart("commands");
    for (Command command : commands) {
      json.writeStartObject();
      fields.text("purpose", JsonFields.hyphened(command.purpose()));
      fields.text("shell", JsonFields.hyphened(command.shell()));
      fields.text("text", command.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Null stands for a number the trace does not tell. */
  private void known(String name, int value) throws IOException {
    json.writeFieldName(name);
    if (value == EventRecord.NONE) {
      json.writeNull();
    } else {
      json.writeNumber(Integer.toUnsignedLong(value));
    }
  }
}
