package dev.stallscope.synth;

import dev.stallscope.model.Ticks;
import dev.stallscope.synth.Scenario.Cast;
import dev.stallscope.synth.plant.Guard;
import dev.stallscope.synth.plant.Noise;
import dev.stallscope.synth.plant.Plant;
import dev.stallscope.synth.plant.Plants;
import dev.stallscope.synth.plant.Product;
import dev.stallscope.synth.plant.RetrySchedule;
import dev.stallscope.synth.plant.Terms;
import dev.stallscope.synth.plant.Terms.Span;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads scenarios: {@code title}, {@code tool}, {@code items}, {@code workers}, {@code pace},
 * {@code guard}, {@code noise}, {@code stall} and {@code decoy}, one to a line.
 */
final class ScenarioParser {
  /** Bounds what a scenario from elsewhere can ask of memory. */
  private static final int MOST_ITEMS = 20_000;

  /** Noise goes on as long as all else does. */
  private static final long MOST_TICKS = 12 * 3600 * Ticks.PER_SECOND;

  private static final int MOST_STRIKES = 2_000;

  /** A cloud check, and the longest of the retry schedules. */
  private static final long USUALLY_LONGEST = 60 * Ticks.PER_SECOND;

  private static final int MOST_WORKERS = 64;
  private static final Pattern ENDPOINT = Pattern.compile("[A-Za-z0-9.-]{1,200}:[a-z0-9-]{1,30}");
  private static final Set<String> OUTCOMES = Set.of("recovered", "gave-up");
  private static final Set<String> AFTER_THE_END = Set.of("engine-after-target");

  private String title = "";
  private @Nullable Tool tool;
  private Range items = new Range(60, 120);
  private Range workers = new Range(1, 3);
  private Span pace = new Span(Ticks.PER_MILLISECOND / 5, 6 * Ticks.PER_MILLISECOND);
  private Product guard = Product.DEFENDER;
  private Guard.Watch watch = Guard.Watch.VISIBLE;
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
    long longest = longestTicks();
    if (longest > MOST_TICKS) {
      throw script.tooLong(longest / Ticks.PER_SECOND / 3600, MOST_TICKS / Ticks.PER_SECOND / 3600);
    }
    String name = file.endsWith(".scenario") ? file.substring(0, file.length() - 9) : file;
    return new Scenario(name, title, tool, items, workers, pace, guard, watch, noise, casts);
  }

  /** What it takes when everything takes as long as it may, one after the other. */
  private long longestTicks() {
    return items.most() * pace.most() * (1 + Rhythm.HELPERS_THOUGHT)
        + casts.stream().mapToLong(cast -> cast.times().most() * cast.longestTicks()).sum();
  }

  private void take(Script.Line line) throws ScenarioException {
    switch (line.keyword()) {
      case "title" -> title = line.rest();
      case "tool" -> tool = Scenarios.tool(line);
      case "items" -> items = range(line, line.rest(), MOST_ITEMS);
      case "workers" -> workers = range(line, line.rest(), MOST_WORKERS);
      case "pace" -> pace = Range.span(line, line.rest());
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
      throw line.error(
          "say guard NAME, and hidden if the capture does not show its engine, or excluded if the"
              + " job's files are excluded from its scans");
    }
    guard =
        Product.named(words.get(0))
            .filter(Product::guards)
            .orElseThrow(() -> line.error("'" + words.get(0) + "' is no security product here"));
    String how = words.size() == 1 ? "visible" : words.get(1);
    watch =
        Stream.of(Guard.Watch.values())
            .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(how))
            .findFirst()
            .orElseThrow(() -> line.error("visible, hidden or excluded, not '" + how + "'"));
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
    long longest = terms.blocked() == null ? USUALLY_LONGEST : terms.blocked().most();
    casts.add(new Cast(plant(line, name, terms), times, AFTER_THE_END.contains(name), longest));
  }

  private static Terms with(Script.Line line, Terms terms, String word, String value)
      throws ScenarioException {
    return switch (word) {
      case "blocked" -> terms.blocked(Range.span(line, value));
      case "by" -> terms.by(holder(line, value));
      case "retry" ->
          terms.retry(
              RetrySchedule.named(value)
                  .orElseThrow(() -> line.error("no tool retries like '" + value + "'")));
      case "outcome" -> terms.outcome(outcome(line, value));
      case "to" -> terms.to(endpoint(line, value));
      default ->
          throw line.error("'" + word + "' is none of times, blocked, by, retry, outcome, to");
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

  private static String endpoint(Script.Line line, String value) throws ScenarioException {
    if (!ENDPOINT.matcher(value).matches()) {
      throw line.error("'" + value + "' is no remote end such as proxy.corp.example:8080");
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
