package dev.stallscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --redact}: nothing secret in any output of any command. */
class RedactTest {
  private static final List<String> SECRETS =
      List.of(
          "jsmithson",
          "WKS-4711",
          "CORPNET",
          "corpnet.example",
          "S-1-5-21-111-222-333",
          "10.20.30.4",
          "JSMITH~1",
          "Acme Rollout",
          "acmerollout",
          "fs01",
          "payroll",
          "hunter2",
          "2001:db8:");

  private static final String HEAD =
      "\"Time of Day\",\"Process Name\",\"PID\",\"Operation\",\"Path\",\"Result\",\"Detail\","
          + "\"Duration\",\"TID\",\"User\",\"Command Line\",\"Image Path\"\r\n";

  private final StringBuilder rows = new StringBuilder("\uFEFF").append(HEAD);
  private int seconds;

  @TempDir Path folder;

  private void row(String operation, String path, String detail, String duration) {
    rows.append(
        String.format(
            Locale.ROOT,
            "\"1:00:%02d.0000000 PM\",\"go.exe\",\"100\",\"%s\",\"%s\",\"SUCCESS\",\"%s\",\"%s\","
                + "\"7\",\"CORPNET\\jsmithson\",\"%s\",\"C:\\Program Files\\Go\\bin\\go.exe\"\r\n",
            seconds++,
            operation,
            path,
            detail,
            duration,
            "go build C:\\Users\\jsmithson\\Acme Rollout\\x.go"));
  }

  private Path trace() throws IOException {
    row(
        "Process Start",
        "",
        "Parent PID: 1, Command line: go build acmerollout, Current directory:"
            + " C:\\Users\\jsmithson\\acmerollout\\, Environment: ;\tTOKEN=hunter2;"
            + "\tUSERNAME=jsmithson;\tCOMPUTERNAME=WKS-4711;\tLOGONSERVER=\\\\WKS-4711",
        "0.0000000");
    row("CreateFile", "C:\\Users\\jsmithson\\Acme Rollout\\a.go", "Desired Access: Read", "2.5");
    row("CloseFile", "C:\\Users\\JSMITH~1\\AppData\\Local\\Temp\\go-build7\\b.exe", "", "1.5");
    row("CreateFile", "\\\\fs01\\payroll\\Acme Rollout\\x.zip", "Desired Access: Read", "3.0");
    row("RegOpenKey", "HKU\\S-1-5-21-111-222-333-1001\\Software", "Desired Access: Read", "0.3");
    row(
        "SetRenameInformationFile",
        "C:\\Users\\jsmithson\\acmerollout\\a",
        "ReplaceIfExists: True, FileName: C:\\Users\\jsmithson\\Acme Rollout\\b",
        "0.1");
    for (int i = 0; i < 4; i++) {
      row("TCP Reconnect", "WKS-4711.corpnet.example:50001 -> 10.20.30.4:8080", "Length: 0", "0.0");
      seconds += i;
    }
    row("TCP Disconnect", "WKS-4711.corpnet.example:50001 -> 10.20.30.4:8080", "Length: 0", "0.0");
    row("UDP Send", "[2001:db8::17]:5000 -> 2001:db8::53:domain", "Length: 40", "0.0");
    row("ReadFile", "C:\\Program Files\\Go\\src\\fmt\\print.go", "Offset: 0, Length: 4", "0.0001");
    Path trace = folder.resolve("install-jsmithson.CSV");
    Files.writeString(trace, rows);
    return trace;
  }

  /** Everything every command makes of a trace, by what it is. */
  private static Map<String, String> outputs(Path trace, Path folder) throws IOException {
    Map<String, String> outputs = fewOutputs(trace, folder);
    String name = trace.toString();
    for (String format : List.of("table", "jsonl")) {
      String[] events = {"events", name, "--redact", "--columns", "all", "--format", format};
      add(outputs, "events " + format, Run.of(events));
    }
    for (String by : List.of("process", "directory", "cross-reference")) {
      add(outputs, "summary " + by, Run.of("summary", name, "--redact", "--by", by));
    }
    add(outputs, "report --json", Run.of("report", name, "--redact", "--json"));
    return outputs;
  }

