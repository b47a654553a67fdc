package dev.stallscope.report.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.model.Ticks;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.text.Quantities;
import dev.stallscope.report.text.Sentences;
import dev.stallscope.report.text.Words;
import dev.stallscope.trace.EventRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The blocking points behind those that have a whole row, as JSON of a few dozen bytes each: the
 * page's script makes rows of them when somebody looks. Texts stand in tables and rows hold their
 * places in them. The template escapes it like any text.
 */
final class BriefRows {
  private static final int MOST_EVENTS = 6;

  private final ReportInput input;
  private final Words words;
  private final Sentences sentences;

  /** By name of a table: its distinct texts in the order they were first met. */
  private final Map<String, Map<List<String>, Integer>> tables = new LinkedHashMap<>();

  private final List<List<Object>> rows = new ArrayList<>();
  private long bytes;

  private BriefRows(ReportInput input, Words words) {
    this.input = input;
    this.words = words;
    this.sentences = new Sentences(input, words);
  }

  /** Those from this place on that fit into the bytes. */
  static BriefRows of(ReportInput input, Words words, int from, long budget) {
    BriefRows brief = new BriefRows(input, words);
    List<Finding> findings = input.analysis().findings();
    for (Finding finding : findings.subList(from, findings.size())) {
      List<Object> row = brief.row(finding);
      if (brief.bytes > budget) {
        break;
      }
      brief.rows.add(row);
    }
    return brief;
  }

  int size() {
    return rows.size();
  }

  /** Bytes it takes in the page, about. */
  long bytes() {
    return bytes;
  }

  private List<Object> row(Finding finding) {
    String path = Shortened.path(sentences.path(finding.path()));
    int name = path.lastIndexOf('\\') + 1;
    List<Object> row = new ArrayList<>();
    row.add(finding.blockedTicks());
    row.add(Math.round(Ticks.toMillis(input.sinceStart(finding.startTicks()))));
    row.add(place("processes", process(finding.process())));
    row.add(finding.threadId() == EventRecord.NONE ? "" : finding.threadId());
    row.add(place("operations", finding.operation().displayName()));
    row.add(place("causes", finding.kind().id(), words.text("cause", finding.kind())));
    row.add(place("culprits", Shortened.culprit(sentences.behind(finding))));
    row.add(place("results", sentences.result(finding)));
    row.add(place("sure", Quantities.share(finding.confidence())));
    row.add(place("reasons", sentences.grounds(finding).toArray(String[]::new)));
    row.add(folder(path.substring(0, name)));
    row.add(path.substring(name));
    row.add(
        finding.evidence().stream()
            .limit(MOST_EVENTS)
            .map(evidence -> Long.toString(evidence.event()))
            .collect(Collectors.joining(" ")));
    for (Object cell : row) {
      bytes += 1 + (cell instanceof String text ? 2 + PageSize.of(text) : cell.toString().length());
    }
    bytes += 3;
    return row;
  }

  private String process(int index) {
    String name = Shortened.name(sentences.name(input.process(index)));
    return words.text("process.short", "name", name, "pid", input.process(index).pidText());
  }

  /** A folder is the one it lies in and its own name; -1 stands for none. */
  private int folder(String folder) {
    if (folder.isEmpty()) {
      return -1;
    }
    int name = folder.lastIndexOf('\\', folder.length() - 2) + 1;
    String parent = Integer.toString(folder(folder.substring(0, name)));
    return place("folders", parent, folder.substring(name));
  }

  private int place(String table, String... texts) {
    Map<List<String>, Integer> places =
        tables.computeIfAbsent(table, name -> new LinkedHashMap<>());
    Integer known = places.putIfAbsent(List.of(texts), places.size());
    if (known == null) {
      for (String text : texts) {
        bytes += 4 + PageSize.of(text);
      }
    }
    return known == null ? places.size() - 1 : known;
  }

  /**
   * {@code {"from": 150, "folders": [["-1", "C:\\"], …], …, "rows": [[…], …]}}.
   *
   * @param from place of the first of them among all
   */
  String json(int from) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("from", from);
      for (Map.Entry<String, Map<List<String>, Integer>> table : tables.entrySet()) {
        json.writeArrayFieldStart(table.getKey());
        for (List<String> texts : table.getValue().keySet()) {
          json.writeArray(texts.toArray(String[]::new), 0, texts.size());
        }
        json.writeEndArray();
      }
      json.writeArrayFieldStart("rows");
      for (List<Object> row : rows) {
        write(row, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static void write(List<Object> row, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (Object cell : row) {
      if (cell instanceof String text) {
        json.writeString(text);
      } else {
        json.writeNumber(((Number) cell).longValue());
      }
    }
    json.writeEndArray();
  }
}
