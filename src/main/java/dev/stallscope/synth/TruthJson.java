package dev.stallscope.synth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.synth.plant.Decoy;
import dev.stallscope.synth.plant.Stall;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;

/**
 * Writes the truth about a simulation in the words of a report: {@code stallscope.truth/1}, whose
 * shape is {@code truth-1.schema.json}. Times are seconds with seven decimals from the capture's
 * first event.
 */
public final class TruthJson {
  /** Ticks are 100 ns, so seconds have seven decimals and no rounding. */
  private static final int SECOND_DECIMALS = 7;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private final Simulation simulation;
  private final JsonGenerator json;
  private final long first;

  private TruthJson(Simulation simulation, JsonGenerator json) {
    this.simulation = simulation;
    this.json = json;
    this.first = simulation.firstTicks();
  }

  /** Writes it and leaves {@code out} open. */
  public static void write(Simulation simulation, OutputStream out) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indenter));
      new TruthJson(simulation, json).write();
      json.writeRaw('\n');
    }
  }

  private void write() throws IOException {
    Truth truth = simulation.truth();
    json.writeStartObject();
    json.writeStringField("schema", "stallscope.truth/1");
    json.writeStringField("scenario", truth.scenario());
    json.writeNumberField("seed", truth.seed());
    json.writeNumberField("events", simulation.size());
    target(truth);
    json.writeArrayFieldStart("stalls");
    for (Stall stall : truth.stalls()) {
      stall(stall);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("decoys");
    for (Decoy decoy : truth.decoys()) {
      json.writeStartObject();
      json.writeStringField("plant", decoy.plant());
      events(decoy.events());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void target(Truth truth) throws IOException {
    ProcessInfo root = process(truth.target());
    json.writeObjectFieldStart("target");
    json.writeNumberField("pid", root.pid());
    json.writeStringField("name", root.name());
    json.writeStringField("commandLine", root.commandLine());
    seconds("startSeconds", root.startTicks() - first);
    seconds("seconds", root.endTicks() - root.startTicks());
    json.writeArrayFieldStart("processes");
    for (int member : truth.members()) {
      json.writeStartObject();
      json.writeNumberField("pid", process(member).pid());
      json.writeStringField("name", process(member).name());
      json.writeNumberField("parentPid", process(member).parentPid());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void stall(Stall stall) throws IOException {
    json.writeStartObject();
    json.writeStringField("plant", stall.plant());
    json.writeStringField("kind", stall.kind());
    json.writeStringField("process", process(stall.process()).name());
    json.writeNumberField("pid", process(stall.process()).pid());
    json.writeNumberField("tid", stall.threadId());
    json.writeStringField("operation", stall.operation().displayName());
    json.writeStringField("path", stall.path());
    seconds("startSeconds", stall.startTicks() - first);
    seconds("blockedSeconds", stall.blockedTicks());
    seconds("shownSeconds", stall.shownTicks());
    json.writeNumberField("attempts", stall.attempts());
    json.writeStringField("outcome", stall.outcome());
    culprit(stall);
    events(stall.events());
    json.writeEndObject();
  }

  private void culprit(Stall stall) throws IOException {
    Stall.Culprit culprit = stall.culprit();
    if (culprit == null) {
      json.writeNullField("culprit");
      return;
    }
    json.writeObjectFieldStart("culprit");
    if (culprit.process() < 0) {
      json.writeNullField("process");
      json.writeNullField("pid");
    } else {
      json.writeStringField("process", process(culprit.process()).name());
      json.writeNumberField("pid", process(culprit.process()).pid());
    }
    json.writeStringField("product", culprit.product());
    json.writeEndObject();
  }

  private void events(List<Long> numbers) throws IOException {
    json.writeFieldName("events");
    json.writeArray(numbers.stream().mapToLong(Long::longValue).toArray(), 0, numbers.size());
  }

  private ProcessInfo process(int index) {
    return simulation.processes().get(index);
  }

  private void seconds(String field, long ticks) throws IOException {
    json.writeNumberField(field, BigDecimal.valueOf(ticks, SECOND_DECIMALS));
  }
}