  /** One of a kind, for large traces. */
  static Map<String, String> fewOutputs(Path trace, Path folder) throws IOException {
    Map<String, String> outputs = new TreeMap<>();
    String name = trace.toString();
    add(outputs, "info", Run.of("info", name, "--redact"));
    String[] events = {"events", name, "--redact", "--columns", "all", "--format", "csv"};
    add(outputs, "events csv", Run.of(events));
    for (String by : List.of("path", "endpoint")) {
      add(outputs, "summary " + by, Run.of("summary", name, "--redact", "--by", by));
    }
    String[] report = {
      "report", name, "--redact", "--min-blocked", "5ms", "--out", folder + "/out"
    };
    add(outputs, "report", Run.of(report));
    try (var files = Files.list(folder.resolve("out"))) {
      for (Path file : files.toList()) {
        String kind = file.toString().endsWith("json") ? "json" : "html";
        outputs.put("report " + kind, Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return outputs;
  }

  private static void add(Map<String, String> outputs, String name, Run run) {
    assertThat(run.status()).as(name + run.err()).isZero();
    outputs.put(name, run.out() + run.err());
  }

  static List<String> faults(String json) throws IOException {
    try (InputStream in =
        RedactTest.class.getResourceAsStream("/dev/stallscope/report/report-1.schema.json")) {
      JsonSchema schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
      JsonNode report = new ObjectMapper().readTree(json);
      return schema.validate(report).stream().map(Object::toString).toList();
    }
  }

  @Test
  void nothingSecretIsInAnyOutput() throws IOException {
    Map<String, String> outputs = outputs(trace(), folder);
    List<String> leaks = new ArrayList<>();
    outputs.forEach(
        (name, text) -> {
          // the name of the report is that of the trace, as the user chose it
          String told = text.replace("install-jsmithson.html", "").toLowerCase(Locale.ROOT);
          for (String secret : SECRETS) {
            int at = told.indexOf(secret.toLowerCase(Locale.ROOT));
            if (at >= 0) {
              int end = Math.min(told.length(), at + 60);
              leaks.add(name + ": " + told.substring(Math.max(0, at - 60), end));
            }
          }
        });
    assertThat(leaks).isEmpty();
    assertThat(faults(outputs.get("report json"))).isEmpty();
    assertThat(outputs.get("report json")).contains("user-1", "host-", "server-1", "share-1");
    assertThat(outputs.get("events csv")).contains("C:\\Program Files\\Go\\src\\fmt\\print.go");
  }

  @Test
  void capturesThatAreComparedHaveTheSameStandIns() throws IOException {
    Path before = trace();
    row("CreateFile", "C:\\Users\\jsmithson\\Beta\\b.go", "Desired Access: Read", "0.1");
    row("CreateFile", "C:\\Users\\jsmithson\\Acme Rollout\\a.go", "Desired Access: Read", "2.5");
    Path after = Files.writeString(folder.resolve("after.CSV"), rows);
    String rule = "C:\\Users\\jsmithson\\Acme Rollout";
    String[] files = {"--before", before.toString(), "--after", after.toString()};
    String[] options = {"--exclusion", rule, "--redact", "--lang", "en", "--out", folder + "/out"};
    Run run =
        Run.of(
            Stream.of(new String[] {"compare"}, files, options)
                .flatMap(Stream::of)
                .toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();
    Path page = folder.resolve("out").resolve("install-jsmithson-vs-after.html");
    String json = Files.readString(page.resolveSibling("install-jsmithson-vs-after.json"));
    String told = (run.out() + run.err() + Files.readString(page) + json).toLowerCase(Locale.ROOT);
    for (String secret : SECRETS) {
      assertThat(told.replace("install-jsmithson-vs-after.html", ""))
          .doesNotContain(secret.toLowerCase(Locale.ROOT));
    }
    JsonNode check = new ObjectMapper().readTree(json).get("exclusions").get(0);
    assertThat(check.get("rule").textValue()).matches("C:\\\\Users\\\\user-1\\\\folder-\\d+");
    assertThat(check.get("before").get("opens").intValue()).isPositive();
    assertThat(check.get("after").get("opens").intValue())
        .isGreaterThan(check.get("before").get("opens").intValue());
  }

  @Test
  void withoutItNothingIsReplaced() throws IOException {
    String out = Run.of("events", trace().toString(), "--columns", "all").out();
    assertThat(out).contains("jsmithson", "10.20.30.4", "Acme Rollout", "hunter2");
  }

  @Test
  void theSameTraceGivesTheSameStandIns() throws IOException {
    String trace = trace().toString();
    String[] args = {"events", trace, "--redact", "--columns", "all", "--format", "csv"};
    assertThat(Run.of(args).out()).isEqualTo(Run.of(args).out());
  }
}
