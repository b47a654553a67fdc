package dev.stallscope.synth;

import dev.stallscope.synth.Scenario.Cast;
import dev.stallscope.synth.plant.Noise;
import dev.stallscope.synth.plant.Plant;
import dev.stallscope.synth.plant.Plants;
import dev.stallscope.synth.plant.Product;
import dev.stallscope.synth.plant.RetrySchedule;
import dev.stallscope.synth.plant.Terms;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads scenarios: {@code title}, {@code tool}, {@code items}, {@code workers}, {@code guard},
 * {@code noise}, {@code stall} and {@code decoy}, one to a line.
 */
final class ScenarioParser {
  /** Bounds what a scenario from elsewhere can ask of memory. */
  private static final int MOST_ITEMS = 20_000;

  private static final int MOST_STRIKES = 2_000;
  private static final int MOST_WORKERS = 64;
  private static final Set<String> OUTCOMES = Set.of("recovered", "gave-up");
  private static final Set<String> AFTER_THE_END = Set.of("engine-after-target");

  private String title = "";
  private @Nullable Tool tool;
  private Range items = new Range(60, 120);
  private Range workers = new Range(1, 3);
  private Product guard = Product.DEFENDER;
  private boolean visible = true;
  private List<String> noise = List.copyOf(Noise.names());
  private final List<Cast> casts = new ArrayList<>();

  private ScenarioParser() {}

  static Scenario parse(String file, String text) throws ScenarioException {
    Script script = new Script(file, text);
    ScenarioParser parser = new ScenarioParser();
    for (Script.Line line : script.lines()) {
      parser.take(line);
    }
    return parser.scenario(file, script);
  }

  private Scenario scenario(String file, Script script) throws ScenarioException {
    if (tool == null) {
      throw script.missing("which tool runs");
    }
    String name = file.endsWith(".scenario") ? file.substring(0, file.length() - 9) : file;
    return new Scenario(name, title, tool, items, workers, guard, visible, noise, casts);
  }

  private void take(Script.Line line) throws ScenarioException {
    switch (line.keyword()) {
      case "title" -> title = line.rest();
      case "tool" -> tool = Scenarios.tool(line);
      case "items" -> items = range(line, line.rest(), MOST_ITEMS);
      case "workers" -> workers = range(line, line.rest(), MOST_WORKERS);
      case "guard" -> guard(line);
      case "noise" -> noise(line);
      case "stall", "decoy" -> cast(line);
      default -> throw line.error("'" + line.keyword() + "' is no line of a scenario");
    }
  }

  private static Range range(Script.Line line, String text, int most) throws ScenarioException {
    Range range = Range.parse(line, text);
    if (range.most() > most) {
      throw line.error("at most " + most + " " + line.keyword());
    }
    return range;
  }

  private void guard(Script.Line line) throws ScenarioException {
    List<String> words = line.words();
    if (words.isEmpty() || words.size() > 2) {
      throw line.error("say guard NAME, and hidden if the capture does not show its engine");
    }
    guard =
        Product.named(words.get(0))
            .filter(Product::guards)
            .orElseThrow(() -> line.error("'" + words.get(0) + "' is no security product here"));
    visible = words.size() == 1 || !words.get(1).equals("hidden");
    if (words.size() == 2 && visible && !words.get(1).equals("visible")) {
      throw line.error("visible or hidden, not '" + words.get(1) + "'");
    }
  }

  private void noise(Script.Line line) throws ScenarioException {
    noise = line.words().equals(List.of("none")) ? List.of() : line.words();
    for (String word : noise) {
      if (!Noise.names().contains(word)) {
        throw line.error("'" + word + "' is none of " + Noise.names());
      }
    }
  }

  private void cast(Script.Line line) throws ScenarioException {
    Iterator<String> words = line.words().iterator();
    String name = words.hasNext() ? words.next() : "";
    Range times = new Range(1, 1);
    Terms terms = Terms.NONE;
    while (words.hasNext()) {
      String word = words.next();
      if (!words.hasNext()) {
        throw line.error("'" + word + "' needs a value");
      }
      String value = words.next();
      if (word.equals("times")) {
        times = range(line, value, MOST_STRIKES);
      } else {
        terms = with(line, terms, word, value);
      }
    }
    casts.add(new Cast(plant(line, name, terms), times, AFTER_THE_END.contains(name)));
  }

  private static Terms with(Script.Line line, Terms terms, String word, String value)
      throws ScenarioException {
    return switch (word) {
      case "blocked" ->
          new Terms(Range.span(line, value), terms.by(), terms.retry(), terms.outcome());
      case "by" -> new Terms(terms.blocked(), holder(line, value), terms.retry(), terms.outcome());
      case "retry" ->
          new Terms(
              terms.blocked(),
              terms.by(),
              RetrySchedule.named(value)
                  .orElseThrow(() -> line.error("no tool retries like '" + value + "'")),
              terms.outcome());
      case "outcome" -> new Terms(terms.blocked(), terms.by(), terms.retry(), outcome(line, value));
      default -> throw line.error("'" + word + "' is none of times, blocked, by, retry, outcome");
    };
  }

  private static String holder(Script.Line line, String value) throws ScenarioException {
    if (!value.equals("unknown") && Product.named(value).isEmpty()) {
      throw line.error("nobody here is called '" + value + "'");
    }
    return value;
  }

  private static String outcome(Script.Line line, String value) throws ScenarioException {
    if (!OUTCOMES.contains(value)) {
      throw line.error("an outcome is recovered or gave-up, not '" + value + "'");
    }
    return value;
  }

  private static Plant plant(Script.Line line, String name, Terms terms) throws ScenarioException {
    boolean stall = line.keyword().equals("stall");
    Optional<Plant> plant = stall ? Plants.stall(name, terms) : Plants.decoy(name, terms);
    return plant.orElseThrow(
        () ->
            line.error("'" + name + "' is none of " + (stall ? Plants.stalls() : Plants.decoys())));
  }
}
