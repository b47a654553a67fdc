package dev.stallscope.report.html;

import dev.stallscope.model.TraceInfo;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.TraceStart;
import dev.stallscope.report.html.Page.Fact;
import dev.stallscope.report.text.Quantities;
import dev.stallscope.report.text.VisibleText;
import dev.stallscope.report.text.Words;
import java.util.ArrayList;
import java.util.List;

/** What is known of the capture itself. */
final class CaptureFacts {
  private final ReportInput input;
  private final Words words;
  private final List<Fact> facts = new ArrayList<>();

  CaptureFacts(ReportInput input, Words words) {
    this.input = input;
    this.words = words;
  }

  List<Fact> facts() {
    TraceInfo info = input.store().info();
    add("capture.files", VisibleText.of(String.join(", ", info.files())));
    add("capture.format", info.format());
    add("capture.computer", VisibleText.of(info.computer()));
    add("capture.windows", VisibleText.of(info.windows()));
    add("capture.processors", info.processors() == 0 ? "" : "" + info.processors());
    add("capture.memory", info.memoryBytes() == 0 ? "" : Quantities.bytes(info.memoryBytes()));
    add("capture.start", start());
    add("capture.span", Quantities.time(input.traceTicks()));
    add("capture.events", Quantities.count(input.store().size()));
    add("capture.processes", Quantities.count(input.store().processes().size()));
    String durations = info.hasDurations() ? "recorded" : "missing";
    add("capture.durations", words.text("capture.durations." + durations));
    return facts;
  }

  private String start() {
    String start = TraceStart.of(input.store());
    if (start == null) {
      return "";
    }
    String zone = TraceStart.isUtc(input.store()) ? "capture.utc" : "capture.local";
    return start.replace('T', ' ').replace("Z", "") + " (" + words.text(zone) + ")";
  }

  private void add(String label, String value) {
    String shown = value.isEmpty() ? words.text("capture.unknown") : value;
    facts.add(new Fact(words.text(label), shown));
  }
}
