package dev.stallscope.synth;

import dev.stallscope.synth.machine.Image;
import dev.stallscope.synth.plant.RetrySchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A tool that installs or builds: its programs, where its files lie, and how often it does what.
 * Written in {@code tools/*.tool}.
 *
 * @param root first process
 * @param command its command line
 * @param helpers processes it starts
 * @param libraries libraries it loads
 * @param retry how it retries what is refused
 * @param endpoints hosts it talks to
 * @param packages what it installs
 * @param reads patterns of files it finds; see {@code Layout}
 * @param writes patterns of files it makes
 * @param images patterns of executables it makes
 * @param values registry values it reads
 * @param mix how often it does what, by {@code Rhythm}'s words
 */
record Tool(
    Image root,
    String command,
    List<Helper> helpers,
    List<Image> libraries,
    RetrySchedule retry,
    List<String> endpoints,
    List<String> packages,
    List<String> reads,
    List<String> writes,
    List<String> images,
    List<Value> values,
    Map<String, Integer> mix) {

  /** A process the tool starts. */
  record Helper(Image image, String command) {}

  /** A value of a registry key, and its text. */
  record Value(String key, String name, String text) {}

  /** Reads a tool; every list must hold something. */
  static Tool parse(String file, String text) throws ScenarioException {
    Script script = new Script(file, text);
    Parser parser = new Parser();
    for (Script.Line line : script.lines()) {
      parser.take(line);
    }
    return parser.tool(script);
  }

  private static final class Parser {
    private static final Image NOBODY = new Image("", "", "", "");

    private Image root = NOBODY;
    private String command = "";
    private RetrySchedule retry = RetrySchedule.GIT;
    private final List<Helper> helpers = new ArrayList<>();
    private final List<Image> libraries = new ArrayList<>();
    private final Map<String, List<String>> texts = new TreeMap<>();
    private final List<Value> values = new ArrayList<>();
    private final Map<String, Integer> mix = new TreeMap<>();

    void take(Script.Line line) throws ScenarioException {
      switch (line.keyword()) {
        case "root" -> root = image(line);
        case "command" -> command = line.rest();
        case "helper" -> helpers.add(helper(line));
        case "library" -> libraries.add(library(line));
        case "retry" -> retry = retry(line);
        case "endpoint", "package", "read", "write", "make" ->
            texts.computeIfAbsent(line.keyword(), key -> new ArrayList<>()).add(line.rest());
        case "registry" -> values.add(value(line));
        case "mix" -> mix(line);
        default -> throw line.error("a tool has no '" + line.keyword() + "'");
      }
    }

    private static Image image(Script.Line line) throws ScenarioException {
      List<String> parts = line.parts(4);
      return new Image(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
    }

    private static Helper helper(Script.Line line) throws ScenarioException {
      List<String> parts = line.parts(3);
      Image image =
          parts.get(0).startsWith("C:\\Windows\\")
              ? Image.ofWindows(parts.get(0), "")
              : new Image(parts.get(0), parts.get(1), "", "");
      return new Helper(image, parts.get(2));
    }

    private static Image library(Script.Line line) throws ScenarioException {
      List<String> parts = line.parts(2);
      return Image.ofWindows(parts.get(0), parts.get(1));
    }

    private static Value value(Script.Line line) throws ScenarioException {
      List<String> parts = line.parts(3);
      return new Value(parts.get(0), parts.get(1), parts.get(2));
    }

    private static RetrySchedule retry(Script.Line line) throws ScenarioException {
      return RetrySchedule.named(line.rest())
          .orElseThrow(() -> line.error("no tool retries like '" + line.rest() + "'"));
    }

    private void mix(Script.Line line) throws ScenarioException {
      List<String> words = line.words();
      for (int i = 0; i + 1 < words.size(); i += 2) {
        if (!Rhythm.WORDS.contains(words.get(i))) {
          throw line.error("'" + words.get(i) + "' is none of " + Rhythm.WORDS);
        }
        mix.put(words.get(i), Range.parse(line, words.get(i + 1)).least());
      }
    }

    Tool tool(Script script) throws ScenarioException {
      if (root.path().isEmpty() || command.isEmpty() || mix.isEmpty()) {
        throw script.missing("root, command and mix");
      }
      return new Tool(
          root,
          command,
          helpers,
          libraries,
          retry,
          texts(script, "endpoint"),
          texts(script, "package"),
          texts(script, "read"),
          texts(script, "write"),
          texts(script, "make"),
          values,
          mix);
    }

    private List<String> texts(Script script, String keyword) throws ScenarioException {
      List<String> given = texts.get(keyword);
      if (given == null) {
        throw script.missing(keyword);
      }
      return given;
    }
  }
}
