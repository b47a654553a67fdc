package dev.stallscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.stallscope.RealCaptures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code report} on the real captures, as a user runs it. */
class ReportRealCaptureTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  static Stream<String> traces() {
    return RealCaptures.NAMES.stream().flatMap(name -> Stream.of(name + ".PML", name + ".CSV"));
  }

  @ParameterizedTest
  @MethodSource("traces")
  void writesJsonThatKeepsToItsSchema(String name) throws IOException {
    Run run = Run.of("report", RealCaptures.require(name).toString(), "--out", folder.toString());
    assertThat(run.err().lines()).allMatch(line -> line.contains(absentClasses(name)));
    assertThat(run.err().lines()).hasSize(absentClasses(name).isEmpty() ? 0 : 1);
    assertThat(run.status()).isZero();
    Path file = folder.resolve(name.substring(0, name.length() - 4) + ".json");
    JsonNode report = JSON.readTree(Files.readString(file));
    assertThat(schema().validate(report)).isEmpty();
    double parts = 0;
    for (JsonNode share : report.get("wallClock")) {
      assertThat(share.get("seconds").asDouble()).isNotNegative();
      parts += share.get("seconds").asDouble();
    }
    assertThat(parts)
        .isCloseTo(
            report.get("target").get("seconds").asDouble(),
            org.assertj.core.data.Offset.offset(1e-5));
  }

  /** Two of the captures were taken with one class of activity switched on. */
  private static String absentClasses(String name) {
    if (name.startsWith("LogFileUTC64Process")) {
      return "holds no Registry or File System or Network events";
    }
    return name.startsWith("LogFileUTC64Filesystem")
        ? "holds no Process or Registry or Network events"
        : "";
  }

  @Test
  void theLongestOperationsOfTheExplorerAreThoseTheCaptureHolds() throws IOException {
    JsonNode report =
        json("LogfileTests32bitUTC.PML", "--process", "explorer.exe", "--min-blocked", "300ms");
    assertThat(report.get("target").get("pid").asInt()).isEqualTo(1320);
    assertThat(report.get("target").get("chosen").asText()).isEqualTo("option");
    JsonNode findings = report.get("findings");
    assertThat(findings).hasSize(3);
    assertThat(findings.get(1).get("operation").asText()).isEqualTo("CreateFile");
    assertThat(findings.get(1).get("path").asText()).isEqualTo("C:\\Temp");
    assertThat(findings.get(1).get("blockedSeconds").asDouble()).isBetween(0.773, 0.774);
  }

  @Test
  void aDirectoryNotificationOfMinutesIsNoFinding() throws IOException {
    JsonNode report = json("LogFileUTC64Filesystem.PML", "--process", "explorer.exe");
    assertThat(report.get("findings").toString()).doesNotContain("NotifyChangeDirectory");
    assertThat(report.get("waitsByDesign").toString()).contains("NotifyChangeDirectory");
  }

  @Test
  void aProcessThatIsNotThereIsWrongUsage() throws IOException {
    Path trace = RealCaptures.require("LogfileTests32bitUTC.PML");
    Run run = Run.of("report", trace.toString(), "--process", "go.exe", "--json");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("go.exe").contains("Explorer.EXE").hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  private static JsonNode json(String name, String... options) throws IOException {
    String[] args =
        Stream.concat(
                Stream.of("report", RealCaptures.require(name).toString(), "--json"),
                Stream.of(options))
            .toArray(String[]::new);
    Run run = Run.of(args);
    assertThat(run.status()).isZero();
    return JSON.readTree(run.out());
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream in =
        ReportRealCaptureTest.class.getResourceAsStream(
            "/dev/stallscope/report/report-1.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    }
  }
}
