package dev.stallscope.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.stallscope.advice.Advice;
import dev.stallscope.advice.Advisor;
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
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code stallscope.report/1}, described by {@code report-1.schema.json}. Texts of the trace
 * are written as they are but for half surrogate pairs, which JSON cannot carry.
 */
public final class ReportJson {
  /** Name and version of the shape. */
  public static final String SCHEMA = "stallscope.report/1";

  /** One tick of 100 ns is the seventh decimal of a second. */
  private static final int SECOND_DECIMALS = 7;

  private static final int SHARE_DECIMALS = 6;
  private static final int CONFIDENCE_DECIMALS = 2;
  private static final int GROUND_DECIMALS = 3;

  private final ReportInput input;
  private final Sentences sentences;
  private final AdviceSentences adviceSentences;
  private final JsonGenerator json;

  private ReportJson(ReportInput input, JsonGenerator json) {
    this.input = input;
    this.sentences = new Sentences(input, Words.english());
    this.adviceSentences = new AdviceSentences(Words.english());
    this.json = json;
  }

  /** Writes UTF-8 with line feeds; leaves the stream open. */
  public static void write(ReportInput input, OutputStream out) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    JsonFactory factory =
        JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    try (JsonGenerator json = factory.createGenerator(out)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indenter));
      new ReportJson(input, json).report();
      json.writeRaw('\n');
    }
  }

  private void report() throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", SCHEMA);
    json.writeObjectFieldStart("tool");
    text("name", "stallscope");
    text("version", input.toolVersion());
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
    texts("files", info.files());
    text("format", info.format());
    text("computer", info.computer());
    json.writeNumberField("events", input.store().size());
    json.writeNumberField("processes", input.store().processes().size());
    text("start", TraceStart.of(input.store()));
    seconds("seconds", input.traceTicks());
    text("durations", info.hasDurations() ? "recorded" : "missing");
    diagnostics();
    json.writeEndObject();
  }

  private void diagnostics() throws IOException {
    json.writeArrayFieldStart("diagnostics");
    for (ReadDiagnostics.Entry entry : input.diagnostics()) {
      json.writeStartObject();
      text("code", entry.code());
      text("message", entry.message());
      json.writeNumberField("count", entry.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void target() throws IOException {
    ProcessInfo root = input.root();
    json.writeObjectFieldStart("target");
    json.writeNumberField("pid", root.pid());
    text("name", root.name());
    text("commandLine", root.commandLine());
    text("chosen", input.target().chosenByUser() ? "option" : "auto");
    seconds("startSeconds", input.sinceStart(input.target().startTicks()));
    seconds("seconds", input.targetTicks());
    json.writeArrayFieldStart("processes");
    for (int index : input.target().processes()) {
      process(input.process(index));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void process(ProcessInfo process) throws IOException {
    json.writeStartObject();
    json.writeNumberField("pid", process.pid());
    text("name", process.name());
    known("parentPid", process.parentPid());
    json.writeEndObject();
  }

  private void wallClock() throws IOException {
    json.writeArrayFieldStart("wallClock");
    for (Share share : input.analysis().wallClock()) {
      json.writeStartObject();
      text("cause", share.cause().id());
      seconds("seconds", share.ticks());
      decimal("share", input.shareOfTarget(share.ticks()), SHARE_DECIMALS);
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
    text("id", finding.id());
    text("kind", finding.kind().id());
    text("rule", finding.rule());
    text("severity", hyphened(finding.severity()));
    decimal("confidence", finding.confidence(), CONFIDENCE_DECIMALS);
    text("process", process.name());
    json.writeNumberField("pid", process.pid());
    known("tid", finding.threadId());
    text("operation", finding.operation().displayName());
    text("path", input.path(finding.path()));
    seconds("startSeconds", input.sinceStart(finding.startTicks()));
    seconds("blockedSeconds", finding.blockedTicks());
    json.writeNumberField("attempts", finding.attempts());
    text("outcome", hyphened(finding.outcome()));
    culprit(finding.culprit());
    evidence(finding.evidence());
    grounds(finding.grounds());
    text("explanation", sentences.explanation(finding));
    json.writeEndObject();
  }

  private void culprit(@Nullable Culprit culprit) throws IOException {
    if (culprit == null) {
      json.writeNullField("culprit");
      return;
    }
    boolean traced = culprit.process() >= 0;
    json.writeObjectFieldStart("culprit");
    text("process", traced ? input.process(culprit.process()).name() : null);
    known("pid", traced ? input.process(culprit.process()).pid() : EventRecord.NONE);
    text("product", culprit.product());
    json.writeEndObject();
  }

  private void evidence(List<Evidence> evidence) throws IOException {
    json.writeArrayFieldStart("evidence");
    for (Evidence one : evidence) {
      json.writeStartObject();
      json.writeNumberField("event", one.event());
      text("text", sentences.evidence(one));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void grounds(List<Ground> grounds) throws IOException {
    json.writeArrayFieldStart("grounds");
    for (Ground ground : grounds) {
      json.writeStartObject();
      text("ground", hyphened(ground.kind()));
      decimal("number", ground.number(), GROUND_DECIMALS);
      text("name", ground.name());
      text("text", sentences.ground(ground));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void waitsByDesign() throws IOException {
    json.writeArrayFieldStart("waitsByDesign");
    for (WaitByDesign wait : input.analysis().waitsByDesign()) {
      json.writeStartObject();
      text("operation", wait.operation().displayName());
      text("path", input.path(wait.path()));
      json.writeNumberField("count", wait.count());
      seconds("longestSeconds", wait.longestTicks());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void rules() throws IOException {
    json.writeArrayFieldStart("rules");
    for (RuleResult result : input.analysis().rules()) {
      json.writeStartObject();
      text("id", result.rule());
      text("missing", result.missing() == null ? null : hyphened(result.missing()));
      json.writeNumberField("findings", result.found());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void verdict() throws IOException {
    Analysis.Verdict verdict = input.analysis().verdict();
    json.writeObjectFieldStart("verdict");
    text("cause", verdict.cause().id());
    text("sentence", sentences.verdict());
    decimal("confidence", verdict.confidence(), CONFIDENCE_DECIMALS);
    json.writeEndObject();
  }

  private void advice() throws IOException {
    json.writeArrayFieldStart("advice");
    for (Advice advice : Advisor.of(input.analysis()).all()) {
      advice(advice);
    }
    json.writeEndArray();
  }

  private void advice(Advice advice) throws IOException {
    json.writeStartObject();
    text("id", advice.id());
    text("kind", hyphened(advice.kind()));
    text("strength", advice.trial() ? "test" : "fix");
    json.writeBooleanField("alternative", advice.alternative());
    seconds("seconds", advice.ticks());
    decimal("confidence", advice.confidence(), CONFIDENCE_DECIMALS);
    texts("findings", advice.findings());
    texts("subjects", advice.subjects());
    text("who", advice.who());
    text("setting", advice.setting());
    text("offer", advice.offer() == null ? null : hyphened(advice.offer()));
    text("title", adviceSentences.title(advice));
    text("text", adviceSentences.text(advice));
    text("cost", hyphened(advice.cost()));
    warnings(advice.warnings());
    commands(advice.commands());
    json.writeEndObject();
  }

  private void warnings(List<Warning> warnings) throws IOException {
    json.writeArrayFieldStart("warnings");
    for (Warning warning : warnings) {
      json.writeStartObject();
      text("warning", hyphened(warning.kind()));
      text("about", warning.text());
      text("text", adviceSentences.warning(warning));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void commands(List<Command> commands) throws IOException {
    json.writeArrayFieldStart("commands");
    for (Command command : commands) {
      json.writeStartObject();
      text("purpose", hyphened(command.purpose()));
      text("shell", hyphened(command.shell()));
      text("text", command.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void texts(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(whole(value));
    }
    json.writeEndArray();
  }

  private void text(String name, @Nullable String value) throws IOException {
    json.writeFieldName(name);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeString(whole(value));
    }
  }

  /** Null stands for a number the trace does not tell. */
  private void known(String name, int value) throws IOException {
    json.writeFieldName(name);
    if (value == EventRecord.NONE) {
      json.writeNull();
    } else {
      json.writeNumber(value);
    }
  }

  private void seconds(String name, long ticks) throws IOException {
    json.writeNumberField(name, BigDecimal.valueOf(ticks, SECOND_DECIMALS));
  }

  private void decimal(String name, double value, int decimals) throws IOException {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    json.writeNumberField(name, rounded);
  }

  private static String hyphened(Enum<?> member) {
    return member.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Half surrogate pairs become U+FFFD; there are none in most texts. */
  private static String whole(String text) {
    boolean halves = text.codePoints().anyMatch(ReportJson::isHalfPair);
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
