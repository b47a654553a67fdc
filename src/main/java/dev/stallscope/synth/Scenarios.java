package dev.stallscope.synth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Scenarios in the jar, and those of files. */
public final class Scenarios {
  private static final String ENDING = ".scenario";

  private Scenarios() {}

  /** Names of the scenarios in the jar, as {@code scenarios/index.txt} lists them. */
  public static List<String> names() {
    String index = resource("scenarios/index.txt");
    if (index == null) {
      throw new IllegalStateException("resource missing from the jar: scenarios/index.txt");
    }
    return index.lines().filter(line -> !line.isBlank()).toList();
  }

  /** The scenario of this name in the jar, empty when there is none. */
  public static Optional<Scenario> builtIn(String name) {
    if (!names().contains(name)) {
      return Optional.empty();
    }
    String file = name + ENDING;
    String text = resource("scenarios/" + file);
    try {
      return text == null ? Optional.empty() : Optional.of(ScenarioParser.parse(file, text));
    } catch (ScenarioException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lines of a scenario in the jar, as an example to begin with. */
  static List<String> text(String name) {
    String text = resource("scenarios/" + name + ENDING);
    return text == null ? List.of() : text.lines().toList();
  }

  /**
   * Reads a scenario from a file.
   *
   * @throws ScenarioException when it says what no scenario says
   * @throws IOException when it cannot be read
   */
  public static Scenario read(Path file) throws IOException, ScenarioException {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(Script.LONGEST_FILE * 4 + 1);
      return parse(name, new String(bytes, StandardCharsets.UTF_8));
    }
  }

  /**
   * Reads a scenario from a text.
   *
   * @param file its name, for messages
   */
  public static Scenario parse(String file, String text) throws ScenarioException {
    return ScenarioParser.parse(file, text);
  }

  /** The tool that a line names; only those in the jar. */
  static Tool tool(Script.Line line) throws ScenarioException {
    String name = line.rest();
    String text = name.matches("[a-z]{1,20}") ? resource("tools/" + name + ".tool") : null;
    if (text == null) {
      throw line.error("there is no tool '" + name + "'");
    }
    return Tool.parse(name + ".tool", text);
  }

  private static @Nullable String resource(String path) {
    try (InputStream in = Scenarios.class.getResourceAsStream(path)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
