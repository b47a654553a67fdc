package dev.stallscope.synth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.stallscope.model.Ticks;
import dev.stallscope.synth.plant.Stall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TruthJsonTest {
  static List<String> scenarios() {
    return Scenarios.names();
  }

  private static JsonNode json(Simulation simulation) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TruthJson.write(simulation, out);
    return new ObjectMapper().readTree(out.toByteArray());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void keepsToItsSchema(String name) throws IOException {
    try (InputStream in = TruthJson.class.getResourceAsStream("truth-1.schema.json")) {
      JsonSchema schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
      assertThat(schema.validate(json(Scenarios.builtIn(name).orElseThrow().simulate(2))))
          .isEmpty();
    }
  }

  @Test
  void tellsEveryStallInTheWordsOfAReport() throws Exception {
    Simulation simulation =
        Scenarios.parse("one.scenario", "tool npm\nworkers 1\nstall lock by onedrive blocked 2s\n")
            .simulate(3);
    Stall stall = simulation.truth().stalls().get(0);
    JsonNode json = json(simulation);
    JsonNode told = json.get("stalls").get(0);

    assertThat(json.get("schema").asText()).isEqualTo("stallscope.truth/1");
    assertThat(json.get("target").get("name").asText()).isEqualTo("node.exe");
    assertThat(json.get("stalls")).hasSize(1);
    assertThat(told.get("kind").asText()).isEqualTo("lock-conflict");
    assertThat(told.get("process").asText()).isEqualTo("node.exe");
    assertThat(told.get("operation").asText()).isEqualTo("CreateFile");
    assertThat(told.get("path").asText()).isEqualTo(stall.path());
    assertThat(told.get("blockedSeconds").decimalValue().movePointRight(7).longValueExact())
        .isEqualTo(stall.blockedTicks())
        .isGreaterThan(2 * Ticks.PER_SECOND);
    assertThat(told.get("attempts").asInt()).isEqualTo(stall.attempts());
    assertThat(told.get("outcome").asText()).isEqualTo("recovered");
    assertThat(told.get("culprit").get("process").asText()).isEqualTo("OneDrive.exe");
    assertThat(told.get("events")).hasSize(stall.events().size());
  }
}
