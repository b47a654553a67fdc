package dev.stallscope.report.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stallscope.advice.Advice;
import dev.stallscope.advice.Command;
import dev.stallscope.advice.Warning;
import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Rule;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.ReportSchema;
import dev.stallscope.report.SampleReports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReportJsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static String text(ReportInput input) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReportJson.write(input, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static JsonNode json(ReportInput input) throws IOException {
    return MAPPER.readTree(text(input));
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void everyKindOfReportKeepsToTheSchema() throws IOException {
    assertThat(ReportSchema.faults(json(SampleReports.goBuild(60)))).isEmpty();
    assertThat(ReportSchema.faults(json(SampleReports.goBuild(0)))).isEmpty();
    assertThat(ReportSchema.faults(json(SampleReports.of("a.exe", "").withoutDurations().input())))
        .isEmpty();
  }

  /** Of processes that a CSV names without their PID, and of PIDs above two billion. */
  @Test
  void pidsAreNumbersOrNotTold() throws IOException {
    SampleReports world =
        SampleReports.of("a.exe", "").process("b.exe", -1, "", 0).process("c.exe", -2, "", 0);
    world.finding(1, 7, Operation.CREATE_FILE, "C:\\x", SampleReports.START, 90_000_000, 0);
    JsonNode json = json(world.input());
    assertThat(ReportSchema.faults(json)).isEmpty();
    assertThat(json.at("/findings/0/pid").isNull()).isTrue();
    assertThat(json.at("/target/processes/1/pid").isNull()).isTrue();
    assertThat(json.at("/target/processes/2/pid").longValue()).isEqualTo(4_294_967_294L);
  }

  static Stream<Arguments> words() {
    String advice = "advice/items/properties/";
    return Stream.of(
        arguments("findings/items/properties/severity", Finding.Severity.values()),
        arguments("findings/items/properties/outcome", Finding.Outcome.values()),
        arguments("wallClock/items/properties/cause", Cause.values()),
        arguments("verdict/properties/cause", Cause.values()),
        arguments("rules/items/properties/missing", Rule.Missing.values()),
        arguments(advice + "kind", Advice.Kind.values()),
        arguments(advice + "strength", Advice.Strength.values()),
        arguments(advice + "offer", Advice.Offer.values()),
        arguments(advice + "cost", Advice.Cost.values()),
        arguments(advice + "warnings/items/properties/warning", Warning.Kind.values()),
        arguments(advice + "commands/items/properties/purpose", Command.Purpose.values()),
        arguments(advice + "commands/items/properties/shell", Command.Shell.values()));
  }

  @ParameterizedTest
  @MethodSource("words")
  void theSchemaKnowsEveryWord(String value, Enum<?>[] members) {
    assertThat(ReportSchema.words("/properties/" + value))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(members).map(JsonFields::hyphened).toList());
  }

  @Test
  void theSchemaRefusesWhatIsNotOfThisShape() throws IOException {
    JsonNode json = json(SampleReports.goBuild(1));
    ((com.fasterxml.jackson.databind.node.ObjectNode) json).put("more", 1);
    assertThat(ReportSchema.faults(json)).hasSize(1);
  }

  @Test
  void fieldsStandAsDesigned() throws IOException {
    JsonNode json = json(SampleReports.goBuild(2));
    assertThat(names(json))
        .containsExactly(
            "schema",
            "tool",
            "trace",
            "target",
            "wallClock",
            "findings",
            "waitsByDesign",
            "rules",
            "verdict",
            "advice");
    assertThat(names(json.get("findings").get(0)))
        .containsExactly(
            "id",
            "kind",
            "rule",
            "severity",
            "confidence",
            "process",
            "pid",
            "tid",
            "operation",
            "path",
            "startSeconds",
            "blockedSeconds",
            "attempts",
            "outcome",
            "culprit",
            "evidence",
            "grounds",
            "explanation");
  }

  @Test
  void valuesAreThoseOfTheAnalysis() throws IOException {
    long start = SampleReports.START + 15_000_001;
    SampleReports world =
        SampleReports.of("go.exe", "go build")
            .finding(0, 77, Operation.READ_FILE, "C:\\a", SampleReports.START, 600_000, 0)
            .finding(0, 78, Operation.CLOSE_FILE, "C:\\Ünï\\文件", start, 10_000_007, 0);
    String text = text(world.input());
    JsonNode json = MAPPER.readTree(text);
    JsonNode first = json.get("findings").get(0);
    assertThat(first.get("id").textValue()).isEqualTo("F1");
    assertThat(first.get("kind").textValue()).isEqualTo("slow-operation");
    assertThat(first.get("path").textValue()).isEqualTo("C:\\Ünï\\文件");
    assertThat(first.get("outcome").textValue()).isEqualTo("completed");
    assertThat(first.get("tid").intValue()).isEqualTo(78);
    assertThat(first.get("culprit").isNull()).isTrue();
    assertThat(first.get("evidence").get(0).get("event").intValue()).isEqualTo(1);
    assertThat(text)
        .contains("\"startSeconds\" : 1.5000001,")
        .contains("\"blockedSeconds\" : 1.0000007,")
        .contains("\"start\" : \"2026-03-04T09:15:00.0000000Z\"")
        .contains("\"durations\" : \"recorded\"");
    assertThat(json.get("target").get("chosen").textValue()).isEqualTo("auto");
  }

  @Test
  void theWallClockAddsUpToTheTargetsTime() throws IOException {
    JsonNode json = MAPPER.readTree(text(SampleReports.goBuild(60)));
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode part : json.get("wallClock")) {
      sum = sum.add(part.get("seconds").decimalValue());
    }
    assertThat(sum).isEqualByComparingTo(json.get("target").get("seconds").decimalValue());
    assertThat(sum).isEqualByComparingTo("60");
  }

  @Test
  void anExportWithoutDurationsSaysSo() throws IOException {
    JsonNode json = json(SampleReports.of("a.exe", "").withoutDurations().input());
    assertThat(json.get("trace").get("durations").textValue()).isEqualTo("missing");
    assertThat(json.get("trace").get("start").isNull()).isTrue();
    assertThat(json.get("trace").get("computer").textValue()).isEmpty();
    assertThat(json.get("findings")).isEmpty();
  }

  @Test
  void hostileTextsComeBackAsTheyWere() throws IOException {
    String path = "C:\\\"</script>\u001b[2J\u0000\u202e\n\t\u2028";
    SampleReports world =
        SampleReports.of("a.exe", "x \ud800 y")
            .finding(0, 1, Operation.READ_FILE, path, SampleReports.START, Ticks.PER_SECOND, 0)
            .diagnostic("csv.skipped", "half \udc00", 3);
    JsonNode json = json(world.input());
    assertThat(json.get("findings").get(0).get("path").textValue()).isEqualTo(path);
    assertThat(json.get("target").get("commandLine").textValue()).isEqualTo("x \ufffd y");
    JsonNode noticed = json.get("trace").get("diagnostics").get(0);
    assertThat(noticed.get("message").textValue()).isEqualTo("half \ufffd");
    assertThat(noticed.get("count").intValue()).isEqualTo(3);
    assertThat(ReportSchema.faults(json)).isEmpty();
  }

  @Test
  void theSameInputGivesTheSameBytes() throws IOException {
    assertThat(text(SampleReports.goBuild(60))).isEqualTo(text(SampleReports.goBuild(60)));
  }
}
